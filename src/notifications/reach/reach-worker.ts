import { livingPushIds } from '../../accounts/push/push-subscriptions.ts';
import { localeOfPerson } from '../../accounts/settings/account-settings.ts';
import { transaction } from '../../data/transaction.ts';
import { jobContext } from '../../jobs/job-context.ts';
import { MAIL_QUEUE } from '../../mail/mail.ts';
import type { App, Tx } from '../../shared/context.ts';
import { channelsOf, findQuietHours } from '../settings/settings.ts';
import { type DueNotice, isAnythingDue, postponeDue, removeDue, takeDue, unreadOf } from './due.ts';
import { isMailedAnyway, NOTICE_MAIL } from './notice-mail.ts';
import { PUSH_QUEUE } from './push-worker.ts';
import { endOfQuiet } from './quiet.ts';

const LOOK_MS = 1_000;

/**
 * Looks every second for what is due and hands it to the queues of pushes and mails, each in one transaction with taking it away, until the
 * returned function is called. On any number of instances; a run that fails is logged, and the next one goes on.
 */
export function startReaching(app: App): () => Promise<void> {
  let running = Promise.resolve();
  let isOver = false;
  const look = async (): Promise<void> => {
    try {
      if (await isAnythingDue(app)) while (!isOver && (await reachOne(app)));
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

/** Deals with one that is due; false when there is none. */
async function reachOne(app: App): Promise<boolean> {
  return transaction(jobContext(app, 'reach'), async (tx) => {
    const due = await takeDue(tx, app.clock());
    if (!due) return false;
    const until = await quietUntil(tx, due.userId);
    if (until) await postponeDue(tx, due, until);
    else {
      await hand(tx, due);
      await removeDue(tx, due);
    }
    return true;
  });
}

async function quietUntil(tx: Tx, userId: string): Promise<Date | null> {
  const quiet = await findQuietHours(tx, userId);
  return quiet && endOfQuiet(quiet, tx.app.clock());
}

/** Writes the jobs; none for what was read meanwhile, or to somebody who has a live socket and so sees it. */
async function hand(tx: Tx, due: DueNotice): Promise<void> {
  const { userId, kind, topic, roomId, companionId } = due;
  const channels = await channelsOf(tx, userId, kind);
  const unread = channels.inApp || roomId ? await unreadOf(tx, due) : 1;
  if (unread === 0 || (await tx.app.presence.isLive(userId))) return;
  const about = { userId, kind, topic, ...(roomId && { roomId }), ...(companionId && { companionId }) };
  if (channels.push)
    for (const subscriptionId of await livingPushIds(tx, userId))
      await tx.app.jobs.enqueue(tx, PUSH_QUEUE, { ...about, subscriptionId });
  if (channels.email && !isMailedAnyway(kind)) {
    const locale = await localeOfPerson(tx, userId, 'ko');
    await tx.app.jobs.enqueue(tx, MAIL_QUEUE, { ...about, kind: NOTICE_MAIL, notice: kind, locale });
  }
}
