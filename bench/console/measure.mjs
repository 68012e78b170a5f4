// What an agent feels, in a real browser: from the press of a key or button to the painted conversation, and from a key
// to the painted letter while messages arrive. `./vigil bench console` starts the product and this.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const require = createRequire(new URL('../../src/web/package.json', import.meta.url));
const { chromium } = require('playwright-core');

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    browser: { type: 'string', default: '/usr/bin/chromium' },
    openings: { type: 'string', default: '40' },
    entries: { type: 'string', default: '1500' },
    keys: { type: 'string', default: '300' },
    json: { type: 'boolean', default: false },
  },
});
const whole = (name) => {
  const n = Number(values[name]);
  if (!Number.isInteger(n) || n < 1 || n > 20_000) {
    console.error(`vigil: --${name}: expected a whole number from 1 to 20000 (found '${values[name]}').`);
    process.exit(2);
  }
  return n;
};
const [openings, entries, keys] = [whole('openings'), whole('entries'), whole('keys')];
const { server, console: desk } = JSON.parse(readFileSync(join(values.data, 'endpoints.json'), 'utf8'));
const lead = JSON.parse(readFileSync(join(values.data, 'demo-staff.json'), 'utf8')).find((it) => it.role === 'supervisor');
const warm = 10;
const pauseMs = 65;

