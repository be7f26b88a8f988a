import { create } from 'zustand';
import { CHAPTERS } from './journeys/index.ts';
import type { Step } from './journeys/step.ts';
import { setValues, useKnown } from './known.ts';
import { PaneModel } from './pane-model.ts';
import { tokenOfMail, useIdentities } from './talk/identity.ts';

export const PANES = [new PaneModel('left', 'cookies'), new PaneModel('right', 'cookies')] as const;

interface PageState {
  isSplit: boolean;
  active: number;
  fault: string | null;
}

export const usePage = create<PageState>(() => ({
  isSplit: false,
  active: 0,
  fault: null,
}));

export function setSplit(isSplit: boolean): void {
  if (!isSplit) PANES[1].stop();
  usePage.setState({ isSplit, active: isSplit ? usePage.getState().active : 0 });
}

/** Which step leaves a value under this name. */
export const giverOf = (name: string): Step | undefined =>
  CHAPTERS.flatMap(({ steps }) => steps).find(({ keep }) => name in keep);

/**
 * Opens a step where its person is. Is the person in no pane, the active one becomes theirs; unless something is followed there: then
 * the other pane opens.
 */
export async function openStep(step: Step): Promise<void> {
  usePage.setState({ fault: null });
  const index = paneFor(step);
  const pane = PANES[index]!;
  if (hasIdentity(step)) pane.setIdentity(step.who);
  usePage.setState({ active: index });
  try {
    if (step.mailTo) {
      const { values } = useKnown.getState();
      setValues({ 'mail.token': await tokenOfMail(String(values[step.mailTo]), step.mailAbout) });
    }
  } catch (error) {
    usePage.setState({ fault: (error as Error).message });
  }
  pane.open(step, useKnown.getState().values);
}

const hasIdentity = ({ who }: Step) => useIdentities.getState().all.some(({ id }) => id === who);

function paneFor(step: Step): number {
  const { active, isSplit } = usePage.getState();
  const shown = isSplit ? PANES : [PANES[0]];
  const theirs = shown.findIndex((pane) => pane.use.getState().identity === step.who);
  if (theirs >= 0) return theirs;
  if (!PANES[active]!.live.isFollowing) return active;
  const other = 1 - active;
  if (!isSplit) setSplit(true);
  return other;
}
