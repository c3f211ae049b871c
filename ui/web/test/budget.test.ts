import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const dist = join(import.meta.dirname, '..', 'dist');
const kB = (files: string[]) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0) / 1000;
const all = readdirSync(dist, { recursive: true }).map(String);
const scripts = all.filter((file) => file.endsWith('.js'));
const page = readFileSync(join(dist, 'index.html'), 'utf8');

describe('what a browser has to load', () => {
  it('is at most 175 kB of script for the first page and the composer together', () => {
    const first = scripts.filter((file) => page.includes(file) || /ComposerPage|useComponents|Canvas/.test(file));
    expect(first.length).toBeGreaterThan(1);
    expect(kB(first)).toBeLessThan(175);
  });

  it('is at most 320 kB altogether', () => {
    expect(kB(all.filter((file) => /\.(js|css|html|svg)$/.test(file)))).toBeLessThan(320);
  });

  it('comes from its own server, without scripts or styles in the page', () => {
    expect(page).not.toMatch(/(src|href)="https?:/);
    expect(page).not.toMatch(/<style|<script(?![^>]*\bsrc=)/);
  });
});
