interface Point {
  latitude: number;
  longitude: number;
  number: number;
  name: string;
}

const WIDTH = 640;
const HEIGHT = 300;
const MARGIN = 40;
const METERS_A_DEGREE = 111_320;
/** Never nearer than this, meters: two doors of one street are not a map. */
const SMALLEST = 400;

/**
 * How the places of a day lie to each other, in their order: a plain sketch with a scale, which needs no tiles and no network. Distances are true
 * (equirectangular around the middle: below 1 % off within 300 km).
 */
export function DayMap({ label, points }: { label: string; points: readonly Point[] }) {
  const [middleLat, middleLng] = [middle(points.map((p) => p.latitude)), middle(points.map((p) => p.longitude))];
  const metersOf = ({ latitude, longitude }: Point) => ({
    x: (longitude - middleLng) * METERS_A_DEGREE * Math.cos((middleLat * Math.PI) / 180),
    y: (middleLat - latitude) * METERS_A_DEGREE,
  });
  const all = points.map((point) => ({ ...point, ...metersOf(point) }));
  const reach = (axis: 'x' | 'y') => Math.max(SMALLEST / 2, ...all.map((point) => Math.abs(point[axis])));
  const pixelsAMeter = Math.min((WIDTH / 2 - MARGIN) / reach('x'), (HEIGHT / 2 - MARGIN) / reach('y'));
  const placed = all.map(({ x, y, ...point }) => ({
    ...point,
    x: WIDTH / 2 + x * pixelsAMeter,
    y: HEIGHT / 2 + y * pixelsAMeter,
  }));
  const scale = roundDown(140 / pixelsAMeter);
  const scalePixels = scale * pixelsAMeter;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${label}: ${points.map(({ number, name }) => `${number} ${name}`).join(', ')}`}
      className="mt-3 w-full rounded-control border border-line bg-sunken"
    >
      <polyline
        points={placed.map(({ x, y }) => `${x},${y}`).join(' ')}
        className="fill-none stroke-brand"
        strokeWidth={3}
        strokeDasharray="2 7"
        strokeLinecap="round"
      />
      {placed.map(({ x, y, number, name }) => (
        <g key={number}>
          <circle cx={x} cy={y} r={13} className="fill-brand stroke-surface" strokeWidth={2} />
          <text x={x} y={y + 5} textAnchor="middle" className="fill-brand-ink text-sm font-bold">
            {number}
          </text>
          <text
            x={x > WIDTH - 160 ? x - 18 : x + 18}
            y={y + 5}
            textAnchor={x > WIDTH - 160 ? 'end' : 'start'}
            className="fill-ink text-sm"
          >
            {name.length > 14 ? `${name.slice(0, 13)}…` : name}
          </text>
        </g>
      ))}
      <path
        d={`M${WIDTH - 20 - scalePixels} ${HEIGHT - 18}v6h${scalePixels}v-6`}
        className="fill-none stroke-soft"
        strokeWidth={1.5}
      />
      <text x={WIDTH - 20} y={HEIGHT - 22} textAnchor="end" className="fill-soft text-xs">
        {scale < 1_000 ? `${scale} m` : `${scale / 1_000} km`}
      </text>
    </svg>
  );
}

const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;

/** 1, 2 or 5 with zeros, at most `meters`. */
function roundDown(meters: number): number {
  const power = 10 ** Math.floor(Math.log10(meters));
  const digit = [5, 2, 1].find((step) => step * power <= meters) ?? 1;
  return digit * power;
}
