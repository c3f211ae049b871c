import type { Plan, RunEvent } from '../api/types';

/** A step of a run as its events tell it. */
export interface StepView {
  id: string;
  place: string;
  title: string;
  why: string;
  state: 'waiting' | 'running' | 'reused' | 'done' | 'failed';
  done: number;
  total: number;
  seconds: number | undefined;
  /** Curves by name, a point for each epoch. */
  curves: Map<string, { x: number[]; y: number[] }>;
}

export interface Watched {
  steps: ReadonlyMap<string, StepView>;
  warnings: readonly string[];
  lines: readonly string[];
  last: number;
  toRun: number;
  failure: string;
}

export const NOTHING: Watched = { steps: new Map(), warnings: [], lines: [], last: -1, toRun: 0, failure: '' };

/** The state of a run is what its events add up to: the same after a reload as while it was watched. */
export function fold(before: Watched, events: readonly RunEvent[]): Watched {
  const fresh = events.filter((event) => event.seq > before.last);
  if (fresh.length === 0) {
    return before;
  }
  const steps = new Map(before.steps);
  const warnings = [...before.warnings];
  const lines = [...before.lines];
  let { toRun, failure } = before;
  for (const event of fresh) {
    if (event.step !== undefined) {
      steps.set(event.step, after(steps.get(event.step) ?? blank(event), event));
    }
    if (event.type === 'run-started') {
      toRun = event.toRun ?? event.steps ?? 0;
    } else if (event.type === 'warning' && event.message) {
      warnings.push(event.message);
    } else if (event.type.endsWith('failed')) {
      failure = event.message ?? 'failed';
    }
    const line = lineOf(event);
    if (line !== '') {
      lines.push(line);
    }
  }
  return { steps, warnings, lines, last: fresh.at(-1)!.seq, toRun, failure };
}

function blank(event: RunEvent): StepView {
  return {
    id: event.step ?? '',
    place: event.place ?? '',
    title: event.title ?? '',
    why: '',
    state: 'waiting',
    done: 0,
    total: 0,
    seconds: undefined,
    curves: new Map(),
  };
}

function after(step: StepView, event: RunEvent): StepView {
  switch (event.type) {
    case 'step-started':
      return { ...step, state: 'running', why: event.why ?? '', title: event.title ?? step.title };
    case 'step-finished':
      return { ...step, state: 'done', seconds: event.seconds };
    case 'step-reused':
      return { ...step, state: 'reused' };
    case 'step-failed':
      return { ...step, state: 'failed' };
    case 'progress':
      return { ...step, state: 'running', done: event.done ?? 0, total: event.total ?? 0, curves: extended(step, event) };
    default:
      return step;
  }
}

function extended(step: StepView, event: RunEvent): StepView['curves'] {
  const metrics = event.metrics ?? {};
  const at = metrics['epoch'] ?? event.done ?? 0;
  const curves = new Map(step.curves);
  for (const [name, value] of Object.entries(metrics)) {
    if (name !== 'epoch' && Number.isFinite(value)) {
      const curve = curves.get(name) ?? { x: [], y: [] };
      // A run that was resumed tells some epochs again: the later telling counts.
      const kept = curve.x.filter((x) => x < at).length;
      curves.set(name, { x: [...curve.x.slice(0, kept), at], y: [...curve.y.slice(0, kept), value] });
    }
  }
  return curves;
}

function lineOf(event: RunEvent): string {
  const time = event.time.slice(11, 19);
  const what = event.title ?? event.place ?? '';
  switch (event.type) {
    case 'run-started':
      return `${time}  ${event.steps} steps, ${event.toRun} to run`;
    case 'step-started':
      return `${time}  ${what}: ${event.why ?? ''}`;
    case 'step-finished':
      return `${time}  ${what}: done in ${event.seconds?.toFixed(1)} s`;
    case 'step-reused':
      return `${time}  ${what}: reused`;
    case 'warning':
    case 'run-failed':
    case 'step-failed':
      return `${time}  ${event.type}: ${event.message ?? ''}`;
    case 'run-stopped':
      return `${time}  stopped where it was; it goes on from there`;
    case 'run-finished':
      return `${time}  finished, hash of all figures ${event.metricsHash?.slice(0, 12) ?? ''}`;
    default:
      return '';
  }
}

/**
 * Steps in the order of the plan, those that are told of but not planned at the end. Some tell nothing: they were reused
 * if the plan says so, and are done when a step that needs them has begun.
 */
export function withPlan(watched: Watched, plan: Plan | undefined): StepView[] {
  const begun = (plan?.steps ?? []).filter((step) => watched.steps.has(step.id));
  const passed = new Set(begun.flatMap((step) => step.dependsOn));
  const planned = (plan?.steps ?? []).map((step): StepView => {
    const seen = watched.steps.get(step.id);
    const state = step.action === 'reuse' ? 'reused' : passed.has(step.id) ? 'done' : 'waiting';
    return seen
      ? { ...seen, why: seen.why || step.why, title: seen.title || step.title, state: seen.state === 'waiting' ? state : seen.state }
      : { ...blank({ seq: 0, time: '', type: '' }), id: step.id, place: step.place, title: step.title, why: step.why, state };
  });
  const known = new Set(planned.map((step) => step.id));
  return [...planned, ...[...watched.steps.values()].filter((step) => !known.has(step.id))];
}
