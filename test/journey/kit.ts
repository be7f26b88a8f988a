import { mailTo, SIGN_IN, SIGN_UP, signUpInput, tokenIn, VERIFY } from '../accounts/kit.ts';
import type { TypedDocumentString } from '../generated/graphql.ts';
import type { TestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';

/** Somebody who came through the front door: signed up, verified by the mailed link, signed in with cookies. */
export interface Traveller extends TestClient {
  nickname: string;
}

/** Goes the whole way of a newcomer, with nothing but the public API and the mailbox. */
export async function arrive(server: TestApp, nickname: string): Promise<Traveller> {
  const browser = new TestClient(server.url);
  const input = signUpInput({ nickname });
  await browser.ask(SIGN_UP, { input });
  await browser.ask(VERIFY, { token: tokenIn(await mailTo(server, input.email)) });
  await browser.ask(SIGN_IN, { input: { email: input.email, password: input.password } });
  return Object.assign(browser, { nickname });
}

/** Sends a generated document; what comes back has the type that was generated for it. */
export async function go<Result, Variables extends Record<string, unknown>>(
  person: TestClient,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables = {} as Variables,
): Promise<Result> {
  return person.ask<Result>(document.toString(), variables);
}
