import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
// Natural Earth, 1:50 million.
import landUrl from 'world-atlas/land-50m.json?url';
import type { MapBounds } from './world-map.tsx';

/** A piece of land, and the box around it. */
export interface Outline {
  rings: [number, number][][];
  bounds: MapBounds;
}

let loading: Promise<readonly Outline[]> | undefined;

/** The land of the world, loaded once; what failed is tried again the next time. */
export function loadOutlines(): Promise<readonly Outline[]> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<readonly Outline[]> {
  const answer = await fetch(landUrl);
  if (!answer.ok) throw new Error(`The outlines are answered with ${answer.status}.`);
  const topology = (await answer.json()) as Topology<{ land: GeometryCollection }>;
  return feature(topology, topology.objects.land).features.flatMap(({ geometry }) =>
    geometry.type === 'MultiPolygon' ? geometry.coordinates.map((rings) => outlineOf(rings as Outline['rings'])) : [],
  );
}

function outlineOf(rings: Outline['rings']): Outline {
  const longitudes = rings[0]!.map(([longitude]) => longitude);
  const latitudes = rings[0]!.map(([, latitude]) => latitude);
  const bounds = {
    north: Math.max(...latitudes),
    south: Math.min(...latitudes),
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
  };
  return { rings, bounds };
}
