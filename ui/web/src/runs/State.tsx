import type { RunState } from '../api/types';

/** The state of a run: a word, and a colour beside it. */
export function State({ state }: { state: RunState }) {
  return (
    <span className="state" data-state={state}>
      {state}
    </span>
  );
}
