/** The past and the future of what is edited. Values are immutable, so each step back is exact. */
export interface History<T> {
  readonly past: readonly Step<T>[];
  readonly present: T;
  readonly future: readonly Step<T>[];
}

/** One step: what it is called, and the value on its far side. */
export interface Step<T> {
  readonly label: string;
  readonly value: T;
  /** Steps with the same key that follow each other within a second are one: typing a word is one step. */
  readonly key: string;
  readonly time: number;
}

const TOGETHER_MILLISECONDS = 1000;
const LONGEST = 500;

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

export function record<T>(history: History<T>, label: string, value: T, key = '', time = Date.now()): History<T> {
  if (value === history.present) {
    return history;
  }
  const previous = history.past.at(-1);
  if (previous && key !== '' && previous.key === key && time - previous.time < TOGETHER_MILLISECONDS) {
    return { past: history.past.with(-1, { ...previous, time }), present: value, future: [] };
  }
  const step = { label, value: history.present, key, time };
  return { past: [...history.past.slice(1 - LONGEST), step], present: value, future: [] };
}

export function undo<T>(history: History<T>): History<T> {
  const step = history.past.at(-1);
  return step
    ? {
        past: history.past.slice(0, -1),
        present: step.value,
        future: [{ ...step, value: history.present }, ...history.future],
      }
    : history;
}

export function redo<T>(history: History<T>): History<T> {
  const [step, ...future] = history.future;
  return step
    ? { past: [...history.past, { ...step, key: '', value: history.present }], present: step.value, future }
    : history;
}
