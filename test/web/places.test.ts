import { afterAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../kit/browser.ts';
import { startWebTest } from './kit.ts';

const { server, minji, jun, open, signIn, violations, stop } = await startWebTest();
afterAll(stop);

describe.runIf(hasBrowser)('places', { timeout: 150_000 }, () => {
  it('are written with an address that is looked up, changed, and deleted by whoever wrote them', async () => {
    const { page, go, faults, close } = await open({ width: 390 });
    await signIn(page, minji);
    await go('/places/new');
    await page.getByRole('textbox', { name: '이름' }).fill('바람의 언덕 쉼터');
    await page.getByRole('radio', { name: '카페' }).check();
    await page.getByRole('textbox', { name: '소개' }).fill('바다가 보이는 작은 쉼터');
    await page.getByRole('textbox', { name: '주소' }).fill('제주도 서귀포시');
    await page.getByRole('button', { name: '주소 찾기' }).click();
    await page.getByRole('radio', { name: /^1/ }).check();
    await page.getByRole('textbox', { name: '웹사이트' }).fill('no address');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('textbox', { name: '웹사이트' }).fill('https://example.com/');
    await page.getByRole('button', { name: '올리기', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '바람의 언덕 쉼터' }).waitFor();
    const [made] = await server.sql(`select location_source, website from places where name = '바람의 언덕 쉼터'`);
    expect(made).toEqual({ location_source: 'GIVEN', website: 'https://example.com/' });

    await page.getByRole('link', { name: '고치기' }).click();
    await page.getByRole('textbox', { name: '이름' }).fill('바람의 언덕');
    await page.getByRole('button', { name: '저장' }).click();
    await page.getByRole('heading', { level: 1, name: '바람의 언덕', exact: true }).waitFor();
    await page.getByRole('link', { name: '고치기' }).click();
    await page.getByRole('button', { name: '장소 지우기' }).click();
    await page.getByRole('button', { name: /정말 지우기/ }).click();
    await page.waitForURL((url) => url.pathname === '/me/places');
    expect(await server.sql(`select id from places where name like '바람의 언덕%'`)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it('of others are not offered to be changed, and their page says why', async () => {
    const { page, go, close } = await open();
    await signIn(page, jun);
    const [{ id }] = (await server.sql(
      `select p.id from places p join users u on u.id = p.created_by_id where u.email is distinct from $1 order by p.id limit 1`,
      [jun.email],
    )) as [{ id: string }];
    await go(`/places/${id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: '고치기' }).count()).toBe(0);
    await go(`/places/${id}/edit`);
    await page.getByRole('link', { name: '장소로 돌아가기' }).waitFor();
    await close();
  });

  it('stand on a map: several are a number that opens, one shows its card, and the list is what the map shows', async () => {
    const { page, go, faults, close } = await open({ width: 390 });
    const [{ name, latitude, longitude }] = (await server.sql(
      `select name, latitude, longitude from places where latitude is not null order by id limit 1`,
    )) as [{ name: string; latitude: number; longitude: number }];
    const total = Number((await server.sql('select count(*) n from places'))[0]!.n);
    await go('/places');
    await page.getByRole('button', { name: '지도', exact: true }).click();
    const map = page.getByRole('group', { name: '장소 지도' });
    await map
      .getByRole('button', { name: /가까이 보기/ })
      .first()
      .waitFor();
    await expect
      .poll(async () => ((await map.locator('path').first().getAttribute('d')) ?? '').length)
      .toBeGreaterThan(500);
    expect(await violations(page)).toEqual([]);
    const zoomOf = () => Number(new URL(page.url()).searchParams.get('map')?.split(',')[2]);
    const listed = async () => Number((await page.getByText(/^장소 \d+곳$/).innerText()).replace(/\D/g, ''));
    const before = zoomOf();
    const listedBefore = await listed();
    await map.getByRole('button', { name: /^장소 4곳/ }).click();
    await expect.poll(zoomOf).toBeCloseTo(before + 2, 1);
    // The list below is of the section that the map shows now.
    await expect.poll(listed).toBeLessThan(listedBefore);
    expect(await listed()).toBeGreaterThan(0);

    await go(`/places?map=${latitude},${longitude},15`);
    await map.getByRole('button', { name, exact: true }).click();
    await page.locator('[aria-live=polite]').getByRole('link', { name }).waitFor();
    await page.getByText(/^장소 \d+곳$/).waitFor();
    await expect
      .poll(async () => Number((await page.getByText(/^장소 \d+곳$/).innerText()).replace(/\D/g, '')))
      .toBeLessThan(total);
    await map.focus();
    // As fast as the keyboard repeats: no step is lost.
    await page.evaluate(`for (let i = 0; i < 3; i++)
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))`);
    await map.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
    expect(Number(new URL(page.url()).searchParams.get('map')?.split(',')[1])).toBeGreaterThan(longitude);
    expect(faults).toEqual([]);
    await close();
  });
});
