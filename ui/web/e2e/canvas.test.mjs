import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hasBrowser, open } from './browser.mjs';
import { large } from './large.mjs';
import { noServer, start } from './server.mjs';

// Main-thread CPU time of a frame while panning, which other work on the machine does not change much; not frames a second.
const skip = !hasBrowser() ? 'There is no Chromium here; set CHROMIUM to one.' : noServer() || false;
let server;
before(async () => {
  server = skip ? undefined : await start();
});
after(() => server?.stop());

async function measured(count) {
  const { page, context, close } = await open();
  const made = await fetch(`${server.url}/api/v1/experiments`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Limbeck': '1', Origin: server.url },
    body: JSON.stringify({ document: large(count), layout: {} }),
  });
  assert.equal(made.status, 201, await made.clone().text());
  const { id } = await made.json();
  await page.goto(`${server.url}/`);
  await page.waitForSelector('.card');
  const begun = Date.now();
  await page.goto(`${server.url}/compose/${id}`);
  await page.waitForSelector('.react-flow__node-part');
  const opened = Date.now() - begun;
  await page.waitForTimeout(4000);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taken = async () => (await cdp.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value;
  const { x, y, width, height } = await page.locator('.react-flow__pane').boundingBox();
  await page.mouse.move(x + width - 8, y + height - 8);
  await page.mouse.down();
  const from = await taken();
  const frames = 120;
  for (let i = 0; i < frames; i++) {
    await page.mouse.move(x + width - 8 - (i % 60) * 8, y + height - 8 - (i % 60) * 3);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const cost = ((await taken()) - from) * (1000 / frames);
  await page.mouse.up();
  const mounted = await page.locator('.react-flow__node-part').count();
  await close();
  return { opened, cost, mounted };
}

for (const [count, most] of [
  [1000, 2000],
  [5000, 2000],
]) {
  test(`a graph of ${count} nodes opens and pans`, { skip }, async (t) => {
    const { opened, cost, mounted } = await measured(count);
    t.diagnostic(`${count} nodes: ${opened} ms to the first node, ${cost.toFixed(2)} ms of main thread for a frame of panning, ${mounted} mounted`);
    assert.ok(mounted <= 100, `${mounted} nodes are mounted`);
    assert.ok(opened <= most * 3, `took ${opened} ms to open; ${most} ms on an idle machine`);
    assert.ok(cost <= 16, `took ${cost} ms of main thread for a frame`);
  });
}
