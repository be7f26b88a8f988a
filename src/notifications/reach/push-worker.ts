import { createHash } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import webPush from 'web-push';
import { isPushAddress, lookUpPublic } from '../../accounts/push/push-address.ts';
import { findPushTarget, type PushTarget, removeDeadPush } from '../../accounts/push/push-subscriptions.ts';
import { vapidKeys } from '../../accounts/push/vapid.ts';
import { localeOfPerson } from '../../accounts/settings/account-settings.ts';
import type { Attempt, Queue } from '../../jobs/jobs.ts';
import type { App, Context } from '../../shared/context.ts';
import { noticeLine, noticePath } from '../notice-words.ts';
import type { NotificationKind } from '../notification.entity.ts';
import { leftToTell } from './due.ts';

/** One push to one browser. */
export interface PushJob {
  userId: string;
  subscriptionId: string;
  kind: NotificationKind;
  topic: string;
  roomId?: string;
  companionId?: string;
}

/** Pushes to send; a service that does not answer is asked again after 2 s, 4 s, … at most every 10 minutes, for a day. */
export const PUSH_QUEUE: Queue<PushJob> = {
  name: 'push',
  retryDelay: 2,
  retryDelayMax: 10 * 60,
  retryLimit: 200,
  keepSeconds: 24 * 3600,
  attemptSeconds: 30,
  workers: 4,
};

/** A push service that has not answered by then has failed, ms. */
const TIMEOUT_MS = 10_000;
/** How long a push service keeps a push for a browser that is away, seconds. */
const KEEP_SECONDS = 24 * 3600;
const TITLES = { ko: '인피니티 트래블', en: 'Infinity Travel' };

/** Starts to send pushes. */
export const startPushWorker = (app: App): Promise<void> => app.jobs.work(app, PUSH_QUEUE, push);

/**
 * Sends one push, when what it tells is still unread, its kind still pushed and the browser still the person's. A browser that its service says is gone (404, 410) is
 * forgotten. @throws Error for every other answer, so that it is tried again.
 */
async function push(ctx: Context, job: PushJob, { jobId }: Attempt): Promise<void> {
  const keys = vapidKeys(ctx.app);
  const target = keys && (await findPushTarget(ctx, job.userId, job.subscriptionId));
  if (!target) return;
  const { userId, kind, topic, roomId = null, companionId = null } = job;
  const count = await leftToTell(ctx, { userId, kind, topic, roomId, companionId }, 'push');
  if (count === 0) return;
  const locale = await localeOfPerson(ctx, userId, 'ko');
  // The same id when it is sent again: whoever shows it knows it by that.
  const payload = {
    id: jobId,
    tag: topic,
    kind,
    title: TITLES[locale],
    body: noticeLine(locale, kind, count),
    url: `${ctx.app.config.webUrl}${noticePath({ roomId, companionId })}`,
    ...(roomId && { roomId }),
    ...(companionId && { companionId }),
  };
  const details = webPush.generateRequestDetails(
    { endpoint: target.endpoint, keys: { p256dh: target.p256dh, auth: target.auth } },
    JSON.stringify(payload),
    {
      vapidDetails: { subject: subjectOf(ctx.app), ...keys },
      TTL: KEEP_SECONDS,
      topic: createHash('sha256').update(topic).digest('base64url').slice(0, 32),
      urgency: kind === 'MESSAGE_RECEIVED' ? 'high' : 'normal',
      contentEncoding: 'aes128gcm',
    },
  );
  const status = await post(ctx.app, target, details.headers, details.body as Buffer);
  if (status === 404 || status === 410) return removeDeadPush(ctx, target.id);
  if (status < 200 || status > 299) throw new Error(`A push service answered ${status}`);
}

/** Whom a push service may write to (RFC 8292). */
function subjectOf({ config }: App): string {
  const address = /([^\s<>]+@[^\s<>]+\.[^\s<>]+)/.exec(config.mailFrom)?.[1];
  return address ? `mailto:${address}` : config.webUrl.replace(/^http:/, 'https:');
}

/** The status of the answer. @throws Error when there is none. */
function post(app: App, { endpoint }: PushTarget, headers: object, body: Buffer): Promise<number> {
  const url = new URL(endpoint);
  const origins = app.config.push?.origins ?? [];
  const isNamed = origins.includes(url.origin);
  if (!isPushAddress(endpoint, origins)) return Promise.resolve(410);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      headers: { ...headers },
      timeout: TIMEOUT_MS,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(!isNamed && { lookup: lookUpPublic }),
    });
    sent.on('response', (answer) => {
      answer.resume();
      answer.on('error', reject);
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('timeout', () => sent.destroy(new Error('A push service did not answer in time')));
    sent.on('error', reject);
    sent.end(body);
  });
}
