import { afterAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../kit/browser.ts';
import { startWebTest } from './kit.ts';

const { server, minji, jun, open, signIn, stop } = await startWebTest();
afterAll(stop);

describe.runIf(hasBrowser)('people in a browser', { timeout: 60_000 }, () => {
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
});
