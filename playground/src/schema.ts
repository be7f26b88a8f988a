import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { create } from 'zustand';
import { post } from './talk/http.ts';
import { COOKIES } from './talk/identity.ts';

interface SchemaState {
  /** Null until it is there. */
  schema: GraphQLSchema | null;
  fault: string | null;
}

export const useSchema = create<SchemaState>(() => ({ schema: null, fault: null }));

/** Asks once for both panes. Where introspection is off, the page works without. */
export async function loadSchema(): Promise<void> {
  const query = getIntrospectionQuery({ schemaDescription: true, specifiedByUrl: true, inputValueDeprecation: true });
  const { body } = await post({ query, operationName: 'IntrospectionQuery' }, COOKIES);
  if (!body.data) useSchema.setState({ fault: body.errors?.[0]?.message ?? '' });
  else useSchema.setState({ schema: buildClientSchema(body.data as IntrospectionQuery), fault: null });
}
