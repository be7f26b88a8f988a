import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { mailTo, newEmail, PASSWORD, SIGN_IN, SIGN_UP, signUpInput } from './kit.ts';
import { startProviders } from './providers-kit.ts';

const { who, providers, stop } = await startProviders('http://api.test');
const server = await startTestApp({ config: { providers, logLevel: 'error' } });
afterAll(stop);

/** A browser: cookies by host, redirects one by one. */
class Browser {
  readonly #jars = new Map<string, Map<string, string>>();
  /** As a click on one of our own pages. */
  site = 'same-origin';

  async go(address: string): Promise<Response> {
    const url = new URL(address.replace('http://api.test', server.url));
    const jar = this.#jars.get(url.host) ?? new Map<string, string>();
    this.#jars.set(url.host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie, 'sec-fetch-site': this.site } });
    this.#keep(response, jar);
    return response;
  }

  #keep(response: Response, jar: Map<string, string>): void {
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]!.split(/=(.*)/s);
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
  }

  /** Follows redirects until one leads to the web app or, with `stopAt`, to such an address, and returns it. */
  async follow(address: string, stopAt = /^http:\/\/web\.test/): Promise<string> {
    let at = address;
    for (let i = 0; i < 15; i++) {
      if (stopAt.test(at)) return at;
      const response = await this.go(at);
      const next = response.headers.get('location');
      if (!next) throw new Error(`${at} answered ${response.status} ${(await response.text()).slice(0, 200)}`);
      at = new URL(next, at).href;
    }
    throw new Error('goes round in circles');
  }

  signIn = (provider: string, path = '/') =>
    this.follow(`http://api.test/auth/${provider}?return=${encodeURIComponent(path)}`);

  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape it asked for
  async ask(query: string, variables: object = {}): Promise<any> {
    const { host } = new URL(server.url);
    const jar = this.#jars.get(host) ?? new Map<string, string>();
    this.#jars.set(host, jar);
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: [...jar].map(([n, v]) => `${n}=${v}`).join('; ') },
      body: JSON.stringify({ query, variables }),
    });
    this.#keep(response, jar);
    return response.json();
  }

  async viewer() {
    const { data } = await this.ask(
      '{ viewer { email isEmailVerified isSignUpComplete user { id nickname } identities { id provider email } } }',
    );
    return data.viewer;
  }
}

let count = 0;
const stranger = (more: object = {}) => {
  who.person = { sub: `person-${++count}`, email: newEmail(), email_verified: true, ...more };
};
/** Somebody who signed up at the provider and completed it. */
async function member(): Promise<Browser> {
  stranger();
  const browser = new Browser();
  await browser.signIn('openid');
  await browser.ask(COMPLETE, { input: { birthDate: '1999-01-01', gender: 'FEMALE' } });
  return browser;
}
const reasonOf = (address: string) => new URL(address).searchParams.get('reason');
const COMPLETE =
  'mutation ($input: CompleteSignUpInput!) { completeSignUp(input: $input) { isSignUpComplete user { nickname } } }';
const POST =
  'mutation { createCompanion(input: { title: "제주", content: "가요", areaId: "kr-jeju", startDate: "2099-01-01", endDate: "2099-01-02" }) { id } }';

