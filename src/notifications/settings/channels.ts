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
export const defaultChannels = (kind: NotificationKind): Channels => ({
  inApp: true,
  push: PUSHED.includes(kind),
  email: MAILED_KINDS.includes(kind),
});

/** Whether a channel cannot be switched off: of what is about the security of the account. */
export const isFixed = (kind: NotificationKind, channel: Channel): boolean => kind === 'SECURITY' && channel !== 'push';
