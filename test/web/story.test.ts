import type { Locator } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../kit/browser.ts';
import { TestClient } from '../kit/client.ts';
import { until } from '../kit/until.ts';
import { speaking } from './catalogue.ts';
import { startWebTest } from './kit.ts';

const { server, minji, jun, open, violations, stop } = await startWebTest();
afterAll(stop);

const PASSWORD = '오래 걷기를 좋아해요 2026';
const OLD_MESSAGES = 60;
const MAX_TABS = 200;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

type Window = Awaited<ReturnType<typeof open>>;
type Say = ReturnType<typeof speaking>;

/** The link of the newest mail to an address, as its reader follows it. */
async function mailedLink(email: string): Promise<string> {
  const mail = await until(async () => {
    const answer = await fetch(`${server.url}/dev/mail.json?to=${encodeURIComponent(email)}`);
    const [newest] = (await answer.json()) as { text: string }[];
    return newest?.text.match(/https?:\S+token=[\w-]+/)?.[0];
  });
  return mail!;
}

/** Somebody comes for the first time: signs up, follows the mail, signs in, and says who they are. */
async function arrive({ page, go }: Window, say: Say, nickname: string): Promise<{ email: string }> {
  const email = `${crypto.randomUUID()}@example.com`;
  await go('/sign-up');
  await page.getByLabel(say('이메일'), { exact: true }).fill(email);
  await page.getByLabel(say('비밀번호'), { exact: true }).fill(PASSWORD);
  await page.getByLabel(say('별명')).fill(nickname);
  await page.getByLabel(say('생년월일')).fill('1996-03-01');
  await page.getByRole('button', { name: say('가입하기') }).click();
  await page.getByText(say('메일함을 확인해 주세요')).waitFor();
  await page.goto(await mailedLink(email));
  await page.getByRole('button', { name: say('이메일 인증하기') }).click();
  await page.getByLabel(say('이메일'), { exact: true }).fill(email);
  await page.getByLabel(say('비밀번호'), { exact: true }).fill(PASSWORD);
  await page
    .locator('form')
    .getByRole('button', { name: say('로그인'), exact: true })
    .click();
  await page.waitForURL((url) => url.pathname === '/');
  await go('/me');
  await page.getByRole('button', { name: say('프로필 고치기') }).click();
  await page.getByLabel(say('소개')).fill(`${nickname}: 새벽 시장과 긴 산책`);
  await page.getByRole('button', { name: say('저장하기') }).click();
  await page.getByText(`${nickname}: 새벽 시장과 긴 산책`).waitFor();
  return { email };
}

/** What was said before this visit, by somebody's other device. */
async function talkedBefore(email: string, roomId: string): Promise<void> {
  const client = new TestClient(server.url);
  await client.ask('mutation ($input: SignInInput!) { signIn(input: $input) { viewer { email } } }', {
    input: { email, password: PASSWORD },
  });
  for (let i = 1; i <= OLD_MESSAGES; i++) {
    await client.ask('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id } }', {
      input: { roomId, clientMessageId: crypto.randomUUID(), text: `여행 이야기 ${i}` },
    });
  }
}

