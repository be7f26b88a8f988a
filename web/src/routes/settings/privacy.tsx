import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useAct } from '../../app/act.ts';
import { useChosen } from '../../app/chosen.ts';
import { directMessageOptions } from '../../app/words.ts';
import { ButtonLink, Choice, Toggle } from '../../design/controls.tsx';
import { Failed, ListSkeleton, Refusal } from '../../design/pieces.tsx';
import type { Language } from '../../gql/graphql.ts';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { UPDATE_SETTINGS } from './documents.ts';
import { Exports } from './exports.tsx';
import { Part } from './frame.tsx';
import { Leave } from './leave.tsx';

const PRIVACY = graphql(`
  query PrivacySettings {
    viewer {
      id
      ...Privacy_viewer
      ...Exports_viewer
    }
  }
`);
const CHOICES = graphql(`
  fragment Privacy_viewer on Viewer {
    id
    settings {
      directMessages
      showsInSearch
      language
    }
  }
`);

/** Who finds and reaches the viewer, and what is theirs. */
export function Screen() {
  const { data, error, refetch } = useQuery(PRIVACY, { fetchPolicy: 'cache-and-network' });
  if (!data?.viewer) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <ListSkeleton />;
  return (
    <>
      <Choices viewer={data.viewer} />
      <Exports viewer={data.viewer} />
      <Leave />
    </>
  );
}

function Choices({ viewer }: { viewer: FragmentType<typeof CHOICES> }) {
  const { t } = useLingui();
  const { settings } = useFragment(CHOICES, viewer);
  const update = useAct(UPDATE_SETTINGS);
  const [messages, chooseMessages] = useChosen(settings.directMessages, (directMessages) =>
    update.run({ input: { directMessages } }),
  );
  const [isFound, chooseFound] = useChosen(settings.showsInSearch, (showsInSearch) =>
    update.run({ input: { showsInSearch } }),
  );
  const [language, chooseLanguage] = useChosen(settings.language, (chosen) =>
    update.run({ input: { language: chosen } }),
  );
  const languages: { value: Language; words: string }[] = [
    { value: 'KO', words: '한국어' },
    { value: 'EN', words: 'English' },
  ];
  return (
    <Part title={t`나를 찾고 말 걸기`}>
      <Choice
        label={t`누가 먼저 말을 걸 수 있나요?`}
        options={directMessageOptions()}
        chosen={[messages]}
        onChange={([chosen]) => chosen && chooseMessages(chosen)}
      />
      <Toggle label={t`찾기에 내 프로필 보이기`} isOn={isFound} onChange={chooseFound} />
      <Choice
        label={t`메일과 푸시의 언어`}
        options={languages}
        chosen={[language]}
        onChange={([chosen]) => chosen && chooseLanguage(chosen)}
      />
      <Refusal error={update.error} />
      <div>
        <ButtonLink to="/blocked" look="plain">
          <Trans>차단한 사람</Trans>
        </ButtonLink>
      </div>
    </Part>
  );
}
