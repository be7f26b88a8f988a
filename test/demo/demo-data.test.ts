import { describe, expect, it } from 'vitest';
import { DEMO_ACCOUNTS, DEMO_MODERATOR, fillDemoData, hasDemoAccounts } from '../../src/demo/demo-data.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { pictureFolder } from '../media/kit.ts';

const server = await startTestApp({ config: { dataDir: await pictureFolder() } });

describe('demo data', () => {
  it('fills an empty database, even when two instances start at once', async () => {
    expect(await hasDemoAccounts(server.app)).toBe(false);
    await Promise.all([fillDemoData(server.app), fillDemoData(server.app)]);
    await fillDemoData(server.app);
    expect(await hasDemoAccounts(server.app)).toBe(true);
    const [count] = await server.sql('select count(*)::int as people from users');
    expect(count).toEqual({ people: 100 });
  });

  it('has two people who can sign in and have talked with each other', async () => {
    for (const { email, password, nickname } of DEMO_ACCOUNTS) {
      const person = new TestClient(server.url);
      await person.ask('mutation ($input: SignInInput!) { signIn(input: $input) { viewer { email } } }', {
        input: { email, password },
      });
      const { viewer, rooms } = await person.ask(`{
        viewer { isEmailVerified user { nickname } }
        rooms { nodes { kind counterpart { nickname } lastMessage { text } } }
      }`);
      expect(viewer).toEqual({ isEmailVerified: true, user: { nickname } });
      const other = DEMO_ACCOUNTS.find((account) => account.email !== email)!;
      expect(rooms.nodes[0]).toEqual({
        kind: 'DIRECT',
        counterpart: { nickname: other.nickname },
        lastMessage: { text: '숙소 후보 몇 개 골라서 내일 보내드릴게요.' },
      });
    }
  });

  it('has a trip of the first that the second has asked to join', async () => {
    const client = new TestClient(server.url);
    const { companions } = await client.ask(
      '{ companions(first: 5) { nodes { title author { nickname } commentCount comments { nodes { replies { nodes { author { nickname } } } } } } } }',
    );
    const [minji, jun] = DEMO_ACCOUNTS;
    const trip = companions.nodes.find((post: { title: string }) => post.title.startsWith('제주도 3박 4일'));
    expect(trip).toMatchObject({ author: { nickname: minji.nickname }, commentCount: 2 });
    const asked = await server.sql(
      `select a.status from applications a join users u on u.id = a.applicant_id join companions c on c.id = a.companion_id
       where u.email = $1 and c.title = $2`,
      [jun.email, trip.title],
    );
    expect(asked).toEqual([{ status: 'PENDING' }]);
  });

  it('has a moderator with a case to decide', async () => {
    const { email, password } = DEMO_MODERATOR;
    const person = new TestClient(server.url);
    await person.ask('mutation ($input: SignInInput!) { signIn(input: $input) { viewer { email } } }', {
      input: { email, password },
    });
    const { moderationCases } = await person.ask(
      '{ moderationCases { nodes { subject { __typename } evidence { text } reports { reason } } } }',
    );
    expect(moderationCases.nodes).toMatchObject([
      { subject: { __typename: 'Comment' }, evidence: [{ text: expect.stringMatching(/./) }], reports: [{}, {}] },
    ]);
  });

  it('has an invitation, a trip that was called off, and references', async () => {
    const person = new TestClient(server.url);
    const [{ email, password }] = DEMO_ACCOUNTS;
    await person.ask('mutation ($input: SignInInput!) { signIn(input: $input) { viewer { email } } }', {
      input: { email, password },
    });
    const { viewer, companions } = await person.ask(
      '{ viewer { applications(status: [INVITED]) { totalCount } } companions(first: 3, filter: { status: [CANCELLED] }) { nodes { cancelReason } } }',
    );
    expect(viewer.applications.totalCount).toBe(1);
    expect(companions.nodes).toHaveLength(1);
    const [{ id }] = (await server.sql('select subject_id as id from trip_references limit 1')) as [{ id: string }];
    const { user } = await person.ask(
      'query ($id: ID!) { user(id: $id) { references { nodes { text } } trust { referenceCount } } }',
      { id },
    );
    expect(user.references.nodes.length).toBe(user.trust.referenceCount);
    expect(user.trust.referenceCount).toBeGreaterThan(0);
  });

  it('has pictures of posts, places and people, which are really there', async () => {
    const client = new TestClient(server.url);
    const { companions, places } = await client.ask(
      '{ companions(first: 3) { nodes { thumbnail { url blurHash } images { thumbnailUrl } author { avatar { url } } } } places(first: 3) { nodes { image { url } } } }',
    );
    const shown = [
      ...companions.nodes.map(({ thumbnail }: { thumbnail: { url: string } }) => thumbnail.url),
      ...companions.nodes.flatMap(({ images }: { images: { thumbnailUrl: string }[] }) =>
        images.map((i) => i.thumbnailUrl),
      ),
      ...places.nodes.map(({ image }: { image: { url: string } }) => image.url),
    ];
    expect(shown.length).toBe(12);
    for (const url of shown) {
      const response = await fetch(url.replace(server.app.config.publicUrl, server.url));
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp']);
    }
  });
});
