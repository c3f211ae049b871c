// Builds or tests the pages, doing only what has changed: Maven calls this on every build.
//   node build.mjs        npm ci if package-lock.json changed, then dist/ if anything it is made of did
//   node build.mjs test   the unit tests
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The studio is built by Node 20.19 or newer, but 'node' is ${process.versions.node}. Install a newer Node.`);
  process.exit(1);
}

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) {
    console.error(`'${command}' cannot be run: ${error.message}. Install Node with npm.`);
  }
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

const hash = (files) =>
  files.reduce((digest, file) => digest.update(file).update(readFileSync(join(here, file))), createHash('sha256')).digest('hex');

function filesIn(folder) {
  return readdirSync(join(here, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(here.length + 1))
    .sort();
}

/** Runs `work` unless it was done for these very files and what it made is still there. */
function once(stamp, files, made, work) {
  const file = join(here, stamp);
  const now = hash(files);
  if (!existsSync(join(here, made)) || !existsSync(file) || readFileSync(file, 'utf8') !== now) {
    work();
    writeFileSync(file, now);
  }
}

once('node_modules/.limbeck-lock', ['package.json', 'package-lock.json'], 'node_modules/vite', () =>
  run('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'),
);
if (process.argv[2] === 'test') {
  run('npm', 'test', '--silent');
} else {
  const made = ['package-lock.json', 'index.html', 'tsconfig.json', 'vite.config.ts', ...filesIn('src'), ...filesIn('public')];
  once('node_modules/.limbeck-dist', made, 'dist/index.html', () => {
    // Files have a hash in their names: Maven would keep those of earlier builds beside them.
    rmSync(join(here, 'target/classes/META-INF/resources'), { recursive: true, force: true });
    run('npm', 'run', 'build', '--silent');
  });
}
