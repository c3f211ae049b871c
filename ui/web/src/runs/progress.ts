import type { Run } from '../api/types';
import type { Status } from '../canvas/context';
import { nodeOf } from '../composer/statuses';
import { span } from './format';
import type { StepView } from './fold';

/** How far each node of the graph is: all steps of its place, twins and repetitions included. */
export function progressOf(steps: readonly StepView[], run: Run | undefined): Map<string, Status> {
  const places = new Map<string, StepView[]>();
  for (const step of steps) {
    const place = nodeOf(step.place);
    places.set(place, [...(places.get(place) ?? []), step]);
  }
  const statuses = new Map<string, Status>();
  for (const [place, all] of places) {
    statuses.set(place, { run: together(all) });
  }
  for (const problem of run?.failure?.problems ?? []) {
    statuses.set(problem.node, { ...statuses.get(problem.node), errors: 1, message: `${problem.message}. ${problem.remedy}` });
  }
  return statuses;
}

function together(steps: StepView[]): NonNullable<Status['run']> {
  const fraction = steps.reduce((sum, step) => sum + part(step), 0) / steps.length;
  const seconds = steps.reduce((sum, step) => sum + (step.seconds ?? 0), 0);
  const some = (state: StepView['state']) => steps.some((step) => step.state === state);
  const all = (...states: StepView['state'][]) => steps.every((step) => states.includes(step.state));
  if (some('failed')) {
    return { state: 'failed', fraction, text: 'failed' };
  }
  if (all('reused')) {
    return { state: 'reused', fraction: 1, text: 'reused' };
  }
  if (all('done', 'reused')) {
    return { state: 'done', fraction: 1, text: `${span(seconds)}` };
  }
  return some('running') || some('done')
    ? { state: 'running', fraction, text: `${Math.round(fraction * 100)} %` }
    : { state: 'waiting', fraction: 0, text: 'waits' };
}

export function part(step: StepView): number {
  return step.state === 'done' || step.state === 'reused' ? 1 : step.total > 0 ? step.done / step.total : 0;
}
