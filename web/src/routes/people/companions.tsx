import { useParams } from 'react-router';
import { PersonCompanions } from '../../pieces/person-companions.tsx';

export function Screen() {
  const { id = '' } = useParams();
  return <PersonCompanions key={id} userId={id} />;
}
