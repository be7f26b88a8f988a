import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useDeferredValue, useState } from 'react';
import { Button, Field } from '../../design/controls.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Failed } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { Invite } from '../../pieces/invite.tsx';
import { PersonLine } from '../../pieces/person-link.tsx';
import { useMe } from '../../shell/me.tsx';

const PEOPLE = graphql(`
  query PeopleToInvite($query: String!) {
    search(query: $query, types: [USER], first: 10) {
      edges {
        cursor
        node {
          ... on User {
            id
            nickname
            ...PersonLink_user
          }
        }
      }
    }
  }
`);

/** Finds somebody by name and asks them to come along. */
export function InviteButton({ companionId }: { companionId: string }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="plain" icon="plus" onPress={() => setOpen(true)}>
        <Trans>초대하기</Trans>
      </Button>
      <Dialog title={t`누구를 초대할까요?`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <PeopleToInvite companionId={companionId} />
      </Dialog>
    </>
  );
}

function PeopleToInvite({ companionId }: { companionId: string }) {
  const { t } = useLingui();
  const me = useMe();
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const { data, previousData, error } = useQuery(PEOPLE, { variables: { query }, skip: query === '' });
  const edges = query === '' ? [] : ((data ?? previousData)?.search.edges ?? []);
  const people = edges.flatMap(({ node }) => (node.__typename === 'User' && node.id !== me?.user.id ? [node] : []));
  return (
    <>
      <Field
        label={t`별명으로 찾기`}
        type="search"
        placeholder={t`카피바라, ㅋㅍㅂㄹ…`}
        maxLength={100}
        value={text}
        onChange={setText}
      />
      {error && <Failed error={error} />}
      {data && query !== '' && people.length === 0 && (
        <p className="py-4 text-center text-soft">
          <Trans>찾는 사람이 없어요.</Trans>
        </p>
      )}
      <ul className="flex min-h-40 flex-col gap-3">
        {people.map((person) => (
          <li key={person.id}>
            <Invite companionId={companionId} userId={person.id} nickname={person.nickname}>
              <PersonLine person={person} />
            </Invite>
          </li>
        ))}
      </ul>
    </>
  );
}
