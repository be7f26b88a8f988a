import { useParams } from 'react-router';
import { PersonPlaces } from '../../pieces/person-places.tsx';

export function Screen() {
  const { id = '' } = useParams();
  return <PersonPlaces key={id} userId={id} />;
}
