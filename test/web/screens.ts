import { DEMO_ACCOUNTS } from '../../src/demo/demo-data.ts';
import type { TestApp } from '../kit/app.ts';

/** The address of every screen that the first demo account finds, with something on each. */
export async function screensOfMinji(server: TestApp): Promise<string[]> {
  const idOf = async (text: string, values: unknown[] = []): Promise<string> =>
    (await server.sql<{ id: string }>(text, values))[0]!.id;
  const { email } = DEMO_ACCOUNTS[0]!;
  const post = await idOf('select id from companions order by id desc limit 1');
  const place = await idOf('select id from places order by id limit 1');
  const room = await idOf("select id from rooms where kind = 'DIRECT' limit 1");
  const author = await idOf(
    'select author_id as id from trip_references where visible_from < now() order by author_id limit 1',
  );
  const ownPlan = await idOf(
    'select p.id from planners p join users u on u.id = p.owner_id where u.email = $1 order by p.id limit 1',
    [email],
  );
  const plan = await idOf(
    `select p.id from planners p join users u on u.id = p.owner_id
     where u.email is distinct from $1 and p.visibility = 'PUBLIC' order by p.id limit 1`,
    [email],
  );
  return [
    '/',
    '/companions',
    `/companions/${post}`,
    `/companions/${post}/manage`,
    '/companions/new',
    '/places',
    '/places?map=36.2,127.8,6',
    '/places/new',
    `/places/${place}`,
    '/planners',
    '/planners/new',
    `/planners/${plan}`,
    `/planners/${ownPlan}`,
    '/search?q=제주',
    '/notifications',
    '/blocked',
    '/me',
    '/me/trips',
    '/me/references',
    '/me/companions',
    '/me/planners',
    '/me/places',
    '/me/bookmarks',
    '/me/reports',
    '/settings/account',
    '/settings/notifications',
    '/settings/privacy',
    `/people/${author}`,
    `/people/${author}/companions`,
    `/people/${author}/planners`,
    `/people/${author}/places`,
    '/chat',
    `/chat/${room}`,
  ];
}
