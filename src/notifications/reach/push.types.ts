import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { PushSubscriptionRow } from '../../accounts/push/push-subscriptions.ts';

@ObjectType('PushSubscription', { description: 'A browser of the viewer that takes pushes while its session lives.' })
export class PushSubscriptionType {
  @Field(() => ID, { description: 'Give it to `removePush`.' })
  id!: PushSubscriptionRow['id'];
  @Field(() => String, { nullable: true, description: 'User-Agent of registering; null when none was sent.' })
  userAgent!: PushSubscriptionRow['userAgent'];
  @Field(() => Date, { description: 'When it was registered, or renewed.' })
  createdAt!: PushSubscriptionRow['createdAt'];
}

@InputType({ description: 'What `PushManager.subscribe` of a browser answers.' })
export class PushSubscriptionInput {
  @Field(() => String, { description: 'Address at the push service: https, at most 1,000 characters.' })
  endpoint!: string;
  @Field(() => String, { description: 'Public key of the browser: 65 bytes in base64url.' })
  p256dh!: string;
  @Field(() => String, { description: 'Secret of the subscription: 16 bytes in base64url.' })
  auth!: string;
}