describe.runIf(hasBrowser)('the whole story, by two people', { timeout: 240_000 }, () => {
  it.each([
    { locale: 'ko', width: 390, names: ['한별', '도윤'] },
    { locale: 'en', width: 1280, names: ['Hana', 'Leo'] },
  ] as const)('in $locale on $width pixels', async ({ locale, width, names }) => {
    const say = speaking(locale);
    const options = { locale: locale === 'ko' ? 'ko-KR' : 'en-US', width };
    const [host, guest] = [await open(options), await open(options)];
    const title = `${names[0]}: 제주 동쪽 오름 사흘`;
    const { email: hostEmail } = await arrive(host, say, names[0]);
    await arrive(guest, say, names[1]);

    await host.go('/companions/new');
    await host.page.getByLabel(say('제목')).fill(title);
    await host.page.getByRole('button', { name: say('여행지') }).click();
    await host.page.getByLabel(say('이름으로 찾기')).fill('ㅈㅈㄷ');
    await host.page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click();
    await host.page.getByLabel(say('떠나는 날')).fill(inDays(30));
    await host.page.getByLabel(say('돌아오는 날')).fill(inDays(32));
    await host.page.getByLabel(say('어떤 여행인가요?')).fill('아침에는 오름, 저녁에는 바다.');
    await host.page.locator('form button[type=submit]').click();
    await host.page.getByRole('heading', { level: 1, name: title }).waitFor();

    await guest.go(`/search?q=${encodeURIComponent(title)}`);
    await guest.page.getByRole('main').getByRole('link', { name: title }).click();
    await guest.page.getByRole('heading', { level: 1, name: title }).waitFor();
    await guest.page.getByLabel(say('댓글 쓰기')).fill('운전은 번갈아 할까요?');
    await guest.page.getByRole('button', { name: say('올리기') }).click();
    await guest.page.getByRole('listitem').getByText('운전은 번갈아 할까요?').waitFor();
    await guest.page
      .getByRole('button', { name: say('함께 가고 싶어요') })
      .filter({ visible: true })
      .click();
    await guest.page.getByLabel(say('글쓴이에게 하고 싶은 말')).fill('오름을 좋아해요');
    await guest.page.getByRole('button', { name: say('신청 보내기') }).click();
    await guest.page.getByText(say('신청을 보냈어요. 답이 오면 알려 드릴게요.')).waitFor();

    await host.go('/notifications');
    await host.page.getByRole('link', { name: say('{name} 님이 함께 가고 싶어 해요.', { name: names[1] }) }).click();
    await host.page.getByRole('button', { name: say('수락'), exact: true }).click();
    await host.page.getByText(say('함께 가기로 했어요.')).waitFor();
    await host.page.getByRole('link', { name: say('동행 채팅방') }).click();
    await host.page.waitForURL(/\/chat\/.+/);
    const roomId = new URL(host.page.url()).pathname.split('/').pop()!;
    await talkedBefore(hostEmail, roomId);

    await guest.go('/notifications');
    const accepted = say('{name} 님이 신청을 수락했어요. 채팅방에서 인사해 보세요!', { name: names[0] });
    await guest.page.getByRole('link', { name: accepted }).click();
    await guest.page
      .getByRole('link', { name: say('동행 채팅방') })
      .filter({ visible: true })
      .click();
    const write = async ({ page }: Window, text: string) => {
      await page.getByLabel(say('메시지 쓰기')).fill(text);
      await page.getByRole('button', { name: say('보내기'), exact: true }).click();
    };
    await write(guest, '공항에서 만나요');
    await host.page.getByText('공항에서 만나요', { exact: true }).waitFor();
    await write(host, '좋아요, 아홉 시에요');
    await guest.page.getByText('좋아요, 아홉 시에요', { exact: true }).waitFor();
    const first = guest.page.getByText('여행 이야기 1', { exact: true });
    await guest.page.getByText('공항에서 만나요', { exact: true }).hover();
    await until(
      async () => {
        if ((await first.count()) > 0 && (await first.isVisible())) return true;
        await guest.page.mouse.wheel(0, -2_000);
        return undefined;
      },
      () => 'the first words of the conversation',
      60_000,
    );

    await guest.go('/me/trips');
    await guest.page.getByRole('link', { name: title, exact: true }).click();
    await guest.page.getByRole('button', { name: say('동행 나가기') }).click();
    await guest.page
      .getByRole('dialog')
      .getByRole('button', { name: say('나가기'), exact: true })
      .click();
    await guest.page.getByText(say('동행에서 나왔어요.')).waitFor();
    await guest.go(`/chat/${roomId}`);
    await guest.page.getByText(say('길을 잃으셨나요?')).waitFor();
    expect(await guest.page.getByLabel(say('메시지 쓰기')).count()).toBe(0);

    const [{ id: placeId, name }] = (await server.sql('select id, name from places order by id limit 1')) as [
      { id: string; name: string },
    ];
    for (const [window, stars] of [
      [host, '5'],
      [guest, '3'],
    ] as const) {
      await window.go(`/places/${placeId}`);
      await window.page.getByRole('heading', { level: 1, name }).waitFor();
      await window.page.getByRole('radio', { name: say('별 {value}개', { value: stars }) }).check();
      await window.page.getByLabel(say('후기 글')).fill(`${locale} 별 ${stars}개의 까닭`);
      await window.page.getByRole('button', { name: say('후기 남기기') }).click();
      await window.page.getByRole('listitem').getByText(`${locale} 별 ${stars}개의 까닭`).waitFor();
    }
    expect(await violations(guest.page)).toEqual([]);
    expect([...host.faults, ...guest.faults]).toEqual([]);
    await Promise.all([host.close(), guest.close()]);
  });

  it('with the keyboard alone: sign in, find, comment, apply, talk, review', async () => {
    const say = speaking('ko');
    const { page, faults, go, close } = await open();
    const keys = page.keyboard;
    /** Goes on by Tab until this has the focus. */
    const tabTo = async (target: Locator) => {
      for (let steps = 0; steps < MAX_TABS; steps++) {
        if ((await page.locator(':focus').and(target).count()) > 0) return;
        await keys.press('Tab');
      }
      throw new Error(`No Tab leads to ${target}`);
    };
    const enter = async (target: Locator) => {
      await target.first().waitFor();
      await tabTo(target);
      await keys.press('Enter');
    };
    const type = async (target: Locator, text: string) => {
      await target.first().waitFor();
      await tabTo(target);
      await keys.type(text);
    };
    const client = new TestClient(server.url);
    await client.ask('mutation ($input: SignInInput!) { signIn(input: $input) { viewer { email } } }', {
      input: { email: minji.email, password: minji.password },
    });
    const title = '손끝으로 떠나는 여행';
    await client.ask('mutation ($input: CreateCompanionInput!) { createCompanion(input: $input) { id } }', {
      input: { title, content: '천천히', areaId: 'kr-jeju', startDate: inDays(40), endDate: inDays(42), capacity: 3 },
    });

    await go('/sign-in');
    await enter(page.getByRole('button', { name: jun.nickname }));
    await page.waitForURL((url) => url.pathname === '/');
    await enter(page.getByRole('navigation').getByRole('link', { name: say('동행'), exact: true }));
    await page.waitForURL('**/companions');
    await type(page.getByRole('main').getByRole('searchbox'), title);
    await keys.press('Enter');
    await enter(page.getByRole('link', { name: title, exact: true }));
    await type(page.getByLabel(say('댓글 쓰기')), '자판으로 써요');
    await enter(page.getByRole('button', { name: say('올리기') }));
    await page.getByRole('listitem').getByText('자판으로 써요').waitFor();
    await enter(page.getByRole('button', { name: say('함께 가고 싶어요') }).filter({ visible: true }));
    await type(page.getByLabel(say('글쓴이에게 하고 싶은 말')), '함께 걸어요');
    await enter(page.getByRole('button', { name: say('신청 보내기') }));
    await page.getByText(say('신청을 보냈어요. 답이 오면 알려 드릴게요.')).waitFor();
    await enter(page.getByRole('button', { name: say('글쓴이와 대화하기') }).filter({ visible: true }));
    await type(page.getByLabel(say('메시지 쓰기')), '안녕하세요, 자판이에요');
    await keys.press('Enter');
    await page.getByText('안녕하세요, 자판이에요').last().waitFor();
    await enter(page.getByRole('navigation').getByRole('link', { name: say('장소'), exact: true }));
    await page.waitForURL('**/places');
    await enter(page.locator('main article a'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await tabTo(page.getByRole('radio'));
    await keys.press('Space');
    await type(page.getByLabel(say('후기 글')), '자판으로 남긴 후기');
    await enter(page.getByRole('button', { name: /후기 (남기기|고치기)/ }));
    await page.getByRole('listitem').getByText('자판으로 남긴 후기').waitFor();
    expect(faults).toEqual([]);
    await close();
  });
});
