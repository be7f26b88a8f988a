/** A document with its variables, as it stands in an address. Who asks and headers are never in it. */
interface Shared {
  query: string;
  variables: string;
}

/** The address that opens the page with this document. Behind the `#`: the server does not even see it. */
export function shareLink({ query, variables }: Shared, { origin, pathname }: Location): string {
  const given = new URLSearchParams({ query, ...(variables.trim() && { variables }) });
  return `${origin}${pathname}#${given}`;
}

/** What an address brings, behind the `#` or as GraphiQL's `?query=`; null without. */
export function readShare({ hash, search }: Location): Shared | null {
  for (const given of [hash.slice(1), search.slice(1)]) {
    const parameters = new URLSearchParams(given);
    const query = parameters.get('query');
    if (query) return { query, variables: parameters.get('variables') ?? '' };
  }
  return null;
}
