import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TableOf } from '../../data/tables.ts';
import { Session } from '../session.entity.ts';
import { User } from '../user.entity.ts';

/** A browser that takes pushes (RFC 8030, 8291) for as long as the session lives in which it was registered. */
const pushSubscriptionSchema = defineEntity({
  name: 'PushSubscription',
  tableName: 'push_subscriptions',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id'),
    sessionId: () => p.manyToOne(Session).mapToPk().name('session_id').deleteRule('cascade'),
    endpoint: p.text().unique(),
    p256dh: p.text(),
    auth: p.text(),
    userAgent: p.text().nullable(),
    createdAt: p.datetime(3),
  },
});
export class PushSubscription extends pushSubscriptionSchema.class {}
pushSubscriptionSchema.setClass(PushSubscription);

/** What a person is to be told outside the app, one row for each topic: what comes while it waits goes with it. No keys, so that writing waits for nobody. */
const dueNoticeSchema = defineEntity({
  name: 'DueNotice',
  tableName: 'due_notices',
  primaryKeys: ['userId', 'topic'],
  properties: {
    userId: p.uuid().primary(),
    /** The kind and the room or post. */
    topic: p.text().primary(),
    kind: p.text(),
    roomId: p.uuid().nullable(),
    companionId: p.uuid().nullable(),
    dueAt: p.datetime(3),
  },
});
export class DueNotice extends dueNoticeSchema.class {}
dueNoticeSchema.setClass(DueNotice);

/** People who hear of messages outside the app; sending looks here and nowhere else. */
const messageListenerSchema = defineEntity({
  name: 'MessageListener',
  tableName: 'message_listeners',
  properties: { userId: p.uuid().primary() },
});
export class MessageListener extends messageListenerSchema.class {}
messageListenerSchema.setClass(MessageListener);

declare module '../../data/tables.ts' {
  interface Tables {
    push_subscriptions: TableOf<typeof pushSubscriptionSchema>;
    due_notices: TableOf<typeof dueNoticeSchema>;
    message_listeners: TableOf<typeof messageListenerSchema>;
  }
}
