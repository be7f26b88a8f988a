import { findCredentials } from '../accounts/account.rows.ts';
import { localeOfPerson } from '../accounts/settings/account-settings.ts';
import { layOut, type Words } from '../mail/layout.ts';
import { MAIL_QUEUE, type MailComposer } from '../mail/mail.ts';
import type { Locale, Tx } from '../shared/context.ts';
import { caseById } from './case.loaders.ts';

export type DecisionMailKind = 'CASE_REPORTER' | 'CASE_ACCUSED' | 'SANCTION_CHANGED';

const OPEN: Record<Locale, string> = { ko: '알림 보기', en: 'See your notifications' };
const WORDS: Record<DecisionMailKind, Record<Locale, Words>> = {
  CASE_REPORTER: {
    ko: {
      subject: '[인피니티 트래블] 신고하신 내용을 확인했습니다',
      paragraphs: [
        '신고해 주셔서 고맙습니다. 운영자가 확인한 결과: {outcome}',
        '누가 신고했는지는 상대에게 알리지 않습니다.',
      ],
      button: OPEN.ko,
    },
    en: {
      subject: '[Infinity Travel] We looked into your report',
      paragraphs: [
        'Thank you for your report. A moderator has looked: {outcome}',
        'The other person is never told who reported.',
      ],
      button: OPEN.en,
    },
  },
  CASE_ACCUSED: {
    ko: {
      subject: '[인피니티 트래블] 운영자가 조치했습니다',
      paragraphs: [
        '신고된 내용을 확인하고 조치했습니다. 이유는 앱에서 볼 수 있습니다.',
        '동의하지 않으면 앱에서 한 번 이의를 제기할 수 있습니다. 로그인할 수 없다면 이 메일에 답장해 주세요.',
      ],
      button: OPEN.ko,
    },
    en: {
      subject: '[Infinity Travel] A moderator has decided',
      paragraphs: [
        'Something of yours was reported, and a moderator has decided about it. The reason is in the app.',
        'If you do not agree, you can appeal once, in the app. If you cannot sign in, please answer this mail.',
      ],
      button: OPEN.en,
    },
  },
  SANCTION_CHANGED: {
    ko: {
      subject: '[인피니티 트래블] 조치를 다시 확인했습니다',
      paragraphs: ['운영자가 계정에 대한 조치를 다시 확인했습니다. 결과는 앱에서 볼 수 있습니다.'],
      button: OPEN.ko,
    },
    en: {
      subject: '[Infinity Travel] A sanction was looked at again',
      paragraphs: ['A moderator has looked at the sanction of your account again. The result is in the app.'],
      button: OPEN.en,
    },
  },
};
const OUTCOMES: Record<Locale, [upheld: string, dismissed: string]> = {
  ko: ['규칙에 어긋나 조치했습니다.', '규칙에 어긋나지 않았습니다. 계속 불편하다면 상대를 차단할 수 있습니다.'],
  en: [
    'it was against the rules, and something was done.',
    'it was not against the rules. You can still block the other person.',
  ],
};

/** Writes the job of a mail about a decision, in its transaction. */
export const enqueueDecisionMail = (tx: Tx, kind: DecisionMailKind, userId: string, aboutId: string): Promise<void> =>
  tx.app.jobs.enqueue(tx, MAIL_QUEUE, { kind, userId, aboutId });

const compose =
  (kind: DecisionMailKind): MailComposer =>
  async (ctx, job) => {
    const account = await findCredentials(ctx, job.userId ?? '');
    if (!account?.email) return null;
    const isUpheld = kind === 'CASE_REPORTER' && (await caseById(ctx).load(job.aboutId ?? ''))?.status === 'UPHELD';
    const words = (locale: Locale): Words => ({
      ...WORDS[kind][locale],
      paragraphs: WORDS[kind][locale].paragraphs.map((text) =>
        text.replace('{outcome}', OUTCOMES[locale][isUpheld ? 0 : 1]),
      ),
    });
    const link = `${ctx.app.config.webUrl}/notifications`;
    const locale = await localeOfPerson(ctx, account.id, 'ko');
    return layOut(account.email, locale, { ko: words('ko'), en: words('en') }, link);
  };

/** The mails about decisions, by kind. */
export const decisionMailComposers: Record<DecisionMailKind, MailComposer> = {
  CASE_REPORTER: compose('CASE_REPORTER'),
  CASE_ACCUSED: compose('CASE_ACCUSED'),
  SANCTION_CHANGED: compose('SANCTION_CHANGED'),
};
