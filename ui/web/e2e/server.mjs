import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const jar = join(root, 'ui/server/target/quarkus-app/quarkus-run.jar');

/** Why there is nothing to test against, or an empty text. */
export const noServer = () =>
  process.env.LIMBECK_URL || existsSync(jar) ? '' : 'The server is not built; run ./limbeck serve once, or set LIMBECK_URL.';

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** The real server in a folder of its own, or the one at LIMBECK_URL. */
export async function start() {
  if (process.env.LIMBECK_URL) {
    return { url: process.env.LIMBECK_URL, stop: async () => undefined, kill: undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'limbeck-studio-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child;
  const up = async () => {
    child = spawn(join(root, 'limbeck'), ['serve', '--port', String(port), '--runs', folder], { stdio: 'ignore' });
    for (let i = 0; i < 600; i++) {
      const answer = await fetch(`${url}/api/v1/system`).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the server did not start on port ${port}`);
  };
  const down = (signal) =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill(signal);
    });
  await up();
  return {
    url,
    folder,
    kill: () => down('SIGKILL'),
    again: up,
    stop: async () => {
      await down('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
