import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Icon } from '../design/icons.tsx';
import { WorldMap } from './world-map.tsx';

/** Near enough to tell the part of a country. */
const ZOOM = 8;

/** Where one place is. */
export function PlaceMap({ name, location }: { name: string; location: { latitude: number; longitude: number } }) {
  const { t } = useLingui();
  const { latitude, longitude } = location;
  const view = useMemo(() => ({ latitude, longitude, zoom: ZOOM }), [latitude, longitude]);
  const mark = (
    <span className="grid size-10 place-items-center rounded-full border-2 border-surface bg-brand text-brand-ink shadow-card">
      <Icon name="pin" size={20} />
    </span>
  );
  return <WorldMap label={t`${name}의 지도`} view={view} markers={[{ key: name, latitude, longitude, mark }]} />;
}
