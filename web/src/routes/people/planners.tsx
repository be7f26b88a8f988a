import { useParams } from 'react-router';
import { PersonPlanners } from '../../pieces/person-planners.tsx';

export function Screen() {
  const { id = '' } = useParams();
  return <PersonPlanners key={id} userId={id} />;
}
