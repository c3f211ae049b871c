/** Places in a document, as the engine writes them: `student.objective[1].temperature`, `students["8 units"]`. */

export type Step = string | number;

const PLAIN = /^[\p{L}\p{N}_-]+$/u;
const STEP = /\.?([\p{L}\p{N}_-]+)|\[(\d{1,9})\]|\["((?:[^"\\]|\\.)*)"\]/uy;

const known = new Map<string, readonly Step[]>();

/** The steps of a place; an empty text is the experiment itself. Throws what is wrong with a text that is no place. */
export function steps(place: string): readonly Step[] {
  const before = known.get(place);
  if (before) {
    return before;
  }
  const found: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < place.length) {
    const match = STEP.exec(place);
    if (!match) {
      throw new Error(`A place reads 'student.objective[1].temperature', but is '${place}'`);
    }
    found.push(match[1] ?? (match[2] === undefined ? (match[3] ?? '').replace(/\\(.)/g, '$1') : Number(match[2])));
  }
  known.set(place, found);
  return found;
}

export function placeOf(parts: readonly Step[]): string {
  return parts.reduce<string>((text, step) => join(text, step), '');
}

export function join(place: string, step: Step): string {
  if (typeof step === 'number') {
    return `${place}[${step}]`;
  }
  if (!PLAIN.test(step)) {
    return `${place}["${step.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"]`;
  }
  return place === '' ? step : `${place}.${step}`;
}

/** `owner` with a port's name below it: ports of inner settings have dots, `train.optimizer`. */
export function portPlace(owner: string, port: string): string {
  return owner === '' ? port : `${owner}.${port}`;
}

export function isWithin(place: string, above: string): boolean {
  if (above === '' || place === above) {
    return true;
  }
  return place.startsWith(above) && (place[above.length] === '.' || place[above.length] === '[');
}

export function last(place: string): Step {
  return steps(place).at(-1) ?? '';
}

export function parent(place: string): string {
  return placeOf(steps(place).slice(0, -1));
}

export interface Position {
  /** Place of the node whose port it is; empty for the experiment. */
  owner: string;
  /** Name of the port, without an index. */
  port: string;
  index: number | undefined;
}

const NAMED = new Set(['students', 'parts']);

/** Where a place plugs in, given which places hold nodes. */
export function positionOf(place: string, nodes: Record<string, unknown>): Position {
  const all = steps(place);
  let depth = all.length - 1;
  while (depth > 0 && !(placeOf(all.slice(0, depth)) in nodes)) {
    depth--;
  }
  const rest = all.slice(depth);
  const tail = rest.at(-1);
  const index = typeof tail === 'number' ? tail : undefined;
  const named = depth === 0 && rest.length > 1 && NAMED.has(String(rest[0]));
  const port = named ? rest.slice(0, 1) : index === undefined ? rest : rest.slice(0, -1);
  return { owner: placeOf(all.slice(0, depth)), port: placeOf(port), index };
}

/** Whether the experiment's port holds nodes by name. */
export function isNamed(owner: string, port: string): boolean {
  return owner === '' && NAMED.has(port);
}

/** The frame a node is drawn in: a whole section, or one student or part of several. */
export function frameOf(place: string): string {
  const [section, second] = steps(place);
  return NAMED.has(String(section)) && second !== undefined
    ? placeOf([section as Step, second])
    : String(section ?? '');
}