async function send(path, body, token) {
  const response = await fetch(server + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** A visitor's case with a question, given to the lead. */
async function openCase(staff, at) {
  const { sessionToken } = await send('/api/messenger/session', { locale: 'zh-CN', timeZone: 'Asia/Shanghai' });
  const opened = await send('/api/messenger/cases', { clientCaseId: 'one', text: `提币一般多久到账？第${at}次问`, clientMessageId: 'first' }, sessionToken);
  await send(`/api/console/cases/${opened.caseId}/assign`, {}, staff);
  return { ...opened, sessionToken };
}

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const at = (numbers, share) => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
const figures = (numbers) => ({ p50: at(numbers, 0.5), p95: at(numbers, 0.95), max: at(numbers, 1), n: numbers.length });
const line = (name, { p50, p95, max, n }) =>
  console.log(`${name.padEnd(44)} p50 ${p50.toFixed(0).padStart(4)} ms   p95 ${p95.toFixed(0).padStart(4)} ms   most ${max.toFixed(0).padStart(4)} ms   (${n})`);

const { token: staff } = await send('/api/staff/sign-in', { email: lead.email, password: lead.password });
const cases = [];
for (let n = 0; n < warm; n++) cases.push(await openCase(staff, n));
const long = await openCase(staff, warm);
for (let n = 1; n <= entries; n++)
  await send(`/api/console/cases/${long.caseId}/notes`, { clientMessageId: `note-${n}`, text: `第${n}条备注：链上没有变化，已再次核对交易哈希与到账时间。` }, staff);

const browser = await chromium.launch({ executablePath: values.browser, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await page.goto(desk);
  await page.fill('input[name=email]', lead.email);
  await page.fill('input[name=password]', lead.password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.rows a.row');
  await page.evaluate(() => {
    // Painted: the frame in which it stood there has been handed on.
    const painted = () =>
      new Promise((done) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => done(performance.now()); port2.postMessage(0); }));
    window.pressed = 0;
    for (const kind of ['pointerup', 'keydown']) addEventListener(kind, (event) => { window.pressed = event.timeStamp; }, true);
    // The conversation, its head and the place where the reply is written; with a draft where there is one.
    window.opened = async (number) => {
      const stands = () => document.querySelector('.case-h .id')?.textContent === `#${number}` && document.querySelector('.tl-line :is(.bub, .note)') && document.querySelector('.cmp .cmp-t');
      const giveUp = performance.now() + 30_000;
      while (!stands()) {
        if (performance.now() > giveUp) throw new Error(`case ${number} did not open`);
        await new Promise((next) => requestAnimationFrame(next));
      }
      return (await painted()) - window.pressed;
    };
    window.letters = [];
    addEventListener('input', async () => { const from = window.pressed; window.letters.push((await painted()) - from); }, true);
    window.long = [];
    new PerformanceObserver((list) => window.long.push(...list.getEntries().map((it) => it.duration))).observe({ entryTypes: ['longtask'] });
  });
  const row = (it) => page.locator(`.rows a.row[href$="${it.caseId}"]`);
  const opened = (it) => page.evaluate((number) => window.opened(number), it.number);

  // Warm: each has been open once, as every case of a working day has.
  for (const it of [...cases, long]) {
    await row(it).click();
    await opened(it);
    // What comes after the conversation: records, suggestions, a draft.
    await page.waitForTimeout(500);
  }
  // The page's own thread, in processor time: what a busy machine does not change.
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => Object.fromEntries((await devTools.send('Performance.getMetrics')).metrics.map((it) => [it.name, it.value * 1000]));
  const before = await spent();
  const [byClick, byKey] = [[], []];
  for (let n = 0; n < openings; n++) {
    const it = cases[n % cases.length];
    await row(it).click();
    byClick.push(await opened(it));
  }
  for (let n = 0; n < openings; n++) {
    await page.keyboard.press(n % 18 < 9 ? 'j' : 'k');
    await page.waitForTimeout(0);
    const number = await page.locator('.rows a.row.on .id').textContent();
    byKey.push(await page.evaluate((it) => window.opened(it), number));
  }
  const after = await spent();
  const each = (name) => (after[name] - before[name]) / (2 * openings);
  const thread = { task_ms: each('TaskDuration'), script_ms: each('ScriptDuration'), layout_ms: each('LayoutDuration') + each('RecalcStyleDuration') };
  const longOnes = [];
  for (let n = 0; n < Math.ceil(openings / 4); n++) {
    await row(cases[n % cases.length]).click();
    await opened(cases[n % cases.length]);
    await row(long).click();
    longOnes.push(await opened(long));
  }

  // Everything of the long case is read, then a reply is typed while the customer goes on writing.
  while (await page.locator('.earlier').count()) {
    await page.locator('.tl').evaluate((it) => { it.scrollTop = 0; });
    await page.waitForTimeout(50);
  }
  await page.locator('.tl').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('r');
  await page.waitForSelector('textarea.cmp-t:focus');
  await page.evaluate(() => { window.letters.length = 0; window.long.length = 0; });
  let arriving = true;
  const arrived = (async () => {
    let n = 0;
    for (; arriving; n++) {
      await send(`/api/messenger/cases/${long.caseId}/messages`, { clientMessageId: `while-${n}`, text: `还在吗？第${n}句` }, long.sessionToken);
      await new Promise((next) => setTimeout(next, 150));
    }
    return n;
  })();
  for (let n = 0; n < keys; n++) {
    await page.keyboard.press('abcdefgh'[n % 8]);
    await page.waitForTimeout(pauseMs);
  }
  arriving = false;
  const messages = await arrived;
  const { letters, tasks } = await page.evaluate(() => ({ letters: window.letters, tasks: window.long }));
  const result = { click: figures(byClick), key: figures(byKey), thread_each: thread, long_case: figures(longOnes), letter: figures(letters), messages, long_tasks: tasks.length, longest_task: Math.max(0, ...tasks), entries };
  line('a case opened by click, data warm', result.click);
  line('a case opened by j or k, data warm', result.key);
  console.log(`processor time of the page's thread each        ${thread.task_ms.toFixed(0)} ms, ${thread.script_ms.toFixed(0)} of it script, ${thread.layout_ms.toFixed(0)} style and layout`);
  line(`a case of ${entries} entries, data warm`, result.long_case);
  line(`a letter, ${entries} entries open, ${messages} messages arriving`, result.letter);
  console.log(`tasks over 50 ms while typing: ${tasks.length}${tasks.length ? `, the longest ${result.longest_task.toFixed(0)} ms` : ''}`);
  if (values.json) console.log(JSON.stringify(result));
} finally {
  await browser.close();
}
