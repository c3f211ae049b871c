import type { Drawing } from './store';

/**
 * The last state of every experiment that is being edited, in this browser: written within a fifth of a second of an
 * edit, taken away once the server has stored it.
 */
export interface Entry {
  drawing: Drawing;
  /** Version the edits started from; 0 for what the server has never seen. */
  base: number;
  time: number;
}

const key = (name: string) => `limbeck.journal.${name}`;

export function readJournal(name: string): Entry | undefined {
  try {
    const text = localStorage.getItem(key(name));
    return text === null ? undefined : (JSON.parse(text) as Entry);
  } catch {
    return undefined;
  }
}

export function writeJournal(name: string, entry: Entry): void {
  try {
    localStorage.setItem(key(name), JSON.stringify(entry));
  } catch {
    // Full or forbidden: the server's copy has to do.
  }
}

export function clearJournal(name: string): void {
  localStorage.removeItem(key(name));
}
