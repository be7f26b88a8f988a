import { findCredentials } from '../../accounts/account.rows.ts';
import { layOut, type Words } from '../../mail/layout.ts';
import type { MailComposer } from '../../mail/mail.ts';
import type { Locale } from '../../shared/context.ts';
import { noticeLine, noticePath } from '../notice-words.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from '../notification.entity.ts';
import { leftToTell } from './due.ts';
import { unsubscribeLink } from './unsubscribe.ts';

/** The kind of the mail's job; `notice` is the kind of the notification. */
export const NOTICE_MAIL = 'NOTICE';

/** Whether a kind has mails of its own, which are always sent. */
export const isMailedAnyway = (kind: NotificationKind): boolean =>
  kind === 'SECURITY' || kind === 'MODERATION_DECISION';

const FRAME = {
  ko: {
    subject: '[인피니티 트래블] 새 소식이 있습니다',
    before: '인피니티 트래블에 확인하지 않은 소식이 있습니다.',
    after: '이런 메일을 더 받지 않으려면 설정에서 끄거나 메일의 수신 거부를 눌러 주세요.',
    button: '확인하기',
  },
  en: {
    subject: '[Infinity Travel] There is news for you',
    before: 'There is something on Infinity Travel that you have not seen yet.',
    after: 'If you do not want such mails, switch them off in your settings, or unsubscribe.',
    button: 'Have a look',
  },
} as const;

/** Says what waits and nothing that a person has typed. No mail for what was read meanwhile, or switched off. */
const compose: MailComposer = async (ctx, job) => {
  const { userId = '', topic = '', roomId = null, companionId = null } = job;
  const kind = NOTIFICATION_KINDS.find((known) => known === job.notice);
  const account = await findCredentials(ctx, userId);
  if (!kind || !account?.email || !account.isVerified) return null;
  const count = await leftToTell(ctx, { userId, kind, topic, roomId, companionId }, 'email');
  if (count === 0) return null;
  const words = (locale: Locale): Words => {
    const { subject, before, after, button } = FRAME[locale];
    return { subject, paragraphs: [before, noticeLine(locale, kind, count), after], button };
  };
  const link = `${ctx.app.config.webUrl}${noticePath({ roomId, companionId })}`;
  const mail = layOut(account.email, job.locale === 'en' ? 'en' : 'ko', { ko: words('ko'), en: words('en') }, link);
  return { ...mail, unsubscribe: unsubscribeLink(ctx.app, userId, kind) };
};

/** The mails that tell of notifications one by one. */
export const noticeMailComposers: Record<typeof NOTICE_MAIL, MailComposer> = { [NOTICE_MAIL]: compose };
