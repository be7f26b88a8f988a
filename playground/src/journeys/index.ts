import { accounts } from './accounts.ts';
import { arriving } from './arriving.ts';
import { chat } from './chat.ts';
import { comments } from './comments.ts';
import { companions } from './companions.ts';
import { ending } from './ending.ts';
import { notifications } from './notifications.ts';
import { parties } from './parties.ts';
import { pictures } from './pictures.ts';
import { places } from './places.ts';
import { plans } from './plans.ts';
import { safety } from './safety.ts';
import type { Chapter } from './step.ts';

/** All journeys, in the order in which they can be walked: a test does, in a browser. */
export const CHAPTERS: readonly Chapter[] = [
  arriving,
  companions,
  comments,
  parties,
  chat,
  places,
  plans,
  pictures,
  notifications,
  ending,
  safety,
  accounts,
];

/** Root fields without a step, and why: the explorer reaches them. */
export const BY_EXPLORER: Readonly<Record<string, string>> = {
  'Mutation.beginPasskeyRegistration': 'needs an authenticator',
  'Mutation.finishPasskeyRegistration': 'needs an authenticator',
  'Mutation.beginPasskeySignIn': 'needs an authenticator',
  'Mutation.finishPasskeySignIn': 'needs an authenticator',
  'Mutation.deletePasskey': 'needs a passkey',
  'Mutation.unlinkIdentity': 'needs a configured provider',
  'Mutation.completeSignUp': 'needs a first sign-in with a provider',
  'Mutation.registerPush': 'needs a browser that receives pushes',
  'Mutation.removePush': 'needs a registered browser',
  'Mutation.setRole': 'admins only, and the demo has none',
  'Mutation.appeal': 'needs a sanction on the account that asks',
  'Mutation.resolveAppeal': 'needs an appeal',
  'Mutation.writeReference': 'needs a trip together that has ended',
  'Mutation.respondToReference': 'needs a reference',
};
