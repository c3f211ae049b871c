import type { Flat } from '../api/types';
import type { Components } from '../document/catalog';
import { frameOf, isNamed, placeOf, steps } from '../document/places';
import { targetOf, unsaid } from '../document/plugs';
import { valueAt } from '../document/values';

/** A frame of the canvas: a section of the document, one student or one part. */
export interface Frame {
  id: string;
  section: string;
  title: string;
  roots: string[];
  /** How many nodes stand in it. */
  count: number;
  /** Frames whose nodes it uses: links that are written, and those that go without saying. */
  needs: string[];
  /** Those of them that go without saying: the rows, the teacher, the models that are judged. */
  ambient: string[];
}

/** Sections of what is asked of finished models. */
export const JUDGES: ReadonlySet<string> = new Set(['evaluate', 'explain', 'stress']);
const ALWAYS = ['data', 'teacher', 'student', 'evaluate'];

/** The frames of a document, in the order of its sections. */
export function framesOf(document: Flat, components: Components): Frame[] {
  const frames = new Map<string, Frame>();
  const frame = (id: string): Frame => {
    const known = frames.get(id);
    if (known) {
      return known;
    }
    const [section = '', name] = steps(id).map(String);
    const title = name ?? section;
    const made: Frame = { id, section, title, roots: [], count: 0, needs: [], ambient: [] };
    frames.set(id, made);
    return made;
  };
  const places = Object.keys(document.nodes);
  for (const place of places) {
    const own = frame(frameOf(place));
    own.count++;
    if (isRoot(place)) {
      own.roots.push(place);
    }
  }
  for (const edge of document.edges) {
    const to = frame(frameOf(targetOf(edge)));
    const from = frameOf(edge.from);
    if (from !== to.id && !to.needs.includes(from)) {
      to.needs.push(from);
    }
  }
  const several = places.some((place) => steps(place)[0] === 'students');
  ALWAYS.filter((id) => id !== 'student' || !several).forEach(frame);
  addUnsaid(document, components, frames);
  const order = components.sections.map((port) => port.name);
  return [...frames.values()].sort((a, b) => order.indexOf(a.section) - order.indexOf(b.section));
}

export function isRoot(place: string): boolean {
  const [section, second] = steps(place);
  const depth = isNamed('', String(section)) || typeof second === 'number' ? 2 : 1;
  return steps(place).length === depth && placeOf(steps(place)) !== '';
}

function addUnsaid(document: Flat, components: Components, frames: Map<string, Frame>): void {
  const linked = new Set(document.edges.map(targetOf));
  for (const frame of frames.values()) {
    const needed = new Set<string>();
    const judges = JUDGES.has(frame.section);
    if (judges) {
      [...frames.values()].filter(isStudentFrame).forEach((model) => needed.add(model.id));
      if (![...frames.values()].some((model) => isStudentFrame(model) && model.count > 0)) {
        needed.add('teacher');
      }
    }
    for (const root of judges ? [] : frame.roots) {
      for (const port of components.ports(document, root)) {
        const source = unsaid(root, port);
        const cut = valueAt(document.nodes[root]?.settings, [port.name]) === null || linked.has(`${root}.${port.name}`);
        if (source !== '' && !cut) {
          needed.add(source);
        }
      }
    }
    frame.ambient = [...needed].filter((id) => frames.has(id) && !frame.needs.includes(id));
    frame.needs.push(...frame.ambient);
  }
  const empty = frames.get('student');
  if (empty?.count === 0) {
    empty.ambient = ['teacher'];
    empty.needs = ['teacher'];
  }
  const teacher = frames.get('teacher');
  if (teacher?.count === 0) {
    teacher.ambient = ['data'];
    teacher.needs = ['data'];
  }
}

function isStudentFrame(frame: Frame): boolean {
  return frame.section === 'student' || frame.section === 'students';
}
