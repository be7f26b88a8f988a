import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../kit/browser.ts';
import { TestClient } from '../kit/client.ts';
import { startWebTest } from './kit.ts';

const { server, minji, jun, open, signIn, stop } = await startWebTest();
afterAll(stop);

/** A post of one of the demo's people for a trip of next month; answers its id. */
async function newPost({ email, password }: { email: string; password: string }, title: string): Promise<string> {
  const client = new TestClient(server.url);
  await client.ask('mutation ($input: SignInInput!) { signIn(input: $input) { viewer { email } } }', {
    input: { email, password },
  });
  const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
  const { createCompanion } = await client.ask(
    'mutation ($input: CreateCompanionInput!) { createCompanion(input: $input) { id } }',
    { input: { title, content: '천천히 걸어요', areaId: 'kr', startDate: day(30), endDate: day(33), capacity: 4 } },
  );
  return createCompanion.id;
}

describe.runIf(hasBrowser)('people in a browser', { timeout: 150_000 }, () => {
  it('a name leads to who somebody is, with what others say of them, and from there to a conversation', async () => {
    const { page, faults, go, close } = await open({ width: 390 });
    await signIn(page, jun);
    const [{ id: postId }] = (await server.sql(
      `select c.id from companions c join users u on u.id = c.author_id where u.email = $1 order by c.id desc limit 1`,
      [minji.email],
    )) as [{ id: string }];
    await go(`/companions/${postId}`);
    await page.locator('main').getByRole('link', { name: minji.nickname }).first().click();
    await page.getByRole('heading', { level: 1, name: minji.nickname }).waitFor();
    await page.getByText(minji.introduction).waitFor();
    await page.getByRole('link', { name: '쓴 글', exact: true }).click();
    await page.getByRole('link', { name: '제주도 3박 4일, 느긋하게' }).waitFor();
    await page.getByRole('button', { name: '대화하기' }).click();
    await page.getByRole('textbox', { name: '메시지' }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('who takes no messages says so, and nobody is where nobody is', async () => {
    const { page, go, close } = await open();
    await signIn(page, minji);
    const [{ id }] = (await server.sql(
      `update users set direct_messages = 'NOBODY' where id = (select id from users u where email not like '%@demo.local' and email_verified_at is not null and deleted_at is null order by id limit 1) returning id`,
    )) as [{ id: string }];
    await go(`/people/${id}`);
    await page.getByText('이 여행자는 새 메시지를 받지 않습니다.').waitFor();
    expect(await page.getByRole('button', { name: '대화하기' }).count()).toBe(0);
    await go('/people/01890000-0000-7000-8000-000000000000');
    await page.getByText('길을 잃으셨나요?').waitFor();
    await close();
  });

  it('the own profile is changed: words and picture; a gender that a trip asks for stays', async () => {
    const { page, faults, go, close } = await open({ width: 390 });
    await signIn(page, jun);
    await go('/me');
    await page.getByRole('button', { name: '프로필 고치기' }).click();
    await page.getByLabel('소개').fill('산책과 국수를 좋아해요');
    await page.getByLabel('사진 바꾸기').setInputFiles({
      name: 'me.png',
      mimeType: 'image/png',
      buffer: await sharp({ create: { width: 300, height: 300, channels: 3, background: '#2a6' } })
        .png()
        .toBuffer(),
    });
    await page.getByRole('button', { name: '사진 빼기' }).waitFor();
    await page.getByRole('button', { name: '저장하기' }).click();
    await page.getByText('프로필을 고쳤어요.').waitFor();
    await page.getByText('산책과 국수를 좋아해요').waitFor();
    await expect
      .poll(() => page.evaluate<number>("document.querySelector('main section img').naturalWidth"))
      .toBeGreaterThan(0);

    const [{ id }] = (await server.sql(
      `update companions c set gender = 'MALE' from applications a, users u
       where a.companion_id = c.id and a.applicant_id = u.id and u.email = $1 and a.status = 'PENDING' returning c.id`,
      [jun.email],
    )) as [{ id: string }];
    await page.getByRole('button', { name: '프로필 고치기' }).click();
    await page.getByRole('radio', { name: '여성' }).check();
    await page.getByRole('button', { name: '저장하기' }).click();
    await page
      .getByText('성별을 조건으로 하는 여행에 참여 중이거나 신청한 동안에는 성별을 바꿀 수 없습니다.')
      .waitFor();
    await server.sql('update companions set gender = null where id = $1', [id]);
    expect(faults).toEqual([]);
    await close();
  });

  it('two people: profile, invitation, acceptance; the trip over, each writes of the other, and one answers', async () => {
    const host = await open();
    const guest = await open({ width: 390 });
    await signIn(host.page, minji);
    await signIn(guest.page, jun);
    const [{ id: guestId }] = (await server.sql('select id from users where email = $1', [jun.email])) as [
      { id: string },
    ];
    const postId = await newPost(minji, '부산 밤바다 산책');
    await host.go(`/people/${guestId}`);
    await host.page.getByRole('button', { name: '동행에 초대하기' }).click();
    const line = host.page.getByRole('dialog').getByRole('listitem').filter({ hasText: '부산 밤바다 산책' });
    await line.getByRole('button', { name: '초대', exact: true }).click();
    await line.getByText('초대함').waitFor();

    await guest.go('/notifications');
    await guest.page.getByRole('link', { name: /함께 가자고 초대했어요/ }).click();
    await guest.page.getByRole('button', { name: '초대 수락' }).click();
    await guest.page.getByRole('link', { name: '동행 채팅방' }).waitFor();
    await host.go('/notifications');
    await host.page.getByRole('link', { name: /초대를 수락했어요/ }).click();
    await host.page.getByRole('heading', { name: '함께 가는 사람 2' }).waitFor();

    await server.sql('update companions set start_date = current_date - 6, end_date = current_date - 3 where id = $1', [
      postId,
    ]);
    const write = async ({ page, go }: typeof host, of: string, text: string) => {
      await go('/me/references');
      const pending = page.getByRole('listitem').filter({ hasText: '부산 밤바다 산책' }).filter({ hasText: of });
      await pending.getByRole('button', { name: '후기 쓰기' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: '네' }).check();
      await dialog.getByLabel('어떤 여행이었나요?').fill(text);
      await dialog.getByRole('button', { name: '여행 후기 남기기' }).click();
      await page.getByText('후기를 남겼어요.').waitFor();
    };
    await write(host, jun.nickname, '길을 잘 찾아요');
    await guest.go(`/people/${guestId}`);
    await guest.page.getByRole('heading', { level: 1, name: jun.nickname }).waitFor();
    expect(await guest.page.getByText('길을 잘 찾아요').count()).toBe(0);
    await write(guest, minji.nickname, '사진을 멋지게 찍어 줘요');
    await guest.page.getByText('길을 잘 찾아요').waitFor();
    const card = guest.page.getByRole('listitem').filter({ hasText: '길을 잘 찾아요' });
    await card.getByRole('button', { name: '답하기' }).click();
    await card.getByLabel('답').fill('덕분에 즐거웠어요');
    await card.getByRole('button', { name: '답 남기기' }).click();
    await guest.page.getByText('답을 남겼어요.').waitFor();

    await host.go('/notifications');
    await host.page
      .getByRole('link', { name: /여행 후기를 볼 수 있어요/ })
      .first()
      .click();
    await host.page.getByText('사진을 멋지게 찍어 줘요').waitFor();
    await host.go(`/people/${guestId}`);
    await host.page.getByText('덕분에 즐거웠어요').waitFor();
    expect([...host.faults, ...guest.faults]).toEqual([]);
    await Promise.all([host.close(), guest.close()]);
  });

  it('who did not feel safe opens a report, and reads what became of it', async () => {
    const { page, go, close } = await open({ width: 390 });
    await signIn(page, minji);
    const postId = await newPost(minji, '강릉 커피 여행');
    await server.sql(
      `with friend as (select id from users where email = $2)
       insert into companion_members (companion_id, user_id, joined_at) select $1, id, now() from friend`,
      [postId, jun.email],
    );
    await server.sql(
      'update companions set member_count = 2, start_date = current_date - 6, end_date = current_date - 3 where id = $1',
      [postId],
    );
    await go('/me/references');
    await page.getByRole('listitem').filter({ hasText: '강릉 커피 여행' }).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: '아니요' }).check();
    await dialog.getByLabel('어떤 여행이었나요?').fill('밤에 자꾸 찾아왔어요');
    await dialog.getByRole('switch', { name: '안전하다고 느꼈어요' }).uncheck();
    await dialog.getByLabel('운영자에게만 하는 말 (선택)').fill('숙소 이름은 운영자에게만');
    await dialog.getByRole('button', { name: '여행 후기 남기기' }).click();
    await page.getByText('후기를 남기고 운영자에게 알렸어요.').waitFor();
    await go('/me/reports');
    await page.getByText(`사람: ${jun.nickname}`).waitFor();
    await page.getByText('살펴보는 중').first().waitFor();
    await close();
  });

  it('a post is handed over, and a trip called off with a reason', async () => {
    const { page, go, close } = await open();
    await signIn(page, minji);
    const handed = await newPost(minji, '전주 한옥 하룻밤');
    await server.sql(
      `insert into companion_members (companion_id, user_id, joined_at) select $1, id, now() from users where email = $2`,
      [handed, jun.email],
    );
    await server.sql('update companions set member_count = 2 where id = $1', [handed]);
    await go(`/companions/${handed}/manage`);
    await page.getByRole('button', { name: '글 넘기기' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '글 넘기기' }).click();
    await page.getByText(`이제 ${jun.nickname} 님이 글쓴이예요.`).waitFor();
    const off = await newPost(minji, '울릉도 배낭여행');
    await go(`/companions/${off}/manage`);
    await page.getByRole('button', { name: '여행 취소' }).click();
    await page.getByLabel('이유').fill('배가 뜨지 않아요');
    await page.getByRole('dialog').getByRole('button', { name: '여행 취소' }).click();
    await page.getByText('여행을 취소하고 모두에게 알렸어요.').waitFor();
    await go(`/companions/${off}`);
    await page.getByText('배가 뜨지 않아요').waitFor();
    await close();
  });
});
