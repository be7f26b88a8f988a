import { layOut, type Words } from '../mail/layout.ts';
import { MAIL_QUEUE, type Mail, type MailComposer, type MailJob } from '../mail/mail.ts';
import type { Locale, Tx } from '../shared/context.ts';
import { findCredentials } from './account.rows.ts';
import type { MailTokenPurpose } from './mail-token.entity.ts';
import { addressOfMailToken, issueMailToken, startMailToken } from './mail-token.ts';
import { localeOfPerson } from './settings/account-settings.ts';

/** Kinds of mails to an account; those with a token are named by its purpose. EMAIL_RESTORED has a token to choose a new password. */
export type AccountMailKind = MailTokenPurpose | 'EMAIL_RESTORED' | 'ADDRESS_KNOWN' | 'ADDRESS_HELD';

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
  CHANGE_EMAIL: {
    ko: {
      subject: '[인피니티 트래블] 새 이메일 주소를 확인해 주세요',
      paragraphs: [
        '인피니티 트래블 계정의 이메일 주소를 이 주소로 바꾸려면 아래 버튼을 눌러 주세요. 링크는 24시간 동안 한 번만 쓸 수 있습니다.',
        '요청하신 적이 없다면 이 메일을 무시해 주세요. 이 주소에는 아무 일도 일어나지 않습니다.',
      ],
      button: '이 주소로 바꾸기',
    },
    en: {
      subject: '[Infinity Travel] Please confirm your new e-mail address',
      paragraphs: [
        'Please follow this link to make this the address of your Infinity Travel account. It works once, within 24 hours.',
        'If you did not ask for this, please ignore this mail: nothing happens to your address.',
      ],
      button: 'Use this address',
    },
  },
  UNDO_EMAIL_CHANGE: {
    ko: {
      subject: '[인피니티 트래블] 이메일 주소가 바뀌었습니다',
      paragraphs: [
        '계정의 이메일 주소가 다른 주소로 바뀌었습니다. 앞으로 메일은 새 주소로 갑니다.',
        '본인이 바꾸셨다면 하실 일은 없습니다. 본인이 아니라면 7일 안에 아래 버튼을 눌러 주세요. 이 주소로 되돌리고 모든 기기에서 로그아웃합니다.',
      ],
      button: '되돌리기',
    },
    en: {
      subject: '[Infinity Travel] Your e-mail address was changed',
      paragraphs: [
        'The address of your account was changed to another one. Mails go there from now on.',
        'If it was you, there is nothing to do. If it was not you, please follow this link within 7 days: it brings this address back and signs out every device.',
      ],
      button: 'Undo the change',
    },
  },
  EMAIL_RESTORED: {
    ko: {
      subject: '[인피니티 트래블] 이메일 주소를 되돌렸습니다',
      paragraphs: [
        '계정의 이메일 주소를 이 주소로 되돌리고 모든 기기에서 로그아웃했습니다.',
        '주소를 바꾼 사람이 비밀번호를 알고 있을 수 있습니다. 아래 버튼을 눌러 비밀번호를 다시 정해 주세요. 링크는 1시간 동안 한 번만 쓸 수 있습니다.',
      ],
      button: '비밀번호 다시 정하기',
    },
    en: {
      subject: '[Infinity Travel] Your e-mail address is back',
      paragraphs: [
        'This is the address of your account again, and every device was signed out.',
        'Whoever changed it may know your password. Please follow this link to choose a new one. It works once, within one hour.',
      ],
      button: 'Choose a new password',
    },
  },
  ADDRESS_HELD: {
    ko: {
      subject: '[인피니티 트래블] 아직 쓸 수 없는 이메일 주소입니다',
      paragraphs: [
        '누군가 이 이메일 주소를 쓰려고 했습니다. 얼마 전까지 어느 계정의 주소였기 때문에, 되돌릴 수 있도록 바뀐 날부터 7일 동안 비워 둡니다.',
        '본인이라면 그 뒤에 다시 시도해 주세요. 본인이 아니라면 이 메일을 무시해 주세요.',
      ],
      button: '인피니티 트래블 열기',
    },
    en: {
      subject: '[Infinity Travel] This address cannot be used yet',
      paragraphs: [
        'Somebody tried to use this address. It belonged to an account until lately, and is kept for 7 days from its change so that the change can be undone.',
        'If it was you, please try again after that. If it was not you, please ignore this mail.',
      ],
      button: 'Open Infinity Travel',
    },
  },
  ADDRESS_KNOWN: {
    ko: {
      subject: '[인피니티 트래블] 이미 가입된 이메일입니다',
      paragraphs: [
        '누군가 이 이메일 주소로 가입하거나 주소를 바꾸려고 했습니다. 이 주소에는 이미 계정이 있으며, 바뀐 것은 없습니다.',
        '본인이라면 그대로 로그인해 주세요. 비밀번호가 기억나지 않으면 비밀번호 재설정을 요청해 주세요. 본인이 아니라면 이 메일을 무시해 주세요.',
      ],
      button: '인피니티 트래블 열기',
    },
    en: {
      subject: '[Infinity Travel] You already have an account',
      paragraphs: [
        'Somebody tried to sign up with this address, or to change to it. It has an account already, and nothing was changed.',
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
  CHANGE_EMAIL: '/confirm-email',
  UNDO_EMAIL_CHANGE: '/undo-email',
};

/**
 * Writes a new token and the job of its mail, in the language of the request, in the caller's transaction. It goes to the account's address,
 * or to `email`; `kind` has other words for the same token.
 */
export async function enqueueTokenMail(
  tx: Tx,
  userId: string,
  purpose: MailTokenPurpose,
  email: string | null = null,
  kind: AccountMailKind = purpose,
): Promise<void> {
  const tokenId = await issueMailToken(tx, userId, purpose, email);
  const locale = await localeOfPerson(tx, userId, tx.locale);
  await tx.app.jobs.enqueue(tx, MAIL_QUEUE, { kind, tokenId, locale });
}

/** Tells whoever has an address that it is kept for a while for the account that had it; `tokenId` is of the mail that could undo the change. */
export async function enqueueAddressHeldMail(tx: Tx, tokenId: string): Promise<void> {
  await tx.app.jobs.enqueue(tx, MAIL_QUEUE, { kind: 'ADDRESS_HELD', tokenId, locale: tx.locale });
}

/** Tells the owner of an address that somebody tried to sign up with it. */
export async function enqueueAddressKnownMail(tx: Tx, userId: string): Promise<void> {
  const locale = await localeOfPerson(tx, userId, tx.locale);
  await tx.app.jobs.enqueue(tx, MAIL_QUEUE, { kind: 'ADDRESS_KNOWN', userId, locale });
}

const composeTokenMail =
  (purpose: MailTokenPurpose, kind: AccountMailKind = purpose): MailComposer =>
  async (ctx, job): Promise<Mail | null> => {
    const started = await startMailToken(ctx, job.tokenId ?? '', purpose);
    if (!started) return null;
    const link = `${ctx.app.config.webUrl}${LINK_PATHS[purpose]}?token=${started.token}`;
    return layOut(started.email, localeOf(job), WORDS[kind], link);
  };

/** The mails of accounts, by kind. */
export const accountMailComposers: Record<AccountMailKind, MailComposer> = {
  VERIFY_EMAIL: composeTokenMail('VERIFY_EMAIL'),
  RESET_PASSWORD: composeTokenMail('RESET_PASSWORD'),
  CHANGE_EMAIL: composeTokenMail('CHANGE_EMAIL'),
  UNDO_EMAIL_CHANGE: composeTokenMail('UNDO_EMAIL_CHANGE'),
  EMAIL_RESTORED: composeTokenMail('RESET_PASSWORD', 'EMAIL_RESTORED'),
  ADDRESS_HELD: async (ctx, job) => {
    const email = await addressOfMailToken(ctx, job.tokenId ?? '');
    return email === null ? null : layOut(email, localeOf(job), WORDS.ADDRESS_HELD, ctx.app.config.webUrl);
  },
  ADDRESS_KNOWN: async (ctx, job) => {
    const account = await findCredentials(ctx, job.userId ?? '');
    if (!account?.email) return null;
    return layOut(account.email, localeOf(job), WORDS.ADDRESS_KNOWN, ctx.app.config.webUrl);
  },
};

const localeOf = (job: MailJob): Locale => (job.locale === 'en' ? 'en' : 'ko');
