import { transaction } from '../../data/transaction.ts';
import { jobContext } from '../../jobs/job-context.ts';
import { MAIL_QUEUE } from '../../mail/mail.ts';
import type { App, Tx } from '../../shared/context.ts';
import { type Channels, channelsOf } from '../settings/channels.ts';
import { isAnythingDue, postponeDue, removeDue, type TakenNotice, takeDue, toTell } from './due.ts';
import { isMailedAnyway, NOTICE_MAIL } from './notice-mail.ts';
import { PUSH_QUEUE } from './push-worker.ts';
import { endOfQuiet } from './quiet.ts';

const LOOK_MS = 1_000;

/**
 * Looks every second for what is due and hands it to the queues of pushes and mails, in one transaction with taking it away, until the
 * returned function is called. On any number of instances; a run that fails is logged, and the next one goes on.
 */
export function startReaching(app: App): () => Promise<void> {
  let running = Promise.resolve();
  let isOver = false;
  const look = async (): Promise<void> => {
    try {
      if (await isAnythingDue(app)) while (!isOver && (await reachSome(app)));
    } catch (error) {
      if (!isOver) app.log.warn({ err: error }, 'people could not be told outside the app');
    }
  };
  let isLooking = false;
  const looking = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    running = look().finally(() => {
      isLooking = false;
    });
  }, LOOK_MS);
  looking.unref();
  return async () => {
    isOver = true;
    clearInterval(looking);
    await running;
  };
}

/** Deals with what is due, up to a hundred at once; false when there is nothing more. */
async function reachSome(app: App): Promise<boolean> {
  return transaction(jobContext(app, 'reach'), async (tx) => {
    const taken = await takeDue(tx, app.clock());
    if (taken.length === 0) return false;
    const quiet: (TakenNotice & { until: Date })[] = [];
    const now: TakenNotice[] = [];
    for (const due of taken) {
      const until = due.quietHours && endOfQuiet(due.quietHours, app.clock());
      if (until) quiet.push({ ...due, until });
      else now.push(due);
    }
    await postponeDue(tx, quiet);
    const people = await app.presence.liveOnes(now.filter(isTold).map(({ userId }) => userId));
    for (const due of now) if (isTold(due) && !people.has(due.userId)) await hand(tx, due);
    await removeDue(tx, now);
    return true;
  });
}

const channelsFor = (due: TakenNotice): Channels => channelsOf(due.kind, due.chosen);

/** Whether there is something to tell: not when it was read meanwhile. */
const isTold = (due: TakenNotice): boolean => toTell(due, channelsFor(due), due.unread) > 0;

/** Writes the jobs of one. */
async function hand(tx: Tx, due: TakenNotice): Promise<void> {
  const { userId, kind, topic, roomId, companionId } = due;
  const channels = channelsFor(due);
  const about = { userId, kind, topic, ...(roomId && { roomId }), ...(companionId && { companionId }) };
  if (channels.push)
    for (const subscriptionId of due.browserIds)
      await tx.app.jobs.enqueue(tx, PUSH_QUEUE, { ...about, subscriptionId });
  if (channels.email && !isMailedAnyway(kind)) {
    const locale = due.language ?? 'ko';
    await tx.app.jobs.enqueue(tx, MAIL_QUEUE, { ...about, kind: NOTICE_MAIL, notice: kind, locale });
  }
}
