import type { NotificationKind } from '../notification.entity.ts';

/** How somebody hears of a kind of notification. */
export const CHANNELS = ['inApp', 'push', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];
export type Channels = Record<Channel, boolean>;

/** On by default, beside everything in the app (docs/domain.md, Notifications). */
const PUSHED: readonly NotificationKind[] = [
  'MESSAGE_RECEIVED',
  'APPLICATION_RECEIVED',
  'APPLICATION_ACCEPTED',
  'INVITATION_RECEIVED',
  'INVITATION_ACCEPTED',
];
/** Mailed by default. */
export const MAILED_KINDS: readonly NotificationKind[] = [
  'APPLICATION_ACCEPTED',
  'INVITATION_ACCEPTED',
  'COMPANION_CANCELLED',
  'REFERENCE_DUE',
  'SECURITY',
];

/** What holds for a kind until somebody chooses. */
const defaultChannels = (kind: NotificationKind): Channels => ({
  inApp: true,
  push: PUSHED.includes(kind),
  email: MAILED_KINDS.includes(kind),
});

/** What somebody has chosen for a kind; null where the default holds. */
export type ChosenChannels = Record<Channel, boolean | null>;

/** How somebody hears of a kind who has chosen so; null: nothing yet. */
export function channelsOf(kind: NotificationKind, chosen: ChosenChannels | null | undefined): Channels {
  const standard = defaultChannels(kind);
  return {
    inApp: chosen?.inApp ?? standard.inApp,
    push: chosen?.push ?? standard.push,
    email: chosen?.email ?? standard.email,
  };
}

/** Whether a channel cannot be switched off: of what is about the security of the account. */
export const isFixed = (kind: NotificationKind, channel: Channel): boolean => kind === 'SECURITY' && channel !== 'push';
