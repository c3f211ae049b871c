// Measures what issue and documentation give figures for; nothing is asserted, since other work on the machine changes it.
//   node e2e/measure.mjs latency | edits | open | runs
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { open } from './browser.mjs';
import { large } from './large.mjs';
import { start } from './server.mjs';

const headers = (server) => ({ 'Content-Type': 'application/json', 'X-Limbeck': '1', Origin: server.url });
const post = async (server, path, body) => {
  const response = await fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers: headers(server), body: JSON.stringify(body) });
  if (!response.ok) {
    throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
  return response.json();
};
const get = async (server, path) => (await fetch(`${server.url}/api/v1${path}`, { headers: { Accept: 'application/json' } })).json();
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function percentiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  return { count: sorted.length, p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), most: sorted.at(-1) };
}

const TRAINING = `limbeck: 1
name: watched
seed: 3
data: {use: data/simulated-lending, rows: 6000, sensitive: [group], prepare: [data/one-hot, data/standardize]}
teacher:
  architecture: {use: models/mlp, hidden: [32]}
  train: {epochs: 150, batch: 8}
student:
  architecture: {use: models/mlp, hidden: [8]}
  objective: [{use: distillation/kd, temperature: 2}]
  train: {epochs: 150, batch: 8}
twins: []
evaluate: [quality/accuracy]
`;

