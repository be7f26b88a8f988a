import { Trans } from '@lingui/react/macro';
import { ButtonLink } from '../../design/controls.tsx';
import { PersonPlaces } from '../../pieces/person-places.tsx';
import { useMe } from '../../shell/me.tsx';

/** Places and reviews of the viewer. */
export function Screen() {
  const me = useMe();
  if (!me) return null;
  return (
    <PersonPlaces
      userId={me.user.id}
      wayOn={
        <ButtonLink to="/places" look="plain">
          <Trans>장소 둘러보기</Trans>
        </ButtonLink>
      }
    />
  );
}
