import { signAccessToken } from '../../src/accounts/access-token.ts';
import { newId } from '../../src/shared/ids.ts';
import type { TestApp } from './app.ts';
import { TestClient } from './client.ts';

/** A signed-in person: a client of the API that knows who it is. */
export interface Person extends TestClient {
  id: string;
  nickname: string;
  sessionId: string;
}

export interface PersonOptions {
  nickname?: string;
  birthDate?: string;
  gender?: 'MALE' | 'FEMALE' | 'UNDISCLOSED';
  verified?: boolean;
  language?: string;
}

let made = 0;

/** A signed-in person, put into the database directly: signing up has tests of its own, and hashing takes its time. */
export async function makePerson(server: TestApp, options: PersonOptions = {}): Promise<Person> {
  const id = newId();
  const sessionId = newId();
  const nickname = options.nickname ?? `여행자${++made}`;
  const now = server.app.clock();
  await server.sql(
    `insert into users (id, email, password_hash, nickname, gender, birth_date, email_verified_at, created_at)
     values ($1, $2, 'no password', $3, $4, $5, $6, $7)`,
    [
      id,
      `${id}@people.test`,
      nickname,
      options.gender ?? 'UNDISCLOSED',
      options.birthDate ?? '1995-05-05',
      options.verified === false ? null : now,
      now,
    ],
  );
  await server.sql(
    `insert into sessions (id, user_id, created_at, last_used_at, expires_at) values ($1, $2, $3, $3, $3::timestamptz + interval '90 days')`,
    [sessionId, id, now],
  );
  const { token } = signAccessToken(server.app, { userId: id, sessionId });
  const client = new TestClient(server.url, { token, ...(options.language && { language: options.language }) });
  return Object.assign(client, { id, nickname, sessionId });
}
