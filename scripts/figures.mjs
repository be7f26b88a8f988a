// Measures the web app as somebody with a middling phone meets it, from a product that runs with demo data and without limits:
// RATE_LIMIT_FACTOR=100000 npm start, then in another terminal `npm run figures`. Prints LCP, CLS and INP (https://web.dev/vitals) on a CPU that
// is four times slower and a line of 1.6 Mbit/s with 150 ms, and how a conversation of 10,000 messages scrolls on the machine as it is.
import { chromium } from 'playwright-core';

const HOME = process.argv[2] ?? 'http://localhost:4000';
const ROUNDS = 3;
const MESSAGES = 10_000;
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id } }';

const executablePath = process.env.CHROMIUM ?? (await (await import('@sparticuz/chromium')).default.executablePath());
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function openAs(nickname) {
  const context = await browser.newContext({
    locale: 'ko-KR',
    viewport: { width: 390, height: 780 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(`${HOME}/sign-in`);
  await page.getByRole('button', { name: nickname }).click();
  await page.waitForURL((url) => url.pathname === '/');
  return { context, page };
}

/** Begins before the page's own scripts. */
const watch = () => {
  const seen = { lcp: 0, cls: 0, inp: 0 };
  window.seen = seen;
  const on = (type, note, options) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...options });
  on('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime;
  });
  on('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) seen.cls += value;
  });
  const press = ({ interactionId, duration }) => {
    if (interactionId) seen.inp = Math.max(seen.inp, duration);
  };
  on('event', press, { durationThreshold: 16 });
};

async function vitalsOf(path, press) {
  const rounds = [];
  for (let i = 0; i < ROUNDS; i++) {
    const { context, page } = await openAs('여행하는 민지');
    await page.addInitScript(watch);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.clearBrowserCache');
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 200_000,
      uploadThroughput: 90_000,
    });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(`${HOME}${path}`);
    await page.waitForLoadState('networkidle');
    await press(page);
    // Event timings are told after the next frames.
    await page.waitForTimeout(500);
    rounds.push(await page.evaluate(() => window.seen));
    await context.close();
  }
  const of = (name) => median(rounds.map((round) => round[name]));
  console.log(
    `${path.padEnd(22)} LCP ${(of('lcp') / 1000).toFixed(2)} s, CLS ${of('cls').toFixed(3)}, INP ${of('inp') || 'below 16'} ms`,
  );
}

async function fill(page, roomId) {
  const { room } = await ask(page, 'query ($id: ID!) { room(id: $id) { lastSeq } }', { id: roomId });
  for (let seq = room.lastSeq; seq < MESSAGES; seq += 500) {
    await page.evaluate(
      async ({ query, roomId, seq }) => {
        const send = async (i) => {
          const text = `${i}번째 메시지. ${'바다를 보러 가요. '.repeat(i % 5)}`;
          const input = { roomId, text, clientMessageId: crypto.randomUUID() };
          const answer = await fetch('/graphql', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query, variables: { input } }),
          });
          const { errors } = await answer.json();
          if (errors) throw new Error(JSON.stringify(errors));
        };
        const worker = async (w) => {
          for (let i = w; i < 500; i += 8) await send(seq + i);
        };
        await Promise.all(Array.from({ length: 8 }, (_, w) => worker(w)));
      },
      { query: SEND, roomId, seq },
    );
  }
}

const ask = (page, query, variables) =>
  page.evaluate(
    async ({ query, variables }) => {
      const answer = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return (await answer.json()).data;
    },
    { query, variables },
  );

async function scrollOf(page, roomId) {
  await page.goto(`${HOME}/chat/${roomId}`);
  const log = page.getByRole('log');
  await log.waitFor();
  await page.waitForLoadState('networkidle');
  await log.hover();
  await page.evaluate(() => {
    window.frames_ = [];
    let last = performance.now();
    const frame = (now) => {
      window.frames_.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const first = () =>
    page.evaluate(() => /(\d+)번째/.exec(document.querySelector('[role=log]').innerText)?.[1] ?? null);
  const begun = Date.now();
  let turns = 0;
  while (Date.now() - begun < 20_000) {
    await page.mouse.wheel(0, -600);
    turns += 1;
  }
  const frames = (await page.evaluate(() => window.frames_)).slice(1);
  const sorted = frames.toSorted((a, b) => a - b);
  const share = (part) => sorted[Math.floor(sorted.length * part)].toFixed(1);
  const elements = await page.evaluate(() => document.querySelectorAll('[role=log] *').length);
  const rate = (1000 * frames.length) / frames.reduce((sum, ms) => sum + ms, 0);
  console.log(
    `scrolling up: ${rate.toFixed(1)} frames/s over 20 s and ${turns} turns of the wheel, frame p50 ${share(0.5)} ms, p95 ${share(0.95)} ms, longest ${share(0.9999)} ms; at message ${await first()} of ${MESSAGES}, ${elements} elements`,
  );
}

const { page, context } = await openAs('여행하는 민지');
const roomId = (await ask(page, '{ rooms(first: 1) { nodes { id } } }', {})).rooms.nodes[0].id;
await vitalsOf('/', (page) => page.getByRole('link', { name: '동행', exact: true }).first().click());
await vitalsOf('/companions', (page) => page.getByRole('button', { name: '필터' }).click());
await vitalsOf(`/chat/${roomId}`, async (page) => {
  await page.getByRole('textbox', { name: '메시지 쓰기' }).pressSequentially('안녕하세요');
});
await fill(page, roomId);
await scrollOf(page, roomId);
await context.close();
await browser.close();
