import { PersonPlanners } from '../../pieces/person-planners.tsx';
import { useMe } from '../../shell/me.tsx';

/** Plans of the viewer, the private ones too. */
export function Screen() {
  const me = useMe();
  return me && <PersonPlanners userId={me.user.id} />;
}
