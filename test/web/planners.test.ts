import { afterAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../kit/browser.ts';
import { until } from '../kit/until.ts';
import { startWebTest } from './kit.ts';

const { server, minji, jun, open, signIn, violations, stop } = await startWebTest();
afterAll(stop);

type Window = Awaited<ReturnType<typeof open>>;
/** Names of the stops of a plan, day by day, as the database has them. */
const stopsOf = async (name: string): Promise<string[][]> =>
  (
    await server.sql<{ names: string[] }>(
      `select array(select l.name from planner_stops s join places l on l.id = s.place_id where s.day_id = d.id order by s.position) as names
       from planner_days d join planners p on p.id = d.planner_id where p.name = $1 order by d.date`,
      [name],
    )
  ).map(({ names }) => names);

/** A new plan of three days, on its screen. */
async function newPlan({ page, go }: Window, name: string): Promise<void> {
  await go('/planners/new?area=kr-jeju');
  await page.getByRole('textbox', { name: '이름' }).fill(name);
  await page.getByLabel('첫날').fill('2031-05-01');
  await page.getByLabel('마지막 날').fill('2031-05-03');
  await page.getByRole('button', { name: '날짜별로 채우기' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
async function addStop({ page }: Window, day: number, place: string): Promise<void> {
  await page
    .getByRole('button', { name: '장소 더하기' })
    .nth(day - 1)
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill(place);
  await dialog.getByRole('button', { name: place }).first().click();
  await page
    .getByRole('grid', { name: `${day}일째의 장소` })
    .getByText(place, { exact: true })
    .first()
    .waitFor();
}
const somePlaces = async (): Promise<[string, string, string]> =>
  (
    await server.sql<{ name: string }>(
      `select min(p.name) as name from places p where p.area_id = 'kr-jeju' and p.latitude is not null
       and not exists (select from places o where o.name like p.name || '%' and o.id <> p.id) group by p.id order by p.id limit 3`,
    )
  ).map(({ name }) => name) as [string, string, string];

describe.runIf(hasBrowser)('plans', { timeout: 90_000 }, () => {
  it('are found, read and copied, and a signed-out reader is shown the way', async () => {
    const window = await open({ width: 390 });
    const { page, go, faults, close } = window;
    await go('/planners?sort=MOST_COPIED');
    await page.getByRole('main').locator('a[href^="/planners/0"]').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('link', { name: '로그인하고 복사하기' }).waitFor();
    const path = new URL(page.url()).pathname;
    await signIn(page, jun);
    await go(path);
    await page.getByRole('button', { name: '내 일정으로 복사' }).click();
    await page.getByRole('dialog').getByLabel('첫날').fill('2032-07-01');
    await page.getByRole('button', { name: '복사하기' }).click();
    await page.waitForURL((url) => url.pathname !== path && url.pathname.startsWith('/planners/'));
    await page.getByText('2032').first().waitFor();
    expect((await fetch(`${server.url}${path}.ics`)).status).toBe(200);
    expect(faults).toEqual([]);
    await close();
  });

  it('are filled day by day: by search, buttons, dragging by keyboard and by pointer', async () => {
    const window = await open();
    const { page, faults, close } = window;
    const [one, two, three] = await somePlaces();
    const name = '제주 사흘 계획';
    await signIn(page, minji);
    await newPlan(window, name);
    for (const place of [one, two, three]) await addStop(window, 1, place);
    expect(await stopsOf(name)).toEqual([[one, two, three], [], []]);
    await page.getByRole('button', { name: `${three} 위로` }).click();
    await until(async () => JSON.stringify(await stopsOf(name)) === JSON.stringify([[one, three, two], [], []]));

    // By keyboard alone: lift, go down one place, drop.
    const handle = page.getByRole('button', { name: `${one} 옮기기` });
    await handle.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(async () => (await stopsOf(name))[0]![0] !== one);

    await page.getByRole('button', { name: `${two} 고치기` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('시간').fill('09:30');
    await dialog.getByLabel('메모').fill('해 뜨기 전에');
    await dialog.getByLabel('날짜').selectOption({ index: 1 });
    await dialog.getByRole('button', { name: '저장' }).click();
    await until(async () => (await stopsOf(name))[1]![0] === two);
    await page.getByRole('paragraph').filter({ hasText: '해 뜨기 전에' }).waitFor();

    // By pointer, to another day.
    const source = page.getByRole('grid', { name: '1일째의 장소' }).getByRole('row').first();
    const moved = (await stopsOf(name))[0]![0]!;
    await page.setViewportSize({ width: 1280, height: 1800 });
    const boxOf = async (locator: typeof source) => (await locator.boundingBox())!;
    const from = await boxOf(source);
    await page.mouse.move(from.x + 25, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + from.height, { steps: 5 });
    const target = await boxOf(page.getByRole('grid', { name: '3일째의 장소' }));
    await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 10 });
    await page.mouse.up();
    await until(async () => (await stopsOf(name))[2]![0] === moved);

    await page.getByRole('button', { name: '메모 쓰기' }).first().click();
    await page.getByRole('textbox', { name: '메모' }).fill('비 오면 박물관');
    await page.getByRole('button', { name: '저장' }).click();
    await page.getByText('비 오면 박물관').waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: '날짜 바꾸기' }).click();
    const dates = page.getByRole('dialog');
    await dates.getByRole('textbox', { name: '마지막 날' }).fill('2031-05-01');
    await dates.getByRole('button', { name: '어떻게 되는지 보기' }).click();
    await dates.getByText('2일이 없어져요.').waitFor();
    await dates.getByText('2개가 다른 날로 옮겨져요.').waitFor();
    expect(await stopsOf(name)).toHaveLength(3);
    await dates.getByRole('button', { name: '이대로 바꾸기' }).click();
    await until(async () => (await stopsOf(name)).length === 1);
    expect((await stopsOf(name))[0]).toHaveLength(3);
    expect(faults).toEqual([]);
    await close();
  });

  it('of two windows: the slower one is told what changed, and does its change again', async () => {
    const [first, second] = [await open(), await open()];
    const [one, two] = await somePlaces();
    const name = '두 창의 계획';
    await signIn(first.page, minji);
    await signIn(second.page, minji);
    await newPlan(first, name);
    const path = new URL(first.page.url()).pathname;
    await second.go(path);
    await second.page.getByRole('heading', { level: 1, name }).waitFor();
    await addStop(first, 1, one);
    await second.page.getByRole('button', { name: '장소 더하기' }).nth(1).click();
    const search = second.page.getByRole('dialog').filter({ has: second.page.getByRole('searchbox') });
    await search.getByRole('searchbox').fill(two);
    await search.getByRole('button', { name: two }).first().click();
    const told = second.page.getByRole('dialog', { name: '다른 곳에서 일정이 바뀌었어요' });
    await told.getByText(/의 장소/).waitFor();
    await told.getByRole('button', { name: '내 변경 다시 하기' }).click();
    await until(async () => JSON.stringify(await stopsOf(name)) === JSON.stringify([[one], [two], []]));
    expect([...first.faults, ...second.faults]).toEqual([]);
    await Promise.all([first.close(), second.close()]);
  });

  it('have no fault for axe and no overflow, on a phone in the dark, in English', async () => {
    const { page, go, close } = await open({ width: 390, colorScheme: 'dark', locale: 'en-US' });
    await signIn(page, minji);
    const [{ id }] = (await server.sql(
      `select p.id from planners p join users u on u.id = p.owner_id where u.email = $1 order by p.id limit 1`,
      [minji.email],
    )) as [{ id: string }];
    for (const path of ['/planners', '/planners/new', `/planners/${id}`]) {
      await go(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect([path, await violations(page)]).toEqual([path, []]);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect([path, overflow]).toEqual([path, 0]);
    }
    await close();
  });
});