describe('a sign-in at a provider', () => {
  it('makes an account, which may do everything once it is complete, and finds it again', async () => {
    stranger({ nickname: '지나가는 이' });
    const browser = new Browser();
    expect(await browser.signIn('openid', '/companions?sort=NEW')).toBe('http://web.test/companions?sort=NEW');
    const viewer = await browser.viewer();
    expect(viewer).toMatchObject({ email: who.person.email, isEmailVerified: true, isSignUpComplete: false });
    expect(viewer.identities).toMatchObject([{ provider: 'openid', email: who.person.email }]);
    expect((await browser.ask(POST)).errors[0].extensions.reason).toBe('SIGN_UP_INCOMPLETE');
    const young = await browser.ask(COMPLETE, { input: { birthDate: '2020-01-01', gender: 'FEMALE', nickname: 'x' } });
    expect(young.errors[0].extensions.fields.map(({ path }: { path: string }) => path)).toEqual([
      'input.nickname',
      'input.birthDate',
    ]);
    const done = await browser.ask(COMPLETE, {
      input: { birthDate: '1999-01-01', gender: 'FEMALE', nickname: '여행하는 이' },
    });
    expect(done.data.completeSignUp).toEqual({ isSignUpComplete: true, user: { nickname: '여행하는 이' } });
    expect(
      (await browser.ask(COMPLETE, { input: { birthDate: '1999-01-01', gender: 'MALE' } })).errors[0].extensions.reason,
    ).toBe('SIGN_UP_COMPLETE');
    expect((await browser.ask(POST)).errors).toBeUndefined();
    const again = new Browser();
    await again.signIn('openid');
    expect((await again.viewer()).user.id).toBe(viewer.user.id);
  });

  it('takes no address that the provider does not vouch for', async () => {
    stranger({ email_verified: false });
    const browser = new Browser();
    await browser.signIn('openid');
    expect(await browser.viewer()).toMatchObject({ email: '', isEmailVerified: false });
  });

  it('is never merged into the account of an address: it says how to go on', async () => {
    stranger();
    const first = new Browser();
    await first.signIn('openid');
    const { email } = who.person;
    who.person = { ...who.person, sub: `another-${count}` };
    const second = new Browser();
    expect(reasonOf(await second.signIn('openid'))).toBe('ADDRESS_TAKEN');
    expect(await second.viewer()).toBeNull();
    expect(await server.sql('select id from users where email = $1', [email])).toHaveLength(1);
  });

  it('of two at once makes one account', async () => {
    stranger();
    const browsers = [new Browser(), new Browser()];
    await Promise.all(browsers.map((browser) => browser.signIn('openid')));
    const made = await server.sql('select user_id from identities where subject = $1', [who.person.sub]);
    expect(made).toHaveLength(1);
    expect(await server.sql('select id from users where email = $1', [who.person.email])).toHaveLength(1);
    const [one, other] = await Promise.all(browsers.map((browser) => browser.viewer()));
    expect(one.user.id).toBe(other.user.id);
  });

  it('of two at once makes one account, without an address, too', async () => {
    who.told = { id: ++count + 600_000, kakao_account: {} };
    const browsers = [new Browser(), new Browser(), new Browser()];
    await Promise.all(browsers.map((browser) => browser.signIn('kakao')));
    const people = await Promise.all(browsers.map((browser) => browser.viewer()));
    expect(new Set(people.map((viewer) => viewer.user.id)).size).toBe(1);
  });

  it('links the account that is signed in, and unlinks all but the last', async () => {
    const browser = await member();
    who.told = { id: 4711 + count, kakao_account: {} };
    expect(await browser.signIn('kakao', '/settings')).toBe('http://web.test/settings');
    const { identities, user } = await browser.viewer();
    expect(identities.map(({ provider }: { provider: string }) => provider)).toEqual(['openid', 'kakao']);
    const mail = await mailTo(server, who.person.email!);
    expect(mail.subject).toBe('[인피니티 트래블] 새 로그인 방법이 추가되었습니다');
    expect(mail.text).toContain('카카오');
    const UNLINK = 'mutation ($id: ID!) { unlinkIdentity(id: $id) { identities { provider } } }';
    const other = await member();
    expect((await other.ask(UNLINK, { id: identities[0].id })).errors[0].extensions.reason).toBe('IDENTITY_NOT_FOUND');
    expect(reasonOf(await other.signIn('kakao'))).toBe('IDENTITY_TAKEN');
    expect((await browser.ask(UNLINK, { id: identities[0].id })).data.unlinkIdentity.identities).toEqual([
      { provider: 'kakao' },
    ]);
    expect((await browser.ask(UNLINK, { id: identities[1].id })).errors[0].extensions.reason).toBe(
      'LAST_WAY_TO_SIGN_IN',
    );
    const again = new Browser();
    await again.signIn('kakao');
    expect((await again.viewer()).user.id).toBe(user.id);
  });

  it('says when the provider cannot be reached', async () => {
    expect(reasonOf(await new Browser().signIn('dead'))).toBe('PROVIDER_UNREACHABLE');
    expect((await new Browser().go('http://api.test/auth/nobody')).status).toBe(404);
  });

  it('is listed for whoever asks', async () => {
    const { data } = await new Browser().ask('{ signInProviders { name label startUrl } }');
    expect(data.signInProviders[2]).toEqual({ name: 'kakao', label: '카카오', startUrl: 'http://api.test/auth/kakao' });
  });
});

describe('Kakao and Naver', () => {
  const account = async (provider: string, answer: object) => {
    who.told = answer;
    const browser = new Browser();
    const at = await browser.signIn(provider);
    return { reason: reasonOf(at), viewer: await browser.viewer() };
  };

  it.each([
    [
      'with a verified address',
      { email: 'kakao1@people.test', is_email_valid: true, is_email_verified: true },
      'kakao1@people.test',
    ],
    [
      'with an address that is not verified',
      { email: 'kakao2@people.test', is_email_valid: true, is_email_verified: false },
      '',
    ],
    [
      'with an address that is somebody else’s by now',
      { email: 'kakao3@people.test', is_email_valid: false, is_email_verified: true },
      '',
    ],
    ['without an address', { profile: { nickname: '카카오 친구' } }, ''],
  ])('Kakao %s', async (_what, kakao_account, email) => {
    const { viewer } = await account('kakao', { id: ++count + 100_000, kakao_account });
    expect(viewer).toMatchObject({ email, identities: [{ provider: 'kakao' }] });
  });

  it('Naver, whose address nobody vouches for', async () => {
    const { viewer } = await account('naver', {
      resultcode: '00',
      message: 'success',
      response: { id: `naver-${++count}`, email: 'n@people.test' },
    });
    expect(viewer).toMatchObject({ email: '', identities: [{ provider: 'naver', email: 'n@people.test' }] });
  });

  it.each([
    ['kakao', {}],
    ['naver', { resultcode: '024', message: 'Authentication failed' }],
  ])('%s that tells nobody', async (provider, answer) => {
    expect(await account(provider, answer)).toEqual({ reason: 'AUTH_FAILED', viewer: null });
  });
});

