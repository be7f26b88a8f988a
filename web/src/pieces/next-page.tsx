import { useState } from 'react';
import { Failed, More } from '../design/pieces.tsx';

/** Where a list that is shown ends. */
export interface PageEnd {
  hasNextPage: boolean;
  endCursor?: string | null;
}

/** The way to the rest of a list, and why it did not come; nothing at its end. */
export function NextPage({
  pageInfo,
  onMore,
}: {
  pageInfo: PageEnd;
  onMore: (after: string | null) => Promise<unknown>;
}) {
  const [isLoading, setLoading] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const more = async () => {
    setLoading(true);
    setError(null);
    await onMore(pageInfo.endCursor ?? null).catch(setError);
    setLoading(false);
  };
  return (
    <>
      {error !== null && <Failed error={error} />}
      {pageInfo.hasNextPage && <More isLoading={isLoading} onMore={() => void more()} />}
    </>
  );
}
