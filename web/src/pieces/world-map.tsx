import { Trans, useLingui } from '@lingui/react/macro';
import { geoMercator, geoPath } from 'd3-geo';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { IconButton } from '../design/controls.tsx';
import { loadOutlines, type Outline } from './outlines.ts';

/** Where a map looks: its middle in degrees, and the zoom of web maps (at 0 the world is 256 pixels wide). */
export interface MapView {
  latitude: number;
  longitude: number;
  zoom: number;
}

/** A section of the map in degrees, as the API takes it. */
export interface MapBounds {
  north: number;
  south: number;
  west: number;
  east: number;
}

/** Something that stands on the map, with its middle at its point. */
export interface Marker {
  key: string;
  latitude: number;
  longitude: number;
  mark: ReactNode;
}

const TILE = 256;
const ZOOMS = { min: 1, max: 17 };
const MAX_LATITUDE = 80;
/** A press that moves less is a press, in pixels. */
const STILL = 4;
/** How long after the last turn of the wheel the view is settled, ms. */
const WHEEL_MS = 200;
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Size {
  width: number;
  height: number;
}

/**
 * A map of outlines that needs no tiles and no network: moved by drag, two fingers, wheel, buttons, and arrow keys, + and - while it has the focus.
 * `onMove` hears where somebody has moved it to, once it rests; `onBounds` the section that it shows,
 * whoever has changed it.
 */
export function WorldMap({
  label,
  view,
  markers,
  onMove,
  onBounds,
}: {
  label: string;
  view: MapView;
  markers: readonly Marker[];
  onMove?: (view: MapView) => void;
  onBounds?: (bounds: MapBounds) => void;
}) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [now, setNow] = useState(view);
  const { outlines, isMissing } = useOutlines();
  const latest = useRef({ now, onMove, onBounds });
  latest.current = { now, onMove, onBounds };

  const settle = (next: MapView) => {
    // The next key may come before the next render.
    latest.current.now = next;
    setNow(next);
    latest.current.onMove?.(next);
  };
  const zoomBy = (steps: number) => settle(zoomed(latest.current.now, steps));

  useEffect(() => setNow(view), [view]);
  useEffect(() => {
    if (size.width > 0) latest.current.onBounds?.(boundsOf(view, size));
  }, [view, size]);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      setSize({ width, height });
    });
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = box.current!;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      setNow((before) => zoomed(before, -event.deltaY / 300));
      clearTimeout(timer);
      timer = setTimeout(() => latest.current.onMove?.(latest.current.now), WHEEL_MS);
    };
    // React listens passively, and then the page would scroll, too.
    element.addEventListener('wheel', turn, { passive: false });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('wheel', turn);
    };
  }, []);

  const press = (event: KeyboardEvent) => {
    if (event.target !== box.current) return;
    const arrow = ARROWS[event.key];
    if (arrow) {
      event.preventDefault();
      settle(moved(latest.current.now, (arrow[0] * size.width) / 4, (arrow[1] * size.height) / 4));
    }
    if (event.key === '+' || event.key === '=') zoomBy(1);
    if (event.key === '-') zoomBy(-1);
  };
  const fingers = useFingers(
    (change) => setNow(change),
    () => settle(latest.current.now),
  );
  const projection = projectionOf(now, size);
  const shown = useMemo(() => drawn(outlines, now, size), [outlines, now, size]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of forms
    <div
      ref={box}
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the map
      tabIndex={0}
      onKeyDown={press}
      {...fingers}
      className="relative h-full w-full cursor-grab touch-none overflow-clip rounded-card border border-line bg-map-sea select-none active:cursor-grabbing"
    >
      <svg width={size.width} height={size.height} aria-hidden="true" className="block">
        <path d={shown} className="fill-map-land stroke-line-strong" strokeWidth={0.75} />
      </svg>
      {size.width > 0 &&
        markers.map(({ key, latitude, longitude, mark }) => {
          const [x, y] = projection([longitude, latitude])!;
          const isInside = x > -40 && y > -40 && x < size.width + 40 && y < size.height + 40;
          return (
            isInside && (
              <span key={key} className="absolute -translate-x-1/2 -translate-y-1/2" style={{ left: x, top: y }}>
                {mark}
              </span>
            )
          );
        })}
      <div className="absolute right-3 bottom-3 flex flex-col gap-2 rounded-control bg-surface p-1 shadow-card">
        <IconButton icon="plus" label={t`가까이`} onPress={() => zoomBy(1)} />
        <IconButton icon="minus" label={t`멀리`} onPress={() => zoomBy(-1)} />
      </div>
      {isMissing && (
        <p className="absolute inset-x-3 top-3 rounded-control bg-surface px-3 py-2 text-sm shadow-card">
          <Trans>지도의 바탕을 불러오지 못했어요. 장소는 그대로 보여요.</Trans>
        </p>
      )}
    </div>
  );
}

