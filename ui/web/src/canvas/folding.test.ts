import { describe, expect, it } from 'vitest';
import type { Catalog, Component, Flat, Layout, Port } from '../api/types';
import { Components } from '../document/catalog';
import type { Status } from './context';
import { flowOf } from './flow';
import { gathered, INSIDE } from './folding';
import { shiftOf } from './reveal';

const port = (name: string, arity: Port['arity'], standard = ''): Port => ({ name, kinds: [], arity, standard, ambient: false, summary: '' });
const component = (id: string, ports: Port[]): Component =>
  ({ id, kind: 'model', title: id, summary: '', plugin: 'limbeck-models', ports, schema: { properties: {} } }) as unknown as Component;
const sections = ['data', 'teacher', 'student', 'evaluate', 'parts'].map((name) => port(name, /evaluate|parts/.test(name) ? 'many' : 'optional'));
const components = new Components({
  kinds: [],
  sections,
  components: [
    component('models/trained', [
      port('architecture', 'one'),
      port('objective', 'many'),
      port('train.optimizer', 'one', 'optimizers/adam'),
      port('start', 'optional'),
      port('compress', 'many'),
    ]),
    component('distillation/kd', [port('teacher', 'optional')]),
    component('models/mlp', []),
  ],
} as unknown as Catalog);

const graph: Flat = {
  limbeck: 1,
  nodes: {
    student: { use: 'models/trained' },
    'student.architecture': { use: 'models/mlp' },
    'student.objective[0]': { use: 'distillation/kd' },
    'student.objective[1]': { use: 'distillation/kd' },
    'parts.forest': { use: 'models/mlp' },
  },
  edges: [
    { from: 'parts.forest', to: 'student.objective[0].teacher' },
    { from: 'parts.forest', to: 'student.objective[1].teacher' },
    { from: 'parts.forest', to: 'student.start' },
  ],
};

const drawn = (layout: Layout) => flowOf(graph, components, layout);
const links = (layout: Layout) =>
  drawn(layout)
    .edges.filter((edge) => edge.type === 'plug')
    .map((edge) => `${edge.source} > ${edge.target} ${edge.targetHandle}`)
    .sort();

describe('a folded node', () => {
  it('hides all that is plugged into it and counts it', () => {
    const { nodes, boxes } = drawn({ folded: ['student'] });
    expect(nodes.filter((node) => node.type === 'part').map((node) => node.id)).toEqual(['student', 'parts.forest']);
    expect(nodes.find((node) => node.id === 'student')?.data).toMatchObject({ hidden: 3, fold: 'folded' });
    expect(boxes.get('student.objective[1]')).toBe('student');
  });

  it('takes the links of what it hides, and those to its own ports where they were', () => {
    expect(links({})).toEqual([
      'parts.forest > student start',
      'parts.forest > student.objective[0] teacher',
      'parts.forest > student.objective[1] teacher',
      'student.architecture > student architecture',
      'student.objective[0] > student objective',
      'student.objective[1] > student objective',
    ]);
    expect(links({ folded: ['student'] })).toEqual([`parts.forest > student ${INSIDE}`, 'parts.forest > student start']);
    expect(links({ folded: ['student'], collapsed: ['student'] })).toEqual(['parts.forest > frame:student in']);
    const bundle = drawn({ folded: ['student'] }).edges.find((edge) => edge.targetHandle === INSIDE);
    expect(bundle).toMatchObject({ ariaLabel: '2 links from parts.forest into student', deletable: false });
  });

  it('shows the ports that are linked elsewhere or take something still', () => {
    const student = drawn({ folded: ['student'] }).nodes.find((node) => node.id === 'student');
    expect(student?.handles?.map((handle) => handle.id)).toEqual(['out', INSIDE, 'start']);
    expect(student?.height).toBeLessThan(drawn({}).nodes.find((node) => node.id === 'student')?.height ?? 0);
  });

  it('stands where it was put while it was folded, and its parts where they were', () => {
    const spot = (layout: Layout) => drawn(layout).nodes.find((node) => node.id === 'student')?.position;
    const positions = { 'folded:student': { x: 300, y: 80 } };
    expect(spot({ folded: ['student'], positions })).toEqual({ x: 300, y: 80 });
    expect(spot({ positions })).toEqual(spot({}));
    expect(spot({ folded: ['student'], positions: { student: { x: 400, y: 90 } } })).toEqual({ x: 400, y: 90 });
  });

  it('is none where nothing is plugged in', () => {
    const forest = drawn({ folded: ['parts.forest'] }).nodes.find((node) => node.id === 'parts.forest');
    expect(forest?.data).toMatchObject({ fold: 'none', hidden: 0 });
  });

  it('shows the problems, the plan and the progress of what it hides', () => {
    const status = (place: string, one: Status): [string, Status] => [place, one];
    const { boxes } = drawn({ folded: ['student'] });
    const all = gathered(
      new Map([
        status('student', { warnings: 1, message: 'may be', output: '2 classes', run: { state: 'done', fraction: 1, text: '3 s' } }),
        status('student.objective[0]', { errors: 1, message: 'is not', run: { state: 'running', fraction: 0.5, text: '50 %' } }),
        status('student.objective[1]', { errors: 2, plan: { action: 'reuse', why: 'kept', seconds: 2 } }),
        status('student.architecture', { plan: { action: 'run', why: 'new', seconds: 3 } }),
      ]),
      boxes,
    );
    expect(all.get('student')).toEqual({
      errors: 3,
      warnings: 1,
      message: 'is not',
      output: '2 classes',
      plan: { action: 'run', why: 'new', seconds: 5 },
      run: { state: 'running', fraction: 0.75, text: '75 %' },
    });
    const section = gathered(new Map([status('student.architecture', { errors: 1 })]), drawn({ collapsed: ['student'] }).boxes);
    expect(section.get('frame:student')).toEqual({ errors: 1 });
  });
});

describe('the view', () => {
  it('goes with the box that was folded', () => {
    const placed = (layout: Layout) => ({ nodes: drawn(layout).nodes, layout });
    const spot = (layout: Layout) => drawn(layout).nodes.find((node) => node.id === 'student')!.position;
    const [open, folded] = [spot({}), spot({ folded: ['student'] })];
    const shift = shiftOf(placed({}), placed({ folded: ['student'] }));
    const frames = [{}, { folded: ['student'] }].map((one) => drawn(one).nodes.find((node) => node.id === 'frame:student')!.position.x);
    expect(shift?.x).toBe(folded.x + frames[1]! - open.x - frames[0]!);
    expect(shiftOf(placed({}), placed({}))).toBeUndefined();
    expect(shiftOf(placed({}), placed({ folded: ['student'], collapsed: ['student'] }))).toBeUndefined();
  });
});
