import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe } from './axe.mjs';
import { hasBrowser, open } from './browser.mjs';
import { noServer, start } from './server.mjs';

// The real server with real, small training.
const skip = !hasBrowser() ? 'There is no Chromium here; set CHROMIUM to one.' : noServer() || false;
const RUN = { timeout: 180_000 };
let server;
let browser;
let page;

before(async () => {
  if (!skip) {
    server = await start();
    browser = await open();
    page = browser.page;
    page.setDefaultTimeout(20_000);
  }
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const studio = (name, body) => test(name, { skip }, body);
const goTo = (path) => page.goto(server.url + path);
const node = (place) => page.locator(`.react-flow__node[data-id="${place}"]`);
const line = (text) => page.locator('.outline li').filter({ hasText: text });

async function choose(text) {
  await page.waitForSelector('.chooser-search');
  await page.fill('.chooser-search', text);
  await page.keyboard.press('Enter');
  // Closed, or asking the next thing.
  await page.waitForFunction(() => !document.querySelector('.chooser-search')?.value);
}

/** Nothing serious is wrong with the page, in light and in dark. */
async function clean() {
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    const found = (await axe(page)).filter((one) => /^(serious|critical)/.test(one));
    assert.deepEqual(found.map((one) => `${colorScheme}: ${one}`), []);
  }
}

studio('a first visitor reaches a finished run and its report in three clicks', async () => {
  await goTo('/');
  await page.waitForSelector('.card');
  await clean();
  await page.click('.card a[href$="/regression"]');
  await page.click('.toolbar .primary');
  await page.waitForURL('**/runs/**');
  await clean();
  await page.click('button:has-text("Open the report")', RUN);
  const report = page.frameLocator('iframe.report');
  await report.locator('h1').first().waitFor();
  await clean();
});

studio('an experiment is composed from nothing with the mouse', async () => {
  await goTo('/compose/new');
  await page.click('.frame[data-section=data] .frame-empty button');
  await choose('simulated-lending');
  await node('data').waitFor();
  await page.fill('#setting-rows', '600');
  await page.click('.frame[data-section=teacher] .frame-empty button');
  await choose('trained');
  await page.waitForSelector('.saving[data-saving=saved]');
  await page.click('.react-flow__controls-fitview');
  await page.waitForTimeout(500);
  const port = await node('teacher').locator('[data-handleid=architecture]').boundingBox();
  await page.mouse.move(port.x + 3, port.y + 3);
  await page.mouse.down();
  await page.mouse.move(port.x - 100, port.y - 20, { steps: 5 });
  await page.mouse.up();
  await choose('mlp');
  await node('teacher.architecture').waitFor();
  await line(/^datasimulated/).first().click();
  await page.keyboard.press('a');
  await choose('prepare');
  await choose('one-hot');
  await line(/^prepare/).first().waitFor();
  await page.waitForFunction(() => document.querySelector('.verdict')?.textContent.includes('Ready'));
  await clean();
});

studio('and goes on with the keyboard alone', async () => {
  await line(/^student/).first().focus();
  await page.keyboard.press('Home');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown']) {
    await page.keyboard.press(key);
  }
  await page.waitForFunction(() => document.activeElement?.textContent.startsWith('student'));
  await page.keyboard.press('a');
  await choose('trained');
  await node('student').waitFor();
  for (const [owner, use] of [
    ['architecture', 'linear'],
    ['objective', 'kd'],
    ['objective', 'demographic-parity-gap'],
  ]) {
    await line(/^studenttrained/).first().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('a');
    await choose(owner);
    await choose(use);
  }
  await node('student.objective[1]').waitFor();
  await line(/^evaluate/).first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await line(/^evaluate/).first().click();
  await page.keyboard.press('a');
  await choose('accuracy');
  await node('evaluate[0]').waitFor();
});

studio('a wrong link is refused while it is drawn, with the reason', async () => {
  await page.click('.react-flow__controls-fitview');
  await page.waitForTimeout(500);
  const from = await node('teacher.architecture').locator('.react-flow__handle-right').boundingBox();
  const to = await node('student').locator('[data-handleid=objective]').boundingBox();
  await page.mouse.move(from.x + 3, from.y + 3);
  await page.mouse.down();
  await page.mouse.move(to.x - 20, to.y + 3, { steps: 5 });
  await page.mouse.move(to.x + 3, to.y + 3, { steps: 5 });
  const why = await page.textContent('.refusal');
  assert.match(why, /objective takes a loss term.*; this is a student architecture/i);
  await page.mouse.up();
});

studio('what breaks is said at its place, and mends', async () => {
  await line(/kd/).first().click();
  for (const wrong of ['-3', 'warm', '[1,']) {
    await page.fill('#setting-temperature', wrong);
    await page.locator('.inspector .problem').first().waitFor();
    await page.locator('.verdict.wrong').waitFor();
    assert.equal(await page.inputValue('#setting-temperature'), wrong);
  }
  await page.fill('#setting-temperature', '2');
  await page.locator('.inspector .problem').first().waitFor({ state: 'detached' });
  const nodes = await page.locator('.react-flow__node-part').count();
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Control+k');
    await choose('undo');
  }
  assert.equal(await page.locator('.react-flow__node-part').count(), 0);
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Control+k');
    await choose('redo');
  }
  await page.waitForTimeout(300);
  assert.equal(await page.locator('.react-flow__node-part').count(), nodes);
});