/** The outlines once they have come, and whether they could not. */
function useOutlines(): { outlines: readonly Outline[]; isMissing: boolean } {
  const [outlines, setOutlines] = useState<readonly Outline[]>([]);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let isOver = false;
    loadOutlines().then(
      (loaded) => !isOver && setOutlines(loaded),
      () => !isOver && setMissing(true),
    );
    return () => {
      isOver = true;
    };
  }, []);
  return { outlines, isMissing };
}

/** One finger (or the mouse) moves the map, two zoom it; `onEnd` when the last one leaves and something has moved. */
function useFingers(onChange: (change: (view: MapView) => MapView) => void, onEnd: () => void) {
  const down = useRef(new Map<number, { x: number; y: number }>());
  const gone = useRef(0);
  const release = ({ pointerId }: PointerEvent) => {
    if (!down.current.delete(pointerId) || down.current.size > 0) return;
    if (gone.current > STILL) onEnd();
    gone.current = 0;
  };
  return {
    onPointerDown: ({ pointerId, clientX, clientY }: PointerEvent) => {
      down.current.set(pointerId, { x: clientX, y: clientY });
    },
    onPointerMove: (event: PointerEvent) => {
      const before = down.current.get(event.pointerId);
      if (!before) return;
      const after = { x: event.clientX, y: event.clientY };
      gone.current += Math.hypot(after.x - before.x, after.y - before.y);
      if (gone.current <= STILL) return;
      // Not sooner: a captured pointer does not press the marker below it.
      event.currentTarget.setPointerCapture(event.pointerId);
      down.current.set(event.pointerId, after);
      const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
      const zoom = other
        ? Math.log2(
            Math.hypot(after.x - other.x, after.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y),
          )
        : 0;
      const share = other ? 0.5 : 1;
      onChange((view) => moved(zoomed(view, zoom), (before.x - after.x) * share, (before.y - after.y) * share));
    },
    onPointerUp: release,
    onPointerCancel: release,
  };
}

const within = (value: number, min: number, max: number): number => Math.max(min, Math.min(max, value));

/** The same middle, so many steps nearer; each step doubles. */
export const zoomed = (view: MapView, steps: number): MapView => ({
  ...view,
  zoom: within(view.zoom + steps, ZOOMS.min, ZOOMS.max),
});

function projectionOf({ latitude, longitude, zoom }: MapView, { width, height }: Size) {
  return geoMercator()
    .scale((TILE * 2 ** zoom) / (2 * Math.PI))
    .rotate([-longitude, 0])
    .center([0, latitude])
    .translate([width / 2, height / 2])
    .clipExtent([
      [-2, -2],
      [width + 2, height + 2],
    ]);
}

function moved(view: MapView, right: number, down: number): MapView {
  const [longitude, latitude] = projectionOf(view, { width: 0, height: 0 }).invert!([right, down])!;
  return { ...view, longitude: turned(longitude), latitude: within(latitude, -MAX_LATITUDE, MAX_LATITUDE) };
}

const turned = (longitude: number): number => ((((longitude + 180) % 360) + 360) % 360) - 180;

function boundsOf(view: MapView, { width, height }: Size): MapBounds {
  const projection = projectionOf(view, { width, height });
  const north = within(projection.invert!([width / 2, 0])![1], -90, 90);
  const south = within(projection.invert!([width / 2, height])![1], -90, 90);
  const degrees = (width * 360) / (TILE * 2 ** view.zoom);
  if (degrees >= 360) return { north, south, west: -180, east: 180 };
  return { north, south, west: turned(view.longitude - degrees / 2), east: turned(view.longitude + degrees / 2) };
}

/** The outlines of the section as the `d` of a path; what lies outside is not looked at. */
function drawn(outlines: readonly Outline[], view: MapView, size: Size): string {
  if (size.width === 0) return '';
  const { north, south, west, east } = boundsOf(view, size);
  const isBeside = ({ bounds }: Outline) =>
    bounds.south > north || bounds.north < south || (west < east && (bounds.west > east || bounds.east < west));
  const coordinates = outlines.filter((outline) => !isBeside(outline)).map(({ rings }) => rings);
  return geoPath(projectionOf(view, size)).digits(1)({ type: 'MultiPolygon', coordinates }) ?? '';
}
