import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import {
  DIRECT_MESSAGE_POLICIES,
  type DirectMessagePolicy,
  LANGUAGES,
  type Language,
} from '../../accounts/user.entity.ts';
import { enumOf } from '../../graphql/types.ts';
import type { NotificationKind } from '../notification.entity.ts';
import { NotificationKindEnum } from '../notification.types.ts';

const LanguageEnum = enumOf(LANGUAGES);
registerEnumType(LanguageEnum, {
  name: 'Language',
  description: 'A language of mails and pushes. What a request answers follows Accept-Language.',
  valuesConfig: { KO: { description: '한국어.' }, EN: { description: 'English.' } },
});

const DirectMessagePolicyEnum = enumOf(DIRECT_MESSAGE_POLICIES);
registerEnumType(DirectMessagePolicyEnum, {
  name: 'DirectMessagePolicy',
  description:
    'Who may begin a conversation with somebody. One in which a message was sent goes on, whatever is chosen later.',
  valuesConfig: {
    EVERYONE: { description: 'Everybody whose address is verified.' },
    TRAVELLED_TOGETHER: { description: 'Whoever has been on a trip with them that has begun.' },
    NOBODY: { description: 'Nobody.' },
  },
});

@ObjectType('NotificationSetting', { description: 'How the viewer hears of a kind of notification.' })
export class NotificationSettingType {
  @Field(() => NotificationKindEnum, { description: 'The kind.' })
  kind!: NotificationKind;
  @Field(() => Boolean, {
    description: 'Whether it stands among `notifications`. Rooms count unread messages whatever is chosen here.',
  })
  inApp!: boolean;
  @Field(() => Boolean, { description: 'Whether it is pushed to registered browsers.' })
  push!: boolean;
  @Field(() => Boolean, { description: 'Whether it is mailed.' })
  email!: boolean;
}

@ObjectType('QuietHours', {
  description:
    'Local times, HH:MM, in an IANA time zone: no push or mail in between; it comes after. Over midnight when the end is earlier than the start.',
})
export class QuietHoursType {
  @Field(() => String, { description: 'When they begin, such as 22:00.' })
  start!: string;
  @Field(() => String, { description: 'When they end, such as 08:00.' })
  end!: string;
  @Field(() => String, { description: 'Such as Asia/Seoul.' })
  timeZone!: string;
}

@ObjectType('ViewerSettings', { description: 'What the viewer has chosen; a default stands where nothing was.' })
export class ViewerSettingsType {
  @Field(() => LanguageEnum, {
    description: 'The language that stands first in mails, and of pushes. KO until chosen.',
  })
  language!: Language;
  @Field(() => DirectMessagePolicyEnum, {
    description: 'Who may begin a conversation with the viewer. EVERYONE until chosen.',
  })
  directMessages!: DirectMessagePolicy;
  @Field(() => Boolean, { description: 'Whether `search` shows the viewer to others. True until chosen.' })
  showsInSearch!: boolean;
}

@InputType({ description: 'What shall change; a field that is left out stays.' })
export class NotificationSettingInput {
  @Field(() => NotificationKindEnum, { description: 'The kind.' })
  kind!: NotificationKind;
  @Field(() => Boolean, { nullable: true, description: 'In the app; null is the default. SECURITY stays on.' })
  inApp?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'By push; null is the default.' })
  push?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'By mail; null is the default. SECURITY stays on.' })
  email?: boolean | null;
}

@InputType({
  description: 'Local times, HH:MM, in an IANA time zone; over midnight when the end is earlier than the start.',
})
export class QuietHoursInput {
  @Field(() => String, { description: 'HH:MM, 00:00 to 23:59.' })
  start!: string;
  @Field(() => String, { description: 'HH:MM; another time than the start.' })
  end!: string;
  @Field(() => String, { description: 'Such as Asia/Seoul.' })
  timeZone!: string;
}

@InputType({ description: 'What shall change; a field that is left out stays.' })
export class UpdateSettingsInput {
  @Field(() => LanguageEnum, { nullable: true, description: 'Null is refused.' })
  language?: Language | null;
  @Field(() => DirectMessagePolicyEnum, { nullable: true, description: 'Null is refused.' })
  directMessages?: DirectMessagePolicy | null;
  @Field(() => Boolean, { nullable: true, description: 'Null is refused.' })
  showsInSearch?: boolean | null;
  @Field(() => [NotificationSettingInput], { nullable: true, description: 'Each kind at most once; null is refused.' })
  notifications?: NotificationSettingInput[] | null;
  @Field(() => QuietHoursInput, { nullable: true, description: 'Null: none.' })
  quietHours?: QuietHoursInput | null;
}
