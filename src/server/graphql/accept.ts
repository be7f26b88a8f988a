/**
 * Clients that name `application/json` and not `application/graphql-response+json` take another status than 200 for a
 * broken server (GraphQL over HTTP, "Legacy"); for them what is wrong with a document stands in the body alone.
 */
export function knowsOnlyJson(accept = ''): boolean {
  return accept.includes('application/json') && !accept.includes('application/graphql-response');
}
