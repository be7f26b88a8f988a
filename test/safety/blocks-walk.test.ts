import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { viewerChanged } from '../../src/accounts/viewer.ts';
import { createSchema } from '../../src/schema.ts';
import { DocumentWriter } from '../differential/documents.ts';
import { Random } from '../differential/random.ts';
import { makeScene } from '../differential/scene.ts';

/** How many documents: `BLOCK_DOCUMENTS=5000 npm test -- test/safety/blocks-walk` for the long form. */
const DOCUMENTS = Number(process.env.BLOCK_DOCUMENTS ?? 400);
const SEED = Number(process.env.BLOCK_SEED ?? 7);

const scene = await makeScene();
const { server, minji } = scene;

/** Everybody with whom minji shares no party, of whom half block minji and half are blocked: most of what can be seen is theirs. */
const others = await server.sql<{ id: string }>(
  `select u.id from users u where u.id <> $1 and u.deleted_at is null and not exists (
     select from companion_members a join companion_members b on b.companion_id = a.companion_id where a.user_id = u.id and b.user_id = $1)
   order by u.id limit 200`,
  [minji.userId],
);
for (const [i, { id }] of others.entries()) {
  const pair = i % 2 === 0 ? [id, minji.userId] : [minji.userId, id];
  await server.sql('insert into blocks (blocker_id, blocked_id, created_at) values ($1, $2, now())', pair);
}
await server.sql('update users set has_blocks = true where id = any($1)', [
  [minji.userId, ...others.map(({ id }) => id)],
]);
await server.sql(
  `update rooms set is_cut = true where kind = 'DIRECT' and low_user_id = any($1) and high_user_id = $2
     or kind = 'DIRECT' and high_user_id = any($1) and low_user_id = $2`,
  [others.map(({ id }) => id), minji.userId],
);

viewerChanged(server.app, minji.userId!);

/** Ids that must not reach minji: people, and what is theirs alone. */
async function hiddenIds(people: readonly string[]): Promise<Map<string, string>> {
  const rows = await server.sql<{ id: string; what: string }>(
    `select id, 'a person' as what from users where id = any($1)
     union all select id, 'a post' from companions c where author_id = any($1)
       and not exists (select from companion_members m where m.companion_id = c.id and m.user_id = $2)
     union all select id, 'a planner' from planners where owner_id = any($1)
     union all select id, 'a review' from reviews where author_id = any($1)
     union all select id, 'an application' from applications where applicant_id = any($1)`,
    [people, minji.userId],
  );
  return new Map(rows.map(({ id, what }) => [id, what]));
}

/** Every id of an answer, with where it stands. */
function idsIn(value: unknown, path = ''): [path: string, id: string][] {
  if (typeof value === 'string') return (value.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []).map((id) => [path, id]);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => idsIn(inner, Array.isArray(value) ? path : `${path}.${key}`));
}

it(`${DOCUMENTS} random documents over the whole schema tell nothing of people between whom and the viewer a block stands`, async () => {
  const theirs = await hiddenIds(others.filter((_, i) => i % 2 === 0).map(({ id }) => id));
  const mine = await hiddenIds(others.filter((_, i) => i % 2 === 1).map(({ id }) => id));
  expect(theirs.size + mine.size).toBeGreaterThan(300);
  const schema = createSchema();
  const writer = new DocumentWriter(schema, new Random(SEED), scene.values);
  const leaks: { what: string; path: string; text: string; given: object }[] = [];
  let asked = 0;
  while (asked < DOCUMENTS) {
    const { text, variables } = writer.write();
    if (validate(schema, parse(text)).length > 0) continue;
    asked++;
    for (const given of variables) {
      const answer = await minji.client.send(text, given);
      // Whom one has blocked oneself stands in the list from which one takes it back.
      const unseen = text.includes('blockedUsers') ? theirs : new Map([...theirs, ...mine]);
      for (const [path, id] of idsIn(answer.data))
        if (unseen.has(id)) leaks.push({ what: unseen.get(id)!, path, text, given });
    }
  }
  expect([...new Set(leaks.map(({ what, path }) => `${what} at ${path}`))]).toEqual([]);
  expect(leaks).toEqual([]);
}, 120_000);

it('the same documents do tell of them to somebody else', async () => {
  const unseen = await hiddenIds(others.map(({ id }) => id));
  const schema = createSchema();
  const writer = new DocumentWriter(schema, new Random(SEED), scene.values);
  let told = 0;
  for (let asked = 0; asked < 300; ) {
    const { text, variables } = writer.write();
    if (validate(schema, parse(text)).length > 0) continue;
    asked++;
    const { data } = await scene.jun.client.send(text, variables[0]);
    told += idsIn(data).filter(([, id]) => unseen.has(id)).length;
  }
  expect(told).toBeGreaterThan(10);
}, 60_000);
