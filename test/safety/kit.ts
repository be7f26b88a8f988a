import type { TestApp } from '../kit/app.ts';
import { makePerson, type Person, type PersonOptions } from '../kit/make.ts';

export const ME = '{ viewer { role sanction { id kind reason until appeal { text isGranted } } } }';

/** A sanction put on somebody behind the API, before their first request: a session that is known already hears of it within 4 s. */
export async function sanction(
  server: TestApp,
  userId: string,
  kind: 'WARNING' | 'SUSPENSION' | 'BAN',
  days: number | null = kind === 'SUSPENSION' ? 7 : null,
): Promise<string> {
  const [made] = await server.sql<{ id: string }>(
    `insert into sanctions (id, user_id, kind, reason, created_at, until)
     values (gen_random_uuid(), $1, $2, '광고를 올렸습니다.', $3, $3::timestamptz + make_interval(days => $4)) returning id`,
    [userId, kind, server.app.clock(), days],
  );
  return made!.id;
}

/** A person of a role. */
export async function makeModerator(
  server: TestApp,
  role: 'MODERATOR' | 'ADMIN' = 'MODERATOR',
  options: PersonOptions = {},
): Promise<Person> {
  const person = await makePerson(server, options);
  await server.sql('update users set role = $2 where id = $1', [person.id, role]);
  return person;
}
