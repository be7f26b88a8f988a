import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Door } from '../../shared/context.ts';
import { unauthenticated } from '../../shared/errors.ts';

/** What a request that brings a refused token may not do: anything silently as nobody. @throws AppError UNAUTHENTICATED (SESSION_EXPIRED). */
export function refuseExpiredSession(door: Door): void {
  if (door.refusedToken !== undefined) throw unauthenticated('SESSION_EXPIRED');
}

/**
 * The same for an operation, before any of it runs: refused unless every one of its root fields is for expired sessions
 * too. One other field beside `refreshSession` refuses the whole: it was written for somebody who is signed in.
 * @throws AppError UNAUTHENTICATED (SESSION_EXPIRED).
 */
export function refuseExpiredSessionOf(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  schema: GraphQLSchema,
  door: Door,
): void {
  if (door.refusedToken === undefined) return;
  const root = schema.getRootType(operation.operation)?.getFields() ?? {};
  const names = rootFieldsOf(operation.selectionSet, document).filter((name) => name !== '__typename');
  const isForgiven = names.length > 0 && names.every((name) => root[name]?.extensions.forExpiredSessionsToo === true);
  if (!isForgiven) refuseExpiredSession(door);
}

/** Names of the root fields, through fragments; those that `@skip` or `@include` may leave out are named too. */
function rootFieldsOf({ selections }: SelectionSetNode, document: DocumentNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFieldsOf(selection.selectionSet, document);
    const name = selection.name.value;
    const fragment = document.definitions.find((d) => d.kind === Kind.FRAGMENT_DEFINITION && d.name.value === name);
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? rootFieldsOf(fragment.selectionSet, document) : [];
  });
}
