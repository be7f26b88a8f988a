import { create } from 'zustand';
import { AIDS } from '../aids.ts';
import { say } from '../words.ts';
import { post, type Reply, refresh } from './http.ts';

/** Who asks in a pane. Tokens live in this page's memory alone: a reload forgets them, a link never holds them. */
export interface Identity {
  id: string;
  label: string;
  kind: 'nobody' | 'cookies' | 'token';
  token?: string;
  refreshToken?: string;
  /** What a demo account signs in with, when it is first chosen. */
  credentials?: { email: string; password: string };
}

const NOBODY: Identity = { id: 'nobody', label: '', kind: 'nobody' };
export const COOKIES: Identity = { id: 'cookies', label: '', kind: 'cookies' };

interface Identities {
  all: Identity[];
  put(identity: Identity): void;
}

export const useIdentities = create<Identities>((set) => ({
  all: [COOKIES, NOBODY],
  put: (identity) =>
    set(({ all }) => ({
      all: all.some(({ id }) => id === identity.id)
        ? all.map((old) => (old.id === identity.id ? { ...old, ...identity } : old))
        : [...all, identity],
    })),
}));

const identityById = (id: string): Identity =>
  useIdentities.getState().all.find((identity) => identity.id === id) ?? COOKIES;

/** How an identity is called in a list. */
export function nameOf({ id, label }: Identity): string {
  if (id === 'nobody') return say('로그인하지 않음', 'Signed out');
  if (id === 'cookies') return say('이 브라우저의 쿠키', "This browser's cookies");
  return label;
}

const SIGN_IN = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { accessToken refreshToken viewer { user { nickname } } }
}`;

interface SignedIn {
  accessToken: string;
  refreshToken: string;
  viewer?: { user?: { nickname?: string } };
}

/** Signs in with a bearer token. @throws Error with the server's message. */
async function signIn(id: string, email: string, password: string): Promise<Identity> {
  const variables = { input: { email, password, delivery: 'BEARER' } };
  const made = dataOf<{ signIn: SignedIn }>(await post({ query: SIGN_IN, variables }, NOBODY)).signIn;
  const identity: Identity = {
    id,
    label: made.viewer?.user?.nickname ?? email,
    kind: 'token',
    token: made.accessToken,
    refreshToken: made.refreshToken,
  };
  useIdentities.getState().put(identity);
  return identity;
}

/** The identity, with a token if it needs one: a demo account signs in when it is first used. */
export async function readied(id: string): Promise<Identity> {
  const identity = identityById(id);
  const { credentials, token } = identity;
  if (token && isOld(token)) return renewed(id);
  if (!credentials || token) return identity;
  return signIn(id, credentials.email, credentials.password);
}

/** The same with another token: refreshed or, where the session is over, signed in anew. */
export async function renewed(id: string): Promise<Identity> {
  await refresh(identityById(id));
  const identity = identityById(id);
  return identity.token ? identity : readied(id);
}

const SOON_MS = 5_000;

/** Whether a token has run out, or is about to. */
function isOld(token: string): boolean {
  try {
    const { exp } = JSON.parse(atob(token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/')));
    return exp * 1_000 < Date.now() + SOON_MS;
  } catch {
    return false;
  }
}

/** Reads the demo accounts, where the server tells them. Their ids are the first part of their addresses. */
export async function loadDemoAccounts(): Promise<void> {
  if (!AIDS.accounts) return;
  const accounts = (await (await fetch(AIDS.accounts)).json()) as {
    email: string;
    password: string;
    nickname: string;
  }[];
  for (const { email, password, nickname } of accounts) {
    const id = email.slice(0, email.indexOf('@'));
    useIdentities.getState().put({ id, label: nickname, kind: 'token', credentials: { email, password } });
  }
}

/** Keeps the tokens of a `refreshSession` that somebody sent by hand: the old refresh token counts no more. */
export function learnRefresh(data: unknown, id: string): void {
  const made = (data as { refreshSession?: Partial<SignedIn> } | null)?.refreshSession;
  const identity = identityById(id);
  if (!made?.accessToken || !made.refreshToken || identity.kind !== 'token') return;
  useIdentities.getState().put({ ...identity, token: made.accessToken, refreshToken: made.refreshToken });
}

/** A person who signed in by hand: whoever `signIn` of a document has answered a token for. */
export function learnIdentity(data: unknown): Identity | null {
  const signedIn = (data as { signIn?: Partial<SignedIn> } | null)?.signIn;
  if (!signedIn?.accessToken) return null;
  const identity: Identity = {
    id: 'newcomer',
    label: signedIn.viewer?.user?.nickname ?? say('새 사람', 'Newcomer'),
    kind: 'token',
    token: signedIn.accessToken,
    ...(signedIn.refreshToken && { refreshToken: signedIn.refreshToken }),
  };
  useIdentities.getState().put(identity);
  return identity;
}

/** Somebody with a token that was pasted. */
export function pastedIdentity(token: string): Identity {
  const identity: Identity = { id: `pasted-${token.slice(-6)}`, label: `…${token.slice(-6)}`, kind: 'token', token };
  useIdentities.getState().put(identity);
  return identity;
}

const SIGN_UP = 'mutation SignUp($input: SignUpInput!) { signUp(input: $input) }';
const VERIFY = 'mutation Verify($token: String!) { verifyEmail(token: $token) }';
const PASSWORD = 'plum tractor 91 otter';
const NICKNAMES = ['산책하는 수달', '느린 고래', '밤 기차', '귤 한 봉지', '파란 배낭'];

/** A new person, by the way that everybody goes: signed up, the mail read, the address verified, signed in. */
export async function makeNewcomer(): Promise<Identity> {
  const number = Date.now().toString(36);
  const email = `traveller-${number}@example.com`;
  const nickname = `${NICKNAMES[Date.now() % NICKNAMES.length]} ${number.slice(-3)}`;
  const input = { email, password: PASSWORD, nickname, birthDate: '1996-05-20', gender: 'UNDISCLOSED' };
  dataOf(await post({ query: SIGN_UP, variables: { input } }, NOBODY));
  dataOf(await post({ query: VERIFY, variables: { token: await tokenOfMail(email) } }, NOBODY));
  return signIn(`new-${number}`, email, PASSWORD);
}

/** A link with a token: its path, and the token. */
const LINK = /https?:\/\/[^/\s]+(\/[^\s?#]*)[?#]token=([\w.~-]+)/g;
const MAIL_TRIES = 60;
const MAIL_PAUSE_MS = 250;

/** The token of the newest mail to an address, whose link contains `about`. @throws Error when none comes, or mails are really sent. */
export async function tokenOfMail(to: string, about = ''): Promise<string> {
  if (!AIDS.mail) throw new Error(say('이 서버는 메일을 실제로 보냅니다.', 'This server really sends its mails.'));
  for (let tries = 0; tries < MAIL_TRIES; tries++) {
    const mails = (await (await fetch(`${AIDS.mail}?to=${encodeURIComponent(to)}`)).json()) as {
      text: string;
    }[];
    const links = mails.flatMap(({ text }) => [...text.matchAll(LINK)]);
    const found = links.find(([, path]) => path!.includes(about));
    if (found) return found[2]!;
    await new Promise((resolve) => setTimeout(resolve, MAIL_PAUSE_MS));
  }
  throw new Error(say('메일이 오지 않았습니다.', 'No mail came.'));
}

function dataOf<T>({ body }: Reply): T {
  const error = body.errors?.[0];
  if (error) throw new Error(error.message);
  return body.data as T;
}