describe('an attack', () => {
  const CALLBACK = /\/auth\/\w+\/callback/;
  const begin = (browser: Browser, provider = 'openid') => browser.follow(`http://api.test/auth/${provider}`, CALLBACK);

  it('by a callback that another browser began signs nobody in (fixation, code injection)', async () => {
    stranger();
    const [attacker, victim] = [new Browser(), new Browser()];
    const callback = await begin(attacker);
    expect(reasonOf(await victim.follow(callback))).toBe('AUTH_STATE_INVALID');
    expect(await victim.viewer()).toBeNull();
    // Also with a state of the victim's own.
    const own = await begin(victim);
    const mixed = new URL(callback);
    mixed.searchParams.set('state', new URL(own).searchParams.get('state')!);
    expect(reasonOf(await victim.follow(mixed.href))).toBe('AUTH_FAILED');
    expect(await victim.viewer()).toBeNull();
  });

  it('by replaying a callback does nothing', async () => {
    stranger();
    const browser = new Browser();
    const callback = await begin(browser);
    expect(reasonOf(await browser.follow(callback))).toBeNull();
    expect(reasonOf(await browser.follow(callback))).toBe('AUTH_STATE_INVALID');
  });

  it('by the callback of another provider does nothing (mix-up)', async () => {
    stranger();
    const browser = new Browser();
    const callback = await begin(browser);
    expect(reasonOf(await browser.follow(callback.replace('/auth/openid/', '/auth/other/')))).toBe(
      'AUTH_STATE_INVALID',
    );
    const issuer = new URL(await begin(browser));
    issuer.searchParams.set('iss', 'http://evil.test');
    expect(reasonOf(await browser.follow(issuer.href))).toBe('AUTH_FAILED');
  });

  it('by another site’s link does not link anything to whoever is signed in', async () => {
    const browser = await member();
    browser.site = 'cross-site';
    who.told = { id: ++count + 200_000 };
    expect(reasonOf(await browser.signIn('kakao'))).toBe('ORIGIN_NOT_ALLOWED');
    browser.site = 'same-origin';
    expect((await browser.viewer()).identities).toHaveLength(1);
  });

  it('by linking before the owner has verified the address is refused (pre-hijacking)', async () => {
    const email = newEmail();
    const browser = new Browser();
    await browser.ask(SIGN_UP, { input: signUpInput({ email, password: PASSWORD }) });
    await browser.ask(SIGN_IN, { input: { email, password: PASSWORD } });
    expect(reasonOf(await browser.signIn('kakao'))).toBe('EMAIL_NOT_VERIFIED');
  });

  it('by a suspended account links nothing', async () => {
    const browser = await member();
    await server.sql(
      `insert into sanctions (id, user_id, kind, reason, created_at, until) values (gen_random_uuid(), $1, 'SUSPENSION', 'x', now(), now() + interval '1 day')`,
      [(await browser.viewer()).user.id],
    );
    expect(reasonOf(await browser.signIn('kakao'))).toBe('SUSPENDED');
  });

  it('by a ban that was given lets nobody in, by no provider', async () => {
    const browser = await member();
    await server.sql(
      `insert into sanctions (id, user_id, kind, reason, created_at) values (gen_random_uuid(), $1, 'BAN', 'x', now())`,
      [(await browser.viewer()).user.id],
    );
    expect(reasonOf(await new Browser().signIn('openid'))).toBe('BANNED');
  });

  it('by a session that has ended makes no second account: who asks to link is asked to sign in', async () => {
    expect(reasonOf(await new Browser().follow('http://api.test/auth/kakao?link=true'))).toBe('SIGN_IN_REQUIRED');
  });

  it('by ending the session in between links nothing', async () => {
    const browser = await member();
    who.told = { id: ++count + 300_000 };
    const callback = await begin(browser, 'kakao');
    await browser.ask('mutation { signOut }');
    expect(reasonOf(await browser.follow(callback))).toBe('SESSION_ENDED');
    expect(await server.sql('select id from identities where subject = $1', [String(count + 300_000)])).toEqual([]);
  });

  it.each(['//evil.test', 'https://evil.test', '/\\evil.test', 'javascript:alert(1)', '/a\nb', `/${'a'.repeat(400)}`])(
    'by the return address %j leads to our own front page',
    async (path) => {
      stranger();
      expect(await new Browser().signIn('openid', path)).toBe('http://web.test/');
    },
  );

  it('the provider’s own refusal is told', async () => {
    const browser = new Browser();
    const callback = new URL(await begin(browser, 'kakao'));
    callback.searchParams.delete('code');
    callback.searchParams.set('error', 'access_denied');
    expect(reasonOf(await browser.follow(callback.href))).toBe('AUTH_DENIED');
  });
});
