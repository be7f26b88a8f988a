import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { sweepExports } from '../../src/exports/data-export.service.ts';
import { jobContext } from '../../src/jobs/job-context.ts';
import { openRoom, say } from '../chat/kit.ts';
import { makeComment } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { until } from '../kit/until.ts';
import { DELETE, makePersonWithPassword, PASSWORD } from './kit.ts';

// biome-ignore lint/suspicious/noExplicitAny: the library has no types
const yauzl = createRequire(import.meta.url)('yauzl') as any;
let turned = 0;
const server = await startTestApp({ clock: () => new Date(Date.now() + turned) });
const ASK = 'mutation { requestDataExport { id status url byteSize } }';
const LIST = '{ viewer { dataExports { id status url byteSize } } }';

const exportsOf = async (person: Person) => (await person.ask(LIST)).viewer.dataExports;
async function ready(person: Person) {
  await person.ask(ASK);
  return until(async () => (await exportsOf(person)).find(({ status }: { status: string }) => status === 'READY'));
}
const fetchAs = (client: TestClient, url: string) =>
  fetch(url.replace('http://api.test', server.url), { headers: client.headers() });

async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await promisify(yauzl.fromBuffer)(bytes, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(files));
    zip.on('entry', (entry: { fileName: string }) => {
      zip.openReadStream(entry, async (error: Error | null, stream: NodeJS.ReadableStream) => {
        if (error) return reject(error);
        files.set(entry.fileName, await buffer(stream));
        zip.readEntry();
      });
    });
    zip.readEntry();
  });
}

describe('a copy of the data', () => {
  it('has what the person wrote and is, and nothing of others', async () => {
    const [me, other] = await Promise.all([makePerson(server, { nickname: '나 자신' }), makePerson(server)]);
    const roomId = await openRoom(me, other);
    await say(me, roomId, '내가 쓴 말');
    await say(other, roomId, '남이 쓴 말');
    const { createCompanion } = await me.ask(
      'mutation { createCompanion(input: { title: "제주 같이", content: "가요", areaId: "kr-jeju", startDate: "2099-01-01", endDate: "2099-01-02" }) { id } }',
    );
    await makeComment(me, createCompanion.id, '내 댓글');
    await makeComment(other, createCompanion.id, '남의 댓글');
    const made = await ready(me);
    const response = await fetchAs(me, made.url);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.length).toBe(made.byteSize);
    const files = await unzip(bytes);
    const read = (kind: string) => JSON.parse(String(files.get(`${kind}.json`)));
    expect(read('profile')).toMatchObject([{ id: me.id, nickname: '나 자신' }]);
    expect(read('companions')).toMatchObject([{ title: '제주 같이' }]);
    expect(read('comments')).toMatchObject([{ text: '내 댓글' }]);
    expect(read('messages')).toMatchObject([{ text: '내가 쓴 말', roomId }]);
    expect(read('places')).toEqual([]);
    const all = [...files.values()].map(String).join();
    expect(all).not.toMatch(/남이 쓴|남의 댓글|password|token_hash/);
  });

  it('of many messages has each once', async () => {
    const [me, other] = await Promise.all([makePerson(server), makePerson(server)]);
    const roomId = await openRoom(me, other);
    await server.sql(
      `insert into messages (id, room_id, seq, author_id, client_message_id, text, created_at)
       select gen_random_uuid(), $1, n, $2, gen_random_uuid(), n::text, now() from generate_series(1, 1234) n`,
      [roomId, me.id],
    );
    const made = await ready(me);
    const files = await unzip(Buffer.from(await (await fetchAs(me, made.url)).arrayBuffer()));
    const texts = JSON.parse(String(files.get('messages.json'))).map(({ text }: { text: string }) => Number(text));
    expect(texts.toSorted((a: number, b: number) => a - b)).toEqual(Array.from({ length: 1234 }, (_, i) => i + 1));
  });

  it('is its signed-in owner’s alone', async () => {
    const [me, stranger] = await Promise.all([makePerson(server), makePerson(server)]);
    const made = await ready(me);
    for (const client of [stranger, new TestClient(server.url)])
      expect((await fetchAs(client, made.url)).status).toBe(404);
    expect((await new TestClient(server.url).refused(ASK)).extensions.code).toBe('UNAUTHENTICATED');
    expect(await exportsOf(stranger)).toEqual([]);
  });

  it('can be asked for once a day, also by two requests at once', async () => {
    const me = await makePerson(server);
    const answers = await Promise.all([me.send(ASK), me.send(ASK)]);
    const refused = answers.flatMap(({ errors }) => errors);
    expect(refused).toHaveLength(1);
    expect(refused[0]!.extensions).toMatchObject({ code: 'RATE_LIMITED', reason: 'EXPORT_LIMIT' });
    expect(refused[0]!.extensions.retryAfterSeconds).toBeGreaterThan(86_000);
    expect(await exportsOf(me)).toHaveLength(1);
  });

  it('that failed does not count, and says so', async () => {
    const me = await makePerson(server);
    await server.sql(
      `insert into data_exports (id, user_id, status, created_at) values (gen_random_uuid(), $1, 'FAILED', $2)`,
      [me.id, new Date(Date.now() + turned)],
    );
    expect(await exportsOf(me)).toMatchObject([{ status: 'FAILED', url: null, byteSize: null }]);
    await ready(me);
  });

  it('that nobody makes any more has failed after a day', async () => {
    const me = await makePerson(server);
    const ago = (hours: number) => new Date(Date.now() + turned - hours * 3_600_000);
    await server.sql(
      `insert into data_exports (id, user_id, status, created_at) values (gen_random_uuid(), $1, 'PENDING', $2)`,
      [me.id, ago(23)],
    );
    await sweepExports(jobContext(server.app, 'test'));
    expect(await exportsOf(me)).toMatchObject([{ status: 'PENDING' }]);
    await server.sql(`update data_exports set created_at = $2 where user_id = $1`, [me.id, ago(25)]);
    await sweepExports(jobContext(server.app, 'test'));
    expect(await exportsOf(me)).toMatchObject([{ status: 'FAILED' }]);
  });

  it('is over after a day, and its file is gone; and at once with the account', async () => {
    const [me, leaver] = [await makePerson(server), await makePersonWithPassword(server)];
    const [mine, theirs] = [await ready(me), await ready(leaver)];
    await leaver.ask(DELETE, { password: PASSWORD });
    const before = turned;
    expect(await sweepExports(jobContext(server.app, 'test'))).toBe(1);
    expect(await server.app.store.size(`exports/${theirs.id}.zip`)).toBeNull();
    expect(await server.app.store.size(`exports/${mine.id}.zip`)).toBe(mine.byteSize);
    turned = before + 86_400_000;
    const { renewTokens } = await import('../companions/kit.ts');
    renewTokens(server, me);
    expect(await exportsOf(me)).toMatchObject([{ id: mine.id, status: 'EXPIRED', url: null, byteSize: null }]);
    expect((await fetchAs(me, mine.url)).status).toBe(404);
    await sweepExports(jobContext(server.app, 'test'));
    expect(await server.app.store.size(`exports/${mine.id}.zip`)).toBeNull();
    await me.ask(ASK);
  });
});
