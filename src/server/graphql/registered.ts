import { readFileSync } from 'node:fs';
import { type ASTNode, type DocumentNode, parse, print, visit } from 'graphql';
import { PAGE_DOCUMENTS } from '../../accounts/account.routes.ts';
import { StartupFault } from '../../shared/startup-fault.ts';

/** Documents that were told before the start; with PERSISTED_ONLY no others are read. */
export interface RegisteredDocuments {
  /** Whether a document asks for exactly what a registered one asks for. Names of operations, `__typename` and the order of fields do not count. */
  has(document: DocumentNode): boolean;
}

/** What the published client sends to renew a session. */
const RENEWAL =
  'mutation ($refreshToken: String) { refreshSession(refreshToken: $refreshToken) { accessToken refreshToken } }';

/**
 * Reads files of documents: JSON objects whose values are texts, as the client preset of GraphQL Code Generator and Relay's compiler write them.
 * Those of the server's own pages are added.
 * @throws StartupFault a file cannot be read, or holds something else.
 */
export function readRegistered(files: readonly string[]): RegisteredDocuments {
  const texts = [RENEWAL, ...Object.values(PAGE_DOCUMENTS), ...files.flatMap(textsOf)];
  const known = new Set(texts.map((text) => canonical(parse(text, { noLocation: true }))));
  return { has: (document) => known.has(canonical(document)) };
}

function textsOf(file: string): string[] {
  try {
    const texts = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
    for (const text of texts) parse(text, { noLocation: true });
    return texts;
  } catch (error) {
    throw new StartupFault(`PERSISTED_ONLY: ${file} does not hold documents: ${(error as Error).message}.`);
  }
}

/**
 * One text for all documents that ask for the same: a client's compiler sorts fields, arguments and variables, and its cache adds
 * `__typename`.
 */
function canonical(document: DocumentNode): string {
  const plain = visit(document, {
    Field: {
      enter: ({ name, alias }) => (name.value === '__typename' && !alias ? null : undefined),
      leave: (field) => ({ ...field, arguments: sorted(field.arguments) }),
    },
    OperationDefinition: {
      leave: ({ name: _, ...operation }) => ({
        ...operation,
        variableDefinitions: sorted(operation.variableDefinitions),
      }),
    },
    SelectionSet: { leave: (set) => ({ ...set, selections: sorted(set.selections) }) },
    ObjectValue: { leave: (value) => ({ ...value, fields: sorted(value.fields) }) },
  });
  return plain.definitions.map(print).sort().join('\n');
}

const sorted = <Node extends ASTNode>(nodes: readonly Node[] = []): Node[] =>
  nodes
    .map((node) => ({ node, text: print(node) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ node }) => node);
