import { useLingui } from '@lingui/react/macro';
import { useAct } from '../../app/act.ts';
import { useChosen } from '../../app/chosen.ts';
import { Toggle } from '../../design/controls.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { Part } from './frame.tsx';

const DIGEST = graphql(`
  fragment MailOfTheDay_viewer on Viewer {
    id
    mailDigest
  }
`);
const SET_DIGEST = graphql(`
  mutation SetMailDigest($mailDigest: Boolean!) {
    updateProfile(input: { mailDigest: $mailDigest }) {
      id
      ...MailOfTheDay_viewer
    }
  }
`);

/** One mail a day about what was not read. */
export function MailOfTheDay({ viewer }: { viewer: FragmentType<typeof DIGEST> }) {
  const { t } = useLingui();
  const { mailDigest } = useFragment(DIGEST, viewer);
  const set = useAct(SET_DIGEST);
  const [isOn, choose] = useChosen(mailDigest, (wanted) => set.run({ mailDigest: wanted }));
  return (
    <Part title={t`하루 한 번 메일`}>
      <Toggle label={t`읽지 않은 소식을 하루에 한 번 메일로 받기`} isOn={isOn} onChange={choose} />
      <Refusal error={set.error} />
    </Part>
  );
}
