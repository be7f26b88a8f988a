import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountMailComposers, enqueueTokenMail } from '../../src/accounts/account-mails.ts';
import { securityMailComposers } from '../../src/accounts/security-mails.ts';
import { transaction } from '../../src/data/transaction.ts';
import { jobContext } from '../../src/jobs/job-context.ts';
import { MAIL_QUEUE } from '../../src/mail/mail.ts';
import { DIGEST, notificationMailComposers } from '../../src/notifications/digest-mail.ts';
import { NOTICE_MAIL, noticeMailComposers } from '../../src/notifications/reach/notice-mail.ts';
import { decisionMailComposers } from '../../src/safety/decision-mails.ts';
import type { Tx } from '../../src/shared/context.ts';
import { newId } from '../../src/shared/ids.ts';
import { type DevMail, mailsTo } from '../accounts/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { hasBrowser, startBrowser } from '../kit/browser.ts';
import { makePerson } from '../kit/make.ts';
import { until } from '../kit/until.ts';

const server = await startTestApp();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TOKENS = {
  VERIFY_EMAIL: 'VERIFY_EMAIL',
  RESET_PASSWORD: 'RESET_PASSWORD',
  CHANGE_EMAIL: 'CHANGE_EMAIL',
  UNDO_EMAIL_CHANGE: 'UNDO_EMAIL_CHANGE',
  EMAIL_RESTORED: 'RESET_PASSWORD',
} as const;
const KINDS = [
  accountMailComposers,
  securityMailComposers,
  decisionMailComposers,
  notificationMailComposers,
  noticeMailComposers,
].flatMap((composers) => Object.keys(composers));

/** Puts a mail of a kind for a person into the queue. */
async function enqueue(tx: Tx, kind: string, userId: string): Promise<void> {
  if (kind in TOKENS) {
    const known = kind as keyof typeof TOKENS;
    const isElsewhere = kind === 'CHANGE_EMAIL' || kind === 'UNDO_EMAIL_CHANGE';
    return enqueueTokenMail(tx, userId, TOKENS[known], isElsewhere ? `${userId}@people.test` : null, known);
  }
  const about: Record<string, string> = {
    kind,
    userId,
    locale: 'ko',
    at: '2026-11-27T00:00:00Z',
    way: '내 휴대폰',
    aboutId: newId(),
  };
  if (kind === NOTICE_MAIL) Object.assign(about, { notice: 'APPLICATION_ACCEPTED', topic: 'x' });
  if (kind === DIGEST) Object.assign(about, { since: '2020-01-01T00:00:00Z', until: '2099-01-01T00:00:00Z' });
  if (kind === 'ADDRESS_HELD') {
    const id = newId();
    await server.sql(
      `insert into mail_tokens (id, user_id, purpose, email, token_hash, created_at, expires_at)
       select $1::uuid, u.id, 'UNDO_EMAIL_CHANGE', u.email, decode(md5($1::text), 'hex'), now(), now() + interval '1 day' from users u where u.id = $2`,
      [id, userId],
    );
    about.tokenId = id;
  }
  await tx.app.jobs.enqueue(tx, MAIL_QUEUE, about as { kind: string });
}

async function mailOf(kind: string): Promise<DevMail> {
  const person = await makePerson(server);
  await server.sql('update users set mail_digest = true, digested_until = now() where id = $1', [person.id]);
  await server.sql(
    `insert into notifications (id, user_id, kind, created_at) values (gen_random_uuid(), $1, 'APPLICATION_ACCEPTED', now())`,
    [person.id],
  );
  await transaction(jobContext(server.app, 'test'), (tx) => enqueue(tx, kind, person.id));
  const found = await until(
    async () => (await mailsTo(server, `${person.id}@people.test`))[0],
    () => `a mail of ${kind}`,
  );
  return found as DevMail;
}

describe('every kind of mail', { timeout: 30_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    if (hasBrowser) browser = await startBrowser();
  }, 30_000);
  afterAll(() => browser?.close());

  it.each(KINDS)('%s is seen in the mailbox, in one layout, in both languages and as text', async (kind) => {
    const mail = await mailOf(kind);
    expect((await fetch(`${server.url}/dev/mail/${mail.id}`)).status).toBe(200);
    expect(mail.subject).toMatch(/^\[인피니티 트래블\] /);
    expect(mail.html.match(/<div lang="(ko|en)">/g)).toEqual(['<div lang="ko">', '<div lang="en">']);
    // No gap was left open, nothing is said in HTML alone, and nothing is loaded from outside.
    expect(mail.text).not.toMatch(/\{\w+\}|undefined|null/);
    const words = (text: string) => text.replaceAll(/&\w+;|[\s"'<>&]/g, '');
    for (const [, paragraph] of mail.html.matchAll(/<p>([^<]+)<\/p>/g))
      expect(words(mail.text)).toContain(words(paragraph!));
    expect(mail.html).not.toMatch(/<(img|link|script|iframe)/);
    if (!hasBrowser) return;
    const page = await browser.newPage();
    await page.setContent(mail.html);
    await page.evaluate(axe);
    const { violations } = (await page.evaluate(
      '(async () => await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }))()',
    )) as { violations: { id: string }[] };
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.close();
  });
});
