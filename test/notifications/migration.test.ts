import { expect, it } from 'vitest';
import { prepareDatabase } from '../../src/prepare-database.ts';
import { newId } from '../../src/shared/ids.ts';
import { makeComment } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { apply, join, makePost, WITHDRAW } from '../parties/kit.ts';
import { told } from './kit.ts';

it('what an older edition has left unread is cleared before the rule stands', async () => {
  const server = await startTestApp();
  const { author, id } = await makePost(server, { capacity: 5 });
  const member = await join(server, author, id);
  const person = await makePerson(server);
  await person.ask(WITHDRAW, { id: await apply(person, id) });
  const [kept, hidden] = [await makeComment(person, id, '남는 말'), await makeComment(person, id, '지운 말')];
  await makeComment(member, id, '답글', hidden);
  await server.sql('drop index notifications_one_unread');
  await server.sql(`delete from schema_migrations where name = 'Migration20261126005100_one_unread_notification'`);
  const remember = (userId: string, kind: string, actorId: string, commentId: string | null, readAt: string | null) =>
    server.sql(
      `insert into notifications (id, user_id, kind, actor_id, companion_id, comment_id, created_at, read_at)
       values ($1, $2, $3, $4, $5, $6, now(), $7)`,
      [newId(), userId, kind, actorId, id, commentId, readAt],
    );
  for (const readAt of ['2026-01-01', '2026-01-02', null, null, null]) {
    await remember(member.id, 'COMPANION_CHANGED', author.id, null, readAt);
  }
  await remember(author.id, 'APPLICATION_RECEIVED', person.id, null, null);
  await server.sql('update comments set text = null, deleted_at = now() where id = $1', [hidden]);

  expect(await prepareDatabase(server.databaseUrl, server.app.log)).toEqual([
    'Migration20261126005100_one_unread_notification',
  ]);
  const left = (await told(member)).map(({ kind, isRead }) => `${kind} ${isRead}`);
  expect(left).toEqual([
    'COMPANION_CHANGED false',
    'COMPANION_CHANGED true',
    'COMPANION_CHANGED true',
    'APPLICATION_ACCEPTED false',
  ]);
  const found = (await told(author)).map(({ kind, actor, comment }) => [kind, actor!.id, comment?.id]);
  expect(found).toEqual([
    ['COMMENT_RECEIVED', member.id, expect.any(String)],
    ['COMMENT_RECEIVED', person.id, kept],
    ['APPLICATION_RECEIVED', member.id, undefined],
  ]);
  expect(
    await server.sql('select from notifications where comment_id = $1 and read_at is null', [hidden]),
  ).toHaveLength(0);
});
