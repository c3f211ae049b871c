import type { Checked, Plan, Problem } from '../api/types';
import type { Status } from '../canvas/context';

/** The node a step's place speaks of: twins and repetitions belong to their student. */
export function nodeOf(place: string): string {
  return place.split('~')[0] ?? place;
}

/** What the check and the plan say of each node. */
export function statusesOf(checked: Checked | undefined, plan: Plan | undefined): Map<string, Status> {
  const statuses = new Map<string, Status>();
  const at = (place: string): Status => {
    const status = statuses.get(place) ?? {};
    statuses.set(place, status);
    return status;
  };
  for (const [place, node] of Object.entries(checked?.nodes ?? {})) {
    if (node.output) {
      at(place).output = node.output;
    }
  }
  for (const problem of checked?.problems ?? []) {
    const status = at(problem.node);
    const key = problem.severity === 'error' ? 'errors' : 'warnings';
    status[key] = (status[key] ?? 0) + 1;
    status.message ??= `${problem.where}: ${problem.message}`;
  }
  for (const step of plan?.steps ?? []) {
    const status = at(nodeOf(step.place));
    const before = status.plan;
    const run = step.action === 'run' || before?.action === 'run';
    status.plan = {
      action: run ? 'run' : 'reuse',
      why: before && before.action === 'run' ? before.why : step.why,
      seconds: step.seconds === undefined ? before?.seconds : (before?.seconds ?? 0) + step.seconds,
    };
  }
  return statuses;
}

/** Problems of a node, or of the experiment itself. */
export function problemsAt(checked: Checked | undefined, place: string): Problem[] {
  return (checked?.problems ?? []).filter((problem) => problem.node === place);
}

