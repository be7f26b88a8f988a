import { useQuery } from '@apollo/client/react';
import { Trans } from '@lingui/react/macro';
import { graphql } from '../../gql/index.ts';

const HOME = graphql(`
  query Home {
    popularAreas(limit: 8) {
      id
      name
    }
  }
`);

/** What is going on: where people go, who is looking for company, what others plan. */
export function Screen() {
  const { data } = useQuery(HOME);
  return (
    <>
      <h1 className="text-3xl font-extrabold">
        <Trans>어디로, 누구와 떠날까요?</Trans>
      </h1>
      <ul>
        {data?.popularAreas.map((area) => (
          <li key={area.id}>{area.name}</li>
        ))}
      </ul>
    </>
  );
}
