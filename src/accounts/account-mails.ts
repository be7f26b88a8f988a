import { layOut, type Words } from '../mail/layout.ts';
import { MAIL_QUEUE, type Mail, type MailComposer, type MailJob } from '../mail/mail.ts';
import type { Locale, Tx } from '../shared/context.ts';
import { findCredentials } from './account.rows.ts';
import type { MailTokenPurpose } from './mail-token.entity.ts';
import { issueMailToken, startMailToken } from './mail-token.ts';

/** Kinds of mails to an account; those with a token are named by its purpose. */
export type AccountMailKind = MailTokenPurpose | 'ADDRESS_KNOWN';

const WORDS: Record<AccountMailKind, Record<Locale, Words>> = {
  VERIFY_EMAIL: {
    ko: {
      subject: '[인피니티 트래블] 이메일 주소를 확인해 주세요',
      paragraphs: [
        '인피니티 트래블에 오신 것을 환영합니다! 아래 버튼을 눌러 이메일 인증을 마쳐 주세요. 링크는 24시간 동안 쓸 수 있습니다.',
        '가입하신 적이 없다면 이 메일을 무시해 주세요. 예전에 만든 계정의 비밀번호가 기억나지 않으면 비밀번호 재설정을 요청해 주세요.',
      ],
      button: '이메일 인증하기',
    },
    en: {
      subject: '[Infinity Travel] Please verify your e-mail address',
      paragraphs: [
        'Welcome to Infinity Travel! Please follow this link to verify your address. It works for 24 hours.',
        'If you did not sign up, please ignore this mail. If you signed up earlier and do not know the password any more, please ask for a new one.',
      ],
      button: 'Verify my address',
    },
  },
  RESET_PASSWORD: {
    ko: {
      subject: '[인피니티 트래블] 비밀번호 재설정',
      paragraphs: [
        '비밀번호를 다시 정하려면 아래 버튼을 눌러 주세요. 링크는 1시간 동안 한 번만 쓸 수 있고, 새로 정하면 모든 기기에서 로그아웃됩니다.',
        '요청하신 적이 없다면 이 메일을 무시해 주세요. 비밀번호는 바뀌지 않습니다.',
      ],
      button: '비밀번호 다시 정하기',
    },
    en: {
      subject: '[Infinity Travel] Choose a new password',
      paragraphs: [
        'Please follow this link to choose a new password. It works once, within one hour, and signs you out everywhere.',
        'If you did not ask for this, please ignore this mail: your password stays as it is.',
      ],
      button: 'Choose a new password',
    },
  },
  ADDRESS_KNOWN: {
    ko: {
      subject: '[인피니티 트래블] 이미 가입된 이메일입니다',
      paragraphs: [
        '누군가 이 이메일 주소로 가입하려고 했습니다. 이 주소에는 이미 계정이 있으며, 바뀐 것은 없습니다.',
        '본인이라면 그대로 로그인해 주세요. 비밀번호가 기억나지 않으면 비밀번호 재설정을 요청해 주세요. 본인이 아니라면 이 메일을 무시해 주세요.',
      ],
      button: '인피니티 트래블 열기',
    },
    en: {
      subject: '[Infinity Travel] You already have an account',
      paragraphs: [
        'Somebody tried to sign up with this address. It has an account already, and nothing was changed.',
        'If it was you, just sign in; if you do not know the password any more, please ask for a new one. If it was not you, please ignore this mail.',
      ],
      button: 'Open Infinity Travel',
    },
  },
};

/** Where the link of a mail with a token leads, below WEB_URL. */
export const LINK_PATHS: Record<MailTokenPurpose, string> = {
  VERIFY_EMAIL: '/verify-email',
  RESET_PASSWORD: '/reset-password',
};

/** Writes a new token and the job of its mail, in the language of the request, in the caller's transaction. */
export async function enqueueTokenMail(tx: Tx, userId: string, purpose: MailTokenPurpose): Promise<void> {
  const tokenId = await issueMailToken(tx, userId, purpose);
  await tx.app.jobs.enqueue(tx, MAIL_QUEUE, { kind: purpose, tokenId, locale: tx.locale });
}

/** Tells the owner of an address that somebody tried to sign up with it. */
export async function enqueueAddressKnownMail(tx: Tx, userId: string): Promise<void> {
  await tx.app.jobs.enqueue(tx, MAIL_QUEUE, { kind: 'ADDRESS_KNOWN', userId, locale: tx.locale });
}

const composeTokenMail =
  (purpose: MailTokenPurpose): MailComposer =>
  async (ctx, job): Promise<Mail | null> => {
    const started = await startMailToken(ctx, job.tokenId ?? '', purpose);
    if (!started) return null;
    const link = `${ctx.app.config.webUrl}${LINK_PATHS[purpose]}?token=${started.token}`;
    return layOut(started.email, localeOf(job), WORDS[purpose], link);
  };

/** The mails of accounts, by kind. */
export const accountMailComposers: Record<AccountMailKind, MailComposer> = {
  VERIFY_EMAIL: composeTokenMail('VERIFY_EMAIL'),
  RESET_PASSWORD: composeTokenMail('RESET_PASSWORD'),
  ADDRESS_KNOWN: async (ctx, job) => {
    const account = await findCredentials(ctx, job.userId ?? '');
    return account && layOut(account.email, localeOf(job), WORDS.ADDRESS_KNOWN, ctx.app.config.webUrl);
  },
};

const localeOf = (job: MailJob): Locale => (job.locale === 'en' ? 'en' : 'ko');
