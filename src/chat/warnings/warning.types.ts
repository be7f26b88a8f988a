import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../graphql/types.ts';
import { MESSAGE_WARNINGS } from './message-warning.ts';

export const MessageWarningEnum = enumOf(MESSAGE_WARNINGS);
registerEnumType(MessageWarningEnum, {
  name: 'MessageWarning',
  description: 'What a message seems to ask for that people who meet strangers should think about first.',
  valuesConfig: {
    OFF_PLATFORM_CONTACT: {
      description:
        'Another messenger, a phone number or a mail address: what is said there can be neither reported nor looked into.',
    },
    PAYMENT: { description: 'Money: a bank account, a card, a voucher, a coin, a payment in advance.' },
    LINK: { description: 'A link that hides where it leads, or brings a program.' },
  },
});
