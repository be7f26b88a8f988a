import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { GridList, useDragAndDrop } from 'react-aria-components';
import { Button } from '../../design/controls.tsx';
import { dayOf } from '../../design/dates.ts';
import { DayMap } from '../../design/day-map.tsx';
import { useFragment } from '../../gql/index.ts';
import { DayNote } from './day-note.tsx';
import { MOVE_STOP, STOP } from './documents.ts';
import { PlaceSearch } from './place-search.tsx';
import { StopRow } from './stop-row.tsx';
import { type Plan, useWriting } from './writing.tsx';

/** What a stop is while it is dragged: nothing of another page is taken for one. */
const DRAGGED = 'infinity-travel-stop';

/** All days, with a way to each of them. */
export function Days({ planner }: { planner: Plan }) {
  const { t } = useLingui();
  return (
    <>
      {planner.days.length > 2 && (
        <nav
          aria-label={t`날짜`}
          className="sticky top-16 z-10 -mx-4 mb-4 flex gap-1 overflow-x-auto bg-page/95 px-4 py-2"
        >
          {planner.days.map(({ date }) => (
            <a
              key={date}
              href={`#day-${date}`}
              className="shrink-0 rounded-full border border-line bg-surface px-3 py-1.5 text-sm font-semibold hover:bg-sunken"
            >
              {dayOf(date)}
            </a>
          ))}
        </nav>
      )}
      <ol className="flex flex-col gap-5">
        {planner.days.map((day, i) => (
          <li key={day.id} id={`day-${day.date}`} className="scroll-mt-32">
            <Day planner={planner} day={day} index={i} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Day({ planner, day, index }: { planner: Plan; day: Plan['days'][number]; index: number }) {
  const { t } = useLingui();
  const { write } = useWriting();
  const stops = useFragment(STOP, day.stops);
  const [isSearching, setSearching] = useState(false);
  const canWrite = planner.viewerCan.update.allowed;
  const title = t`${index + 1}일째`;
  const move = (stopId: string, position: number, toDayId = day.id) => write(MOVE_STOP, { stopId, toDayId, position });
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !canWrite,
    getItems: (keys) => [...keys].map((key) => ({ [DRAGGED]: String(key), 'text/plain': String(key) })),
    acceptedDragTypes: [DRAGGED],
    getDropOperation: () => 'move',
    onReorder: ({ keys, target }) => {
      const [key] = [...keys].map(String);
      const rest = stops.filter(({ id }) => id !== key);
      const at = rest.findIndex(({ id }) => id === target.key);
      void move(key!, at < 0 ? rest.length : at + (target.dropPosition === 'after' ? 1 : 0));
    },
    onInsert: ({ items, target }) => {
      const at = stops.findIndex(({ id }) => id === target.key) + (target.dropPosition === 'after' ? 1 : 0);
      void Promise.all(items.map(async (item) => item.kind === 'text' && move(await item.getText(DRAGGED), at)));
    },
    onRootDrop: ({ items }) => {
      void Promise.all(
        items.map(async (item) => item.kind === 'text' && move(await item.getText(DRAGGED), stops.length)),
      );
    },
  });
  const located = stops.filter(({ place }) => place.location);
  return (
    <section aria-label={`${title} ${dayOf(day.date)}`} className="rounded-card bg-surface p-4 shadow-card md:p-5">
      <h2 className="mb-3 flex items-baseline gap-2">
        <span className="text-xl font-bold">{title}</span>
        <span className="text-soft">{dayOf(day.date)}</span>
      </h2>
      <DayNote key={day.note} day={day} canWrite={canWrite} />
      <GridList
        aria-label={t`${title}의 장소`}
        items={stops}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => (
          <p className="rounded-control border-2 border-dashed border-line px-4 py-5 text-center text-soft">
            <Trans>아직 갈 곳이 없어요.</Trans>
          </p>
        )}
        className="flex flex-col gap-2 data-[drop-target]:outline-3 data-[drop-target]:outline-brand"
      >
        {stops.map((stop, i) => (
          <StopRow
            key={stop.id}
            stop={stop}
            number={i + 1}
            count={stops.length}
            planner={planner}
            dayId={day.id}
            onMove={move}
          />
        ))}
      </GridList>
      {located.length > 1 && (
        <DayMap
          label={t`${title} 지도`}
          points={located.map(({ id, place }) => ({
            ...place.location!,
            number: stops.findIndex((stop) => stop.id === id) + 1,
            name: place.name,
          }))}
        />
      )}
      {canWrite && (
        <div className="mt-3">
          <Button small look="plain" icon="plus" onPress={() => setSearching(true)}>
            <Trans>장소 더하기</Trans>
          </Button>
        </div>
      )}
      {isSearching && (
        <PlaceSearch
          title={t`${title}에 장소 더하기`}
          dayId={day.id}
          near={located.at(-1)?.place.location ?? null}
          onClose={() => setSearching(false)}
        />
      )}
    </section>
  );
}
