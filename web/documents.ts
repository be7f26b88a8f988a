import { parse } from 'graphql';
import type { Plugin } from 'vite';
import * as generated from './src/gql/graphql.ts';

const CALL = /\bgraphql\(\s*`([^`]*)`\s*,?\s*\)/g;

/**
 * Puts each document where it is written, so that it travels with its route. The map of all documents that codegen makes would be
 * loaded by every screen.
 */
export function documentsInPlace(): Plugin {
  const documents = generated as unknown as Record<string, object | undefined>;
  return {
    name: 'documents-in-place',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes('/src/gql/') || !code.includes('graphql(`')) return null;
      return { code: code.replace(CALL, (_call, source: string) => literal(documents, source)), map: null };
    },
  };
}

function literal(documents: Record<string, object | undefined>, source: string): string {
  const [definition] = parse(source).definitions;
  if (definition?.kind !== 'OperationDefinition' && definition?.kind !== 'FragmentDefinition') {
    throw new Error('graphql() takes one operation or fragment');
  }
  const name = definition.name!.value;
  const pascal = name
    .split('_')
    .map((part) => part[0]!.toUpperCase() + part.slice(1))
    .join('_');
  const document = documents[`${pascal}${definition.kind === 'FragmentDefinition' ? 'FragmentDoc' : 'Document'}`];
  if (!document) throw new Error(`${name} is not generated yet: npm run codegen`);
  return `(${JSON.stringify(document)})`;
}
