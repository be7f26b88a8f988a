import { db } from '../data/db.ts';
import { type Params, query, row } from '../data/statement.ts';
import { layOut, type Words } from '../mail/layout.ts';
import { MAIL_QUEUE, type MailComposer } from '../mail/mail.ts';
import { now } from '../shared/clock.ts';
import type { Locale, Tx } from '../shared/context.ts';
import { findCredentials } from './account.rows.ts';
import { deviceName } from './device-name.ts';
import { localeOfPerson } from './settings/account-settings.ts';

/** What the owner of an account hears of, whatever is switched off. */
export type SecurityMailKind = 'PASSWORD_CHANGED' | 'NEW_DEVICE' | 'REFRESH_TOKEN_REUSED' | 'SIGN_IN_WAY_ADDED';

const OPEN: Record<Locale, string> = { ko: '인피니티 트래블 열기', en: 'Open Infinity Travel' };

/** `{device}`, `{time}` and `{way}` are filled in. */
const WORDS: Record<SecurityMailKind, Record<Locale, Words>> = {
  PASSWORD_CHANGED: {
    ko: {
      subject: '[인피니티 트래블] 비밀번호가 바뀌었습니다',
      paragraphs: [
        '{time}에 계정의 비밀번호가 바뀌었고, 다른 기기는 모두 로그아웃되었습니다.',
        '본인이 바꾸셨다면 하실 일은 없습니다. 본인이 아니라면 지금 비밀번호 재설정을 요청해 주세요. 재설정하면 모든 기기에서 로그아웃됩니다.',
      ],
      button: OPEN.ko,
    },
    en: {
      subject: '[Infinity Travel] Your password was changed',
      paragraphs: [
        'The password of your account was changed on {time}, and other devices were signed out.',
        'If it was you, there is nothing to do. If it was not you, please ask for a new password now: that signs out every device.',
      ],
      button: OPEN.en,
    },
  },
  NEW_DEVICE: {
    ko: {
      subject: '[인피니티 트래블] 새 기기에서 로그인했습니다',
      paragraphs: [
        '{time}에 새 기기에서 계정에 로그인했습니다: {device}.',
        '본인이라면 하실 일은 없습니다. 본인이 아니라면 로그인 기기 목록에서 그 기기를 로그아웃하고 비밀번호를 바꿔 주세요.',
      ],
      button: OPEN.ko,
    },
    en: {
      subject: '[Infinity Travel] A new device signed in',
      paragraphs: [
        'A new device signed in to your account on {time}: {device}.',
        'If it was you, there is nothing to do. If it was not you, please sign that device out in the list of your devices, and change your password.',
      ],
      button: OPEN.en,
    },
  },
  REFRESH_TOKEN_REUSED: {
    ko: {
      subject: '[인피니티 트래블] 안전을 위해 한 기기를 로그아웃했습니다',
      paragraphs: [
        '{time}에 이미 사용한 로그인 정보가 다시 사용되었습니다. 누군가 복사했을 수 있어 그 기기를 로그아웃했습니다: {device}.',
        '그 기기에서는 다시 로그인해 주세요. 짐작 가는 일이 없다면 비밀번호도 바꿔 주세요.',
      ],
      button: OPEN.ko,
    },
    en: {
      subject: '[Infinity Travel] We signed out a device to keep you safe',
      paragraphs: [
        'On {time} a key of your session was used a second time. Somebody may have copied it, so we signed the device out: {device}.',
        'Please sign in there again. If you cannot explain it, please change your password, too.',
      ],
      button: OPEN.en,
    },
  },
  SIGN_IN_WAY_ADDED: {
    ko: {
      subject: '[인피니티 트래블] 새 로그인 방법이 추가되었습니다',
      paragraphs: [
        '{time}에 계정에 새 로그인 방법이 추가되었습니다: {way}.',
        '본인이 추가하셨다면 하실 일은 없습니다. 본인이 아니라면 설정에서 그 방법을 지우고 비밀번호를 바꿔 주세요.',
      ],
      button: OPEN.ko,
    },
    en: {
      subject: '[Infinity Travel] A new way to sign in was added',
      paragraphs: [
        'A new way to sign in was added to your account on {time}: {way}.',
        'If it was you, there is nothing to do. If it was not you, please remove it in your settings, and change your password.',
      ],
      button: OPEN.en,
    },
  },
};

/**
 * Writes the job of a mail to the owner of an account, in the caller's transaction. `sessionId` names the device, `way` a way to sign in, as its
 * owner calls it.
 */
export async function enqueueSecurityMail(
  tx: Tx,
  kind: SecurityMailKind,
  userId: string,
  { sessionId, way }: { sessionId?: string; way?: string } = {},
): Promise<void> {
  const locale = await localeOfPerson(tx, userId, tx.locale);
  const about = { ...(sessionId && { sessionId }), ...(way && { way }) };
  const job = { kind, userId, at: now(tx).toISOString(), locale, ...about };
  await tx.app.jobs.enqueue(tx, MAIL_QUEUE, job);
}

const deviceOf = query((p: Params<{ sessionId: string }>) =>
  db.selectFrom('sessions').select('user_agent as userAgent').where('id', '=', p.sessionId),
);

const composeSecurityMail =
  (kind: SecurityMailKind): MailComposer =>
  async (ctx, job) => {
    const account = await findCredentials(ctx, job.userId ?? '');
    if (!account?.email) return null;
    const session = job.sessionId ? await row(ctx, deviceOf, { sessionId: job.sessionId }) : null;
    const filled = (locale: Locale): Words => {
      const fill = (text: string) =>
        text
          .replace('{device}', deviceName(session?.userAgent ?? null, locale))
          .replace('{time}', timeIn(locale, new Date(job.at ?? '')))
          .replace('{way}', () => job.way ?? '');
      return { ...WORDS[kind][locale], paragraphs: WORDS[kind][locale].paragraphs.map(fill) };
    };
    const words = { ko: filled('ko'), en: filled('en') };
    return layOut(account.email, job.locale === 'en' ? 'en' : 'ko', words, ctx.app.config.webUrl);
  };

/** An instant for a reader: in Korea's time, or in UTC. */
function timeIn(locale: Locale, instant: Date): string {
  const [language, timeZone, zone] = locale === 'ko' ? ['ko-KR', 'Asia/Seoul', '한국 시간'] : ['en-GB', 'UTC', 'UTC'];
  const time = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(instant);
  return locale === 'ko' ? `${time}(${zone})` : `${time} ${zone}`;
}

/** The mails about the safety of accounts, by kind. */
export const securityMailComposers: Record<SecurityMailKind, MailComposer> = {
  PASSWORD_CHANGED: composeSecurityMail('PASSWORD_CHANGED'),
  NEW_DEVICE: composeSecurityMail('NEW_DEVICE'),
  REFRESH_TOKEN_REUSED: composeSecurityMail('REFRESH_TOKEN_REUSED'),
  SIGN_IN_WAY_ADDED: composeSecurityMail('SIGN_IN_WAY_ADDED'),
};