studio('a part of the graph is copied as YAML, pasted, and undone', async () => {
  await line(/^studenttrained/).first().click();
  await page.keyboard.press('Control+c');
  await page.waitForSelector('.notice:has-text("on the clipboard as YAML")');
  const yaml = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(yaml, /parts:\n {2}student:/);
  const nodes = await page.locator('.react-flow__node-part').count();
  await page.click('.react-flow__pane', { position: { x: 5, y: 5 } });
  await page.keyboard.press('Control+v');
  await page.waitForFunction((before) => document.querySelectorAll('.react-flow__node-part').length >= before + 4, nodes);
  await page.keyboard.press('Control+z');
  await page.waitForFunction((before) => document.querySelectorAll('.react-flow__node-part').length === before, nodes);
});

studio('a group folds to one box and unfolds again', async () => {
  // What was pasted and taken back has moved the view.
  await page.click('.react-flow__controls-fitview');
  await page.waitForTimeout(500);
  const nodes = await page.locator('.react-flow__node-part').count();
  await page.click('.frame-fold[aria-label="Fold student"]');
  await node('student.architecture').waitFor({ state: 'detached' });
  await page.click('.frame-fold[aria-label="Unfold student"]');
  await node('student.architecture').waitFor();
  assert.equal(await page.locator('.react-flow__node-part').count(), nodes);
});

studio('a node folds with what is plugged into it, by mouse and by keyboard, and hides no problem', async () => {
  const inner = node('student.objective[0]');
  const gone = () => inner.waitFor({ state: 'detached' });
  await line(/kd/).first().click();
  await page.fill('#setting-temperature', '{schedule: no}');
  await inner.locator('.badge.error').waitFor();
  await page.click('.part-fold[aria-label="Fold student"]');
  await gone();
  await node('student').locator('.badge.error').waitFor();
  assert.match(await node('student').textContent(), /\+ 3 nodes/);
  await clean();
  await page.waitForSelector('.saving[data-saving=saved]');
  await page.reload();
  await node('student').locator('.badge.error').waitFor();
  await gone();
  // What is wrong inside is shown when it is asked for.
  await page.click('.problems button:has-text("temperature")');
  await inner.waitFor();
  await node('student').focus();
  await page.keyboard.press('z');
  await gone();
  await page.keyboard.press('Control+z');
  await inner.waitFor();
  // A part folds with its group, which has the focus then.
  await inner.focus();
  await page.keyboard.press('z');
  await gone();
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-id') === 'student');
  await page.keyboard.press('z');
  await inner.waitFor();
  // In the outline: what is hidden marks the box that holds it.
  await line(/^studenttrained/).first().focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('z');
  await gone();
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector('.react-flow__node.holds[data-id=student]');
  await node('data').click();
  await page.waitForSelector('.react-flow__node.holds', { state: 'detached' });
  await line(/^studenttrained/).first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('z');
  await inner.waitFor();
  // What is plugged into a folded node unfolds it.
  await page.click('.part-fold[aria-label="Fold student"]');
  await gone();
  await node('student').locator('.port-add[aria-label="Plug something into start"]').click();
  await choose('cart');
  await node('student.start').waitFor();
  await inner.waitFor();
  await page.keyboard.press('Control+z');
  await gone();
  await page.click('.part-fold[aria-label="Unfold student"]');
  await line(/kd/).first().click();
  await page.fill('#setting-temperature', '2');
  await inner.locator('.badge.error').waitFor({ state: 'detached' });
});

studio('it is there after the page is loaded again', async () => {
  await page.waitForSelector('.saving[data-saving=saved]');
  await page.reload();
  await node('student.objective[1]').waitFor();
});

studio('edits survive the death of the server', async (t) => {
  if (!server.kill) {
    t.skip('the server at LIMBECK_URL is not ours to kill');
    return;
  }
  await server.kill();
  await line(/^evaluate/).first().click();
  await page.keyboard.press('a');
  await page.waitForSelector('.chooser-search');
  await choose('auroc');
  await page.waitForSelector('.saving[data-saving=offline]');
  await server.again();
  await page.waitForSelector('.saving[data-saving=saved]', { timeout: 30_000 });
  await page.reload();
  await node('evaluate[1]').waitFor();
});

studio('two tabs never overwrite each other silently', async () => {
  const other = await browser.context.newPage();
  await other.goto(page.url());
  await other.fill('#header-name', 'theirs');
  await other.waitForSelector('.saving[data-saving=saved]');
  await page.bringToFront();
  await page.click('.react-flow__pane', { position: { x: 5, y: 5 } });
  await page.fill('#header-name', 'mine');
  await page.waitForSelector('dialog:has-text("changed elsewhere")');
  await clean();
  await page.click('button:has-text("Keep mine as a copy")');
  await page.waitForFunction(() => document.querySelector('.toolbar-name')?.textContent === 'mine (copy)');
  await other.close();
});

