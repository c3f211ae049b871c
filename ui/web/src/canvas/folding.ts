import type { Flat, Port } from '../api/types';
import { frameOf, positionOf } from '../document/places';
import type { Status } from './context';

export const frameId = (frame: string): string => `frame:${frame}`;

/** Under which a layout keeps where a node was put: a folded one stands elsewhere than with its parts beside it. */
export const spotKey = (place: string, folded: boolean): string => (folded ? `folded:${place}` : place);

/** The handle of a folded node that links to and from what it hides go to. */
export const INSIDE = '+';

/** What is drawn in place of a node: the node itself, the folded one that holds it, or its folded frame. */
export function boxOf(place: string, nodes: Flat['nodes'], isDrawn: (place: string) => boolean): string {
  for (let at = place; at !== ''; at = positionOf(at, nodes).owner) {
    if (isDrawn(at)) {
      return at;
    }
  }
  return frameId(frameOf(place));
}

/** For every node that is not drawn what is drawn in its place. */
export function boxesOf(document: Flat, drawn: ReadonlyMap<string, unknown>): Map<string, string> {
  const places = Object.keys(document.nodes);
  return places.length === drawn.size
    ? new Map()
    : new Map(
        places
          .filter((place) => !drawn.has(place))
          .map((place) => [place, boxOf(place, document.nodes, (at) => drawn.has(at))]),
      );
}

/**
 * The ports a folded node still shows: those that are linked to nodes elsewhere, and empty ones that take one node and
 * have none by default. What is filled from inside, or may stay empty like a list, is folded in.
 */
export function portsWhenFolded(ports: readonly Port[], plugs: readonly { port: string; slot: string; from: string }[]): Port[] {
  const own = new Set(plugs.filter((plug) => plug.slot === plug.from).map((plug) => plug.port));
  const linked = new Set(plugs.filter((plug) => plug.slot !== plug.from).map((plug) => plug.port));
  const waits = (port: Port) => port.arity === 'optional' || (port.arity === 'one' && port.standard === '');
  return ports.filter((port) => !own.has(port.name) && (linked.has(port.name) || waits(port)));
}

/** What is known of each node, and of each box what is known of all that it hides. */
export function gathered(statuses: ReadonlyMap<string, Status>, boxes: ReadonlyMap<string, string>): ReadonlyMap<string, Status> {
  const hidden = new Map<string, Status[]>();
  for (const [place, status] of statuses) {
    const box = boxes.get(place);
    if (box !== undefined) {
      hidden.set(box, [...(hidden.get(box) ?? []), status]);
    }
  }
  const all = new Map(statuses);
  for (const [box, inner] of hidden) {
    const own = statuses.get(box);
    all.set(box, { ...together([...(own ? [own] : []), ...inner]), ...(own?.output ? { output: own.output } : {}) });
  }
  return all;
}

function together(all: readonly Status[]): Status {
  const sum = (key: 'errors' | 'warnings') => all.reduce((total, status) => total + (status[key] ?? 0), 0);
  const [errors, warnings] = [sum('errors'), sum('warnings')];
  const message = all.find((status) => status.errors && status.message)?.message ?? all.find((status) => status.message)?.message;
  const plan = plansTogether(all.flatMap(({ plan }) => plan ?? []));
  const run = runsTogether(all.flatMap(({ run }) => run ?? []));
  return {
    ...(errors > 0 ? { errors } : {}),
    ...(warnings > 0 ? { warnings } : {}),
    ...(message === undefined ? {} : { message }),
    ...(plan ? { plan } : {}),
    ...(run ? { run } : {}),
  };
}

function plansTogether(plans: readonly NonNullable<Status['plan']>[]): Status['plan'] {
  const first = plans.find((plan) => plan.action === 'run') ?? plans[0];
  const known = plans.flatMap((plan) => plan.seconds ?? []);
  return first && { ...first, seconds: known.length === 0 ? undefined : known.reduce((sum, seconds) => sum + seconds, 0) };
}

function runsTogether(runs: readonly NonNullable<Status['run']>[]): Status['run'] {
  const [first] = runs;
  if (!first || runs.length === 1) {
    return first;
  }
  const fraction = runs.reduce((sum, run) => sum + run.fraction, 0) / runs.length;
  const some = (...states: (typeof first.state)[]) => runs.some((run) => states.includes(run.state));
  if (some('failed')) {
    return { state: 'failed', fraction, text: 'failed' };
  }
  if (!some('running', 'waiting')) {
    return some('done') ? { state: 'done', fraction, text: 'done' } : { state: 'reused', fraction, text: 'reused' };
  }
  return some('running', 'done')
    ? { state: 'running', fraction, text: `${Math.round(fraction * 100)} %` }
    : { state: 'waiting', fraction: 0, text: 'waits' };
}