/** From an event's own time stamp in the worker to the frame that shows it, painted, for what is told while the page is open. */
async function latency(server) {
  const { page, close } = await open();
  await page.addInitScript(() => {
    window.seen = [];
    const known = new Map();
    const look = () => {
      for (const line of document.querySelectorAll('.steps li[data-state=running]')) {
        const title = line.querySelector('.step-title').textContent;
        const share = parseFloat(line.querySelector('.step-bar i').style.width);
        if (share > 0 && known.get(title) !== share) {
          known.set(title, share);
          // The first task after a frame runs when the frame has been painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => window.seen.push({ title, share, time: performance.timeOrigin + performance.now() });
          port2.postMessage(0);
        }
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const { id } = await post(server, '/runs', { text: TRAINING, seed: Date.now() % 1e6 });
  await page.goto(`${server.url}/runs/${id}`);
  await page.waitForSelector('.steps li');
  const opened = Date.now();
  await page.waitForSelector('.state[data-state=finished]', { timeout: 600_000 });
  const seen = await page.evaluate(() => window.seen);
  await close();
  const { events } = await get(server, `/runs/${id}/events?limit=100000`);
  const told = events.filter((one) => one.type === 'progress' && Date.parse(one.time) > opened);
  const delays = [];
  for (const event of told) {
    const share = (100 * event.done) / event.total;
    const shown = seen.find((one) => one.title === event.title && one.share >= share - 1e-6);
    // The last epoch of a model is over before it is shown as running.
    if (shown) {
      delays.push(shown.time - Date.parse(event.time));
    }
  }
  return { events: told.length, ...percentiles(delays) };
}

/** A browser is killed while somebody types, alone or at once with the server; how old is the oldest edit that is not there afterwards? */
async function edits(server) {
  const lost = { alone: [], withServer: [] };
  for (let round = 0; round < 40; round++) {
    const both = round % 2 === 1 && server.kill !== undefined;
    const { id } = await post(server, '/experiments', { document: large(30), layout: {} });
    const { page, context, close } = await open();
    await page.goto(`${server.url}/compose/${id}`);
    await page.waitForSelector('#header-name');
    const typed = [];
    const end = Date.now() + 500 + Math.random() * 2500;
    for (let i = 0; Date.now() < end; i++) {
      await page.fill('#header-name', `name ${i}`);
      typed.push(Date.now());
      await pause(30 + Math.random() * 120);
    }
    const killed = Date.now();
    const cdp = await context.newCDPSession(page);
    cdp.send('Browser.crash').catch(() => undefined);
    if (both) {
      await server.kill();
    }
    await Promise.race([context.waitForEvent('close').catch(() => undefined), pause(5000)]);
    await close().catch(() => undefined);
    await (both ? server.again() : pause(200));
    const kept = await get(server, `/experiments/${id}`);
    const last = /^name (\d+)$/.exec(kept.name ?? '');
    const first = last ? Number(last[1]) + 1 : 0;
    lost[both ? 'withServer' : 'alone'].push(first < typed.length ? killed - typed[first] : 0);
  }
  return { alone: percentiles(lost.alone), withServer: percentiles(lost.withServer) };
}

/** A document of 5,000 nodes: from the navigation to nodes on the screen. */
async function opened(server) {
  const { id } = await post(server, '/experiments', { document: large(5000), layout: {} });
  const times = [];
  const cpu = [];
  for (let round = 0; round < 5; round++) {
    const { page, context, close } = await open();
    await page.goto(`${server.url}/`);
    await page.waitForSelector('.card');
    const cdp = await context.newCDPSession(page);
    if (process.env.PROFILE && round === 4) {
      await cdp.send('Profiler.enable');
      await cdp.send('Profiler.start');
    }
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const begun = Date.now();
    await page.goto(`${server.url}/compose/${id}`);
    await page.waitForSelector('.react-flow__node-part');
    times.push(Date.now() - begun);
    cpu.push(1000 * (await cdp.send('Performance.getMetrics')).metrics.find((one) => one.name === 'TaskDuration').value);
    if (process.env.PROFILE && round === 4) {
      report((await cdp.send('Profiler.stop')).profile);
    }
    await close();
  }
  return { ms: times, mainThreadCpuMs: cpu.map(Math.round) };
}

function report(profile) {
  const self = new Map();
  const parent = new Map();
  profile.nodes.forEach((node) => node.children?.forEach((child) => parent.set(child, node.id)));
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  profile.samples.forEach((id, i) => {
    const { functionName, url, lineNumber, columnNumber } = byId.get(id).callFrame;
    const name = `${functionName} ${url.split('/').at(-1)}:${lineNumber}:${columnNumber}`;
    self.set(name, (self.get(name) ?? 0) + profile.timeDeltas[i] / 1000);
  });
  console.log([...self].sort((a, b) => b[1] - a[1]).slice(0, 25).map(([name, ms]) => `${ms.toFixed(0)} ms ${name}`).join('\n'));
}

const SEED = `
import json, random, sqlite3, sys
db = sqlite3.connect(sys.argv[1]); random.seed(1)
for i in range(10000):
    figures = json.dumps([{'model': 'student', 'metric': m, 'attribute': a, 'mean': random.random(), 'low': 0.1, 'high': 0.9}
        for m, a in (('quality/accuracy', ''), ('quality/ece', ''), ('fairness/demographic-parity', 'group'), ('fairness/equalized-odds', 'group'))])
    db.execute("insert into run (id, number, name, state, submission, document_hash, seed, variants, tags, submitted, started, finished, figures)"
        " values (?, ?, ?, 'finished', '', ?, ?, 1, ?, ?, ?, ?, ?)", (f'20260101-000000-run-{i}', 100000 + i, f'run {i % 97}', f'h{i}', i,
        json.dumps(['tag%d' % (i % 7)]), 1767225600000 + i * 1000, 1767225600000 + i * 1000, 1767225600000 + i * 1000 + random.randrange(90000), figures))
db.commit()
`;

/** 10,000 runs in the table: the first rows, sorting by a figure, and the cost of a frame while scrolling. */
async function runs(server) {
  const seeded = spawnSync('python3', ['-c', SEED, join(server.folder, '.studio', 'studio.db')], { encoding: 'utf8' });
  if (seeded.status !== 0) {
    throw new Error(seeded.stderr);
  }
  const { page, context, close } = await open();
  await page.goto(`${server.url}/`);
  await page.waitForSelector('.card');
  let begun = Date.now();
  await page.goto(`${server.url}/runs`);
  await page.waitForSelector('.run-table tbody a');
  const first = Date.now() - begun;
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taken = async () => (await cdp.send('Performance.getMetrics')).metrics.find((one) => one.name === 'TaskDuration').value;
  const { x, y, width, height } = await page.locator('.run-table').boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await pause(1000);
  const from = await taken();
  const gaps = await page.evaluate(async () => {
    const box = document.querySelector('.run-table');
    const all = [];
    let last = performance.now();
    for (let i = 0; i < 240; i++) {
      box.scrollTop += 170;
      await new Promise(requestAnimationFrame);
      all.push(performance.now() - last);
      last = performance.now();
    }
    return all;
  });
  const cost = ((await taken()) - from) * (1000 / 240);
  const rows = await page.locator('.run-table tbody tr').count();
  begun = Date.now();
  await page.locator('.run-table thead button.sort').nth(5).click();
  await page.waitForFunction(() => Number(document.querySelector('.run-table').dataset.loaded) >= 10_000, undefined, { timeout: 60_000 });
  const sorted = Date.now() - begun;
  await close();
  return { total: (await get(server, '/runs?limit=1')).total, firstRowsMs: first, mainThreadCpuMsByFrame: cost.toFixed(2), frameMs: percentiles(gaps), rowsMounted: rows, sortByFigureMs: sorted };
}

const server = await start();
try {
  const what = { latency, edits, open: opened, runs }[process.argv[2]];
  console.log(process.argv[2], JSON.stringify(await what(server)));
} finally {
  await server.stop();
}