studio('it runs, is watched, and comes out the same twice', async () => {
  await page.waitForSelector('.saving[data-saving=saved]');
  const composed = page.url();
  for (let i = 0; i < 2; i++) {
    await page.goto(composed);
    await page.waitForFunction(() => document.querySelector('.verdict')?.textContent.includes('Ready'));
    await page.keyboard.press('Control+Enter');
    await page.waitForURL('**/runs/**');
    await page.waitForSelector('.state[data-state=finished]', RUN);
    if (i === 0) {
      // The second time everything is reused, and nothing is trained that had a curve.
      await page.waitForSelector('.plot canvas');
    }
  }
  await clean();
  await page.click('[role=tab]:has-text("Details")');
  await clean();
});

studio('a table lists the runs, and a page compares them', async () => {
  await goTo('/runs');
  await page.waitForSelector('.run-table tbody a');
  await clean();
  const boxes = page.locator('.run-table tbody input[type=checkbox]');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.click('button:has-text("Compare")');
  await page.waitForSelector('.plot-card svg');
  await page.waitForSelector('.same');
  await clean();
});

studio('from a run back to its graph', async () => {
  await page.locator('.legend a').first().click();
  await page.click('a:has-text("Open this graph")');
  await node('student.objective[1]').waitFor();
});

studio('a sweep shows its trials', async () => {
  const { yaml } = await (await fetch(`${server.url}/api/v1/examples/fair-credit`)).json();
  const text = yaml.replace('rows: 12000', 'rows: 1200').replace('repeat: 3', 'repeat: 1').replaceAll('epochs: 20', 'epochs: 2');
  const answer = await fetch(`${server.url}/api/v1/runs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Limbeck': '1', Origin: server.url },
    body: JSON.stringify({ text }),
  });
  assert.ok(answer.ok, await answer.clone().text());
  const { id } = await answer.json();
  await goTo(`/runs/${id}?tab=study`);
  await page.waitForSelector('.state[data-state=finished]', RUN);
  await page.waitForSelector('.study-table tbody tr >> nth=3');
  await clean();
});

/** Presses keys until what has the focus fits. */
async function press(key, fits) {
  for (let i = 0; i < 200; i++) {
    if (await page.evaluate(fits.test, fits.text)) {
      return;
    }
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  assert.fail(`${key} never reached '${fits.text}'`);
}

const first = { text: 'the first line', test: () => document.activeElement?.matches('.outline li:first-child') };
const within = (text) => ({ text, test: (selector) => document.activeElement?.closest(selector) !== null });
const begins = (text) => ({ text, test: (words) => document.activeElement?.textContent.startsWith(words) });

studio('the keyboard alone builds, runs and compares', async () => {
  const add = async (owner, ...choices) => {
    await press('Tab', within('.outline'));
    // The focus follows a frame later: until then the line that had it would be taken for the one that is looked for.
    await press('Home', first);
    await press('ArrowDown', begins(owner));
    await page.keyboard.press('a');
    for (const text of choices) {
      await choose(text);
    }
  };
  const type = async (setting, value) => {
    await page.keyboard.press('Enter');
    await press('Tab', within(`#setting-${setting}`));
    await page.keyboard.press('Control+a');
    await page.keyboard.type(value);
  };
  await goTo('/compose/new');
  await page.waitForSelector('.outline li');
  await add('data', 'simulated-lending');
  await node('data').waitFor();
  await add('datasimulated', 'prepare', 'one-hot');
  await add('teacher', 'trained');
  await node('teacher').waitFor();
  await add('teachertrained', 'architecture', 'mlp');
  await add('student', 'trained');
  await node('student').waitFor();
  await add('studenttrained', 'architecture', 'linear');
  await add('studenttrained', 'objective', 'kd');
  await add('studenttrained', 'objective', 'demographic-parity-gap');
  await add('evaluate', 'accuracy');
  await add('datasimulated');
  await page.keyboard.press('Escape');
  await type('rows', '600');
  await page.waitForFunction(() => document.querySelector('.verdict')?.textContent.includes('Ready'));
  await page.keyboard.press('Control+Enter');
  await page.waitForURL('**/runs/**');
  await page.waitForSelector('.state[data-state=finished]', RUN);
  await press('Tab', begins('Runs'));
  await page.keyboard.press('Enter');
  await page.waitForSelector('.run-table tbody a');
  for (let i = 0; i < 2; i++) {
    await page.keyboard.press('Tab');
    await press('Tab', { text: 'an unmarked run', test: () => document.activeElement?.matches('.run-table tbody input[type=checkbox]:not(:checked)') });
    await page.keyboard.press('Space');
  }
  await press('Shift+Tab', begins('Compare'));
  await page.keyboard.press('Enter');
  await page.waitForSelector('.plot-card svg');
});

studio('no page complained', () => {
  // A server that was killed on purpose is complained about, rightly.
  assert.deepEqual(browser.complaints.filter((text) => !/Failed to load resource|net::ERR/.test(text)), []);
});
