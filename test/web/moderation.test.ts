import { afterAll, describe, expect, it } from 'vitest';
import { DEMO_MODERATOR } from '../../src/demo/demo-data.ts';
import { hasBrowser } from '../kit/browser.ts';
import { startWebTest } from './kit.ts';

const { server, minji, jun, open, signIn, violations, stop } = await startWebTest();
afterAll(stop);

describe.runIf(hasBrowser)('moderation in a browser', { timeout: 120_000 }, () => {
  it('a comment is reported, a moderator hides it and suspends, who wrote it reads why and appeals, and the appeal is granted', async () => {
    const [accused, reporter, moderator] = [await open({ width: 390 }), await open(), await open()];
    await signIn(accused.page, jun);
    await signIn(reporter.page, minji);
    await signIn(moderator.page, DEMO_MODERATOR);
    const [{ id: postId }] = (await server.sql(
      'select c.id from companions c join users u on u.id = c.author_id where u.email = $1 order by c.id desc limit 1',
      [minji.email],
    )) as [{ id: string }];
    const post = `/companions/${postId}`;
    await accused.go(post);
    await accused.page.getByRole('textbox', { name: '댓글 쓰기' }).fill('싼 숙소 팔아요. 연락 주세요.');
    await accused.page.getByRole('button', { name: '올리기' }).click();
    await accused.page.getByText('싼 숙소 팔아요.').waitFor();

    await reporter.go(post);
    const comment = reporter.page.getByRole('listitem').filter({ hasText: '싼 숙소 팔아요.' });
    await comment.getByRole('button', { name: `${jun.nickname} 신고와 차단` }).click();
    await reporter.page.getByRole('button', { name: '신고하기' }).click();
    const dialog = reporter.page.getByRole('dialog');
    await dialog.getByLabel('무슨 일이 있었나요? (선택)').fill('광고예요');
    await dialog.getByRole('button', { name: '신고 보내기' }).click();
    await reporter.page.getByText('신고해 주셔서 고마워요.').waitFor();

    await moderator.go('/moderation');
    await moderator.page.getByText('댓글: 싼 숙소 팔아요.').waitFor();
    expect(await violations(moderator.page)).toEqual([]);
    // From link to link by the arrow keys, and into the case.
    const links = moderator.page.locator('main a[href^="/moderation/cases/"]');
    await links.first().focus();
    const isOurs = moderator.page.locator('a:focus').filter({ hasText: '싼 숙소 팔아요.' });
    await moderator.page.keyboard.press('ArrowDown');
    if (!(await isOurs.count())) await moderator.page.keyboard.press('ArrowUp');
    expect(await isOurs.count()).toBe(1);
    await moderator.page.keyboard.press('Enter');
    await moderator.page.getByRole('heading', { name: '신고될 때의 사본' }).waitFor();
    await moderator.page.getByText('광고예요').waitFor();
    await moderator.page.getByRole('radio', { name: '규칙 위반이에요' }).check();
    await moderator.page.getByRole('radio', { name: '정지' }).check();
    await moderator.page.getByLabel('며칠 동안 정지하나요?').fill('3');
    await moderator.page.getByLabel('상대에게 알리는 이유').fill('광고는 올릴 수 없어요.');
    await moderator.page.getByLabel('운영자끼리 보는 메모').fill('첫 번째');
    expect(await violations(moderator.page)).toEqual([]);
    await moderator.page.getByRole('button', { name: '결정하기' }).click();
    await moderator.page.getByText('결정했어요.').waitFor();

    await accused.go(post);
    await accused.page.getByText(/계정이 정지되어 읽기만 할 수 있어요/).waitFor();
    await accused.page.getByText('광고는 올릴 수 없어요.').first().waitFor();
    await accused.page.getByRole('link', { name: '이유와 이의 제기' }).click();
    await accused.page.getByLabel('이의 제기').fill('친구에게 쓴 농담이었어요');
    expect(await violations(accused.page)).toEqual([]);
    await accused.page.getByRole('button', { name: '이의 보내기' }).click();
    await accused.page.getByText('운영자가 다시 살펴보고 알려 드릴게요.').waitFor();

    await reporter.go('/notifications');
    await reporter.page.getByRole('link', { name: /운영자가 결정을 내렸어요/ }).click();
    await reporter.page.getByText('규칙 위반이었어요').waitFor();

    await moderator.page.getByRole('link', { name: '이의', exact: true }).click();
    await moderator.page.getByText('친구에게 쓴 농담이었어요').waitFor();
    await moderator.page.getByRole('button', { name: '이의 받아들이기' }).click();
    await moderator.page.getByLabel('왜 그렇게 하나요?').fill('농담이 맞음');
    await moderator.page.getByRole('button', { name: '그렇게 하기' }).click();
    await moderator.page.getByText('기다리는 이의가 없어요').waitFor();
    await moderator.page.getByRole('link', { name: '기록', exact: true }).click();
    await moderator.page.getByText('농담이 맞음').waitFor();
    await accused.go('/me/reports');
    await accused.page.getByRole('heading', { name: '내가 한 신고' }).waitFor();
    expect(await accused.page.getByText(/읽기만 할 수 있어요/).count()).toBe(0);
    expect([...accused.faults, ...reporter.faults, ...moderator.faults]).toEqual([]);
    await Promise.all([accused.close(), reporter.close(), moderator.close()]);
  });

  it('what a case has hidden is shown again', async () => {
    const { page, go, close } = await open({ width: 390, colorScheme: 'dark' });
    await signIn(page, DEMO_MODERATOR);
    await go('/moderation?status=UPHELD');
    await page.locator('main a[href^="/moderation/cases/"]').first().click();
    await page.getByRole('button', { name: '다시 보이기' }).click();
    await page.getByLabel('왜 그렇게 하나요?').fill('이의를 받아들였으므로');
    await page.getByRole('button', { name: '그렇게 하기' }).click();
    await page.getByRole('list', { name: '한 일' }).getByText('이의를 받아들였으므로').waitFor();
    expect(await page.getByRole('button', { name: '다시 보이기' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await close();
  });

  it('is nowhere for everybody else', async () => {
    const { page, go, close } = await open();
    const [{ id }] = (await server.sql('select id from moderation_cases limit 1')) as [{ id: string }];
    for (const who of [null, minji]) {
      if (who) await signIn(page, who);
      for (const path of ['/moderation', `/moderation/cases/${id}`, '/moderation/log']) {
        await go(path);
        await page.getByText('길을 잃으셨나요?').waitFor();
      }
    }
    await close();
  });
});
