import { Trans } from '@lingui/react/macro';
import { ButtonLink } from '../../design/controls.tsx';
import { PersonCompanions } from '../../pieces/person-companions.tsx';
import { useMe } from '../../shell/me.tsx';

/** Posts of the viewer. */
export function Screen() {
  const me = useMe();
  if (!me) return null;
  const write = (
    <ButtonLink to="/companions/new" icon="plus">
      <Trans>동행 글 쓰기</Trans>
    </ButtonLink>
  );
  return (
    <>
      <div className="flex justify-end">{write}</div>
      <PersonCompanions userId={me.user.id} />
    </>
  );
}
