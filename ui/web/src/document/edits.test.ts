import { describe, expect, it } from 'vitest';
import type { Flat, Json, Port } from '../api/types';
import { begin, record, redo, undo } from './history';
import { add, head, link, remove, rename, set, shift, weigh } from './edits';
import { isWithin, join, placeOf, positionOf, steps } from './places';
import { needs, nextSlot, plugsOf } from './plugs';

const port = (name: string, arity: Port['arity'] = 'many'): Port => ({
  name,
  kinds: [],
  arity,
  standard: '',
  ambient: false,
  summary: '',
});

const credit = (): Flat => ({
  limbeck: 1,
  name: 'fair-credit',
  sweep: { axes: { 'student.objective[2].temperature': [1, 2] } },
  nodes: {
    data: { use: 'data/simulated-lending', settings: { rows: 100, sensitive: ['group'] } },
    'data.prepare[0]': { use: 'data/one-hot' },
    student: { settings: { train: { epochs: 20 } } },
    'student.objective[0]': { use: 'distillation/cross-entropy' },
    'student.objective[1]': { use: 'distillation/kd', settings: { temperature: 2 } },
    'student.objective[2]': { use: 'distillation/kd' },
    'parts.forest': { use: 'models/tree-ensemble' },
  },
  edges: [
    { from: 'student.objective[1]', to: 'student.objective[1]', weight: 0.7 },
    { from: 'parts.forest', to: 'student.teacher' },
  ],
});

describe('places', () => {
  it('are read and written as the engine does', () => {
    expect(steps('students["8 units"].objective[1].temperature')).toEqual(['students', '8 units', 'objective', 1, 'temperature']);
    expect(placeOf(['students', '8 units', 'objective', 1])).toBe('students["8 units"].objective[1]');
    expect(() => steps('a..b')).toThrow("but is 'a..b'");
  });

  it('tell the port they plug into', () => {
    const { nodes } = credit();
    expect(positionOf('student.train.optimizer', nodes)).toEqual({ owner: 'student', port: 'train.optimizer', index: undefined });
    expect(positionOf('student.objective[1]', nodes)).toEqual({ owner: 'student', port: 'objective', index: 1 });
    expect(positionOf('parts.forest', nodes)).toEqual({ owner: '', port: 'parts', index: undefined });
    expect(isWithin('student.objective[10]', 'student.objective[1]')).toBe(false);
  });
});

describe('edits', () => {
  it('number a new entry of a list after the last', () => {
    expect(nextSlot(credit(), 'student', port('objective'))).toBe('student.objective[3]');
    expect(nextSlot(credit(), '', port('parts'), 'forest')).toBe('parts.forest-2');
  });

  it('close the gap of what is taken out, and the sweep follows', () => {
    const { nodes, edges, sweep } = remove(credit(), 'student.objective[0]');
    expect(Object.keys(nodes).filter((place) => place.includes('objective'))).toEqual(['student.objective[0]', 'student.objective[1]']);
    expect(edges[0]).toEqual({ from: 'student.objective[0]', to: 'student.objective[0]', weight: 0.7 });
    expect(sweep).toEqual({ axes: { 'student.objective[1].temperature': [1, 2] } });
  });

  it('take the links to a node away with it', () => {
    expect(remove(credit(), 'parts.forest').edges).toHaveLength(1);
    expect(remove(credit(), 'student').edges).toEqual([]);
  });

  it('keep weights with their nodes when two change places', () => {
    const { document, place } = shift(credit(), 'student.objective[1]', -1);
    expect(place).toBe('student.objective[0]');
    expect(document.nodes[place]).toEqual({ use: 'distillation/kd', settings: { temperature: 2 } });
    expect(plugsOf(document, 'student', 'objective')[0]?.weight).toBe(0.7);
  });

  it('follow a part that gets another name', () => {
    const { document } = rename(credit(), 'parts.forest', 'trees');
    expect(document.edges.at(-1)).toEqual({ from: 'parts.trees', to: 'student.teacher' });
  });

  it('leave no empty map behind when a setting goes back to its default', () => {
    expect(set(credit(), 'student', ['train', 'epochs'], undefined).nodes['student']).toEqual({});
  });

  it('know a circle before it is drawn', () => {
    expect(needs(credit(), 'student', 'parts.forest')).toBe(true);
    expect(needs(credit(), 'parts.forest', 'student')).toBe(false);
  });
});

/** A generator of Park and Miller, 1988: the walk is the same on every machine. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

describe('history', () => {
  it('goes back to the same text and forward to the same text over ten thousand edits', () => {
    const next = numbers(17);
    const values: Json[] = [1, 'two', [3, 4], { schedule: 'ramp', to: 1 }, null];
    let history = begin(credit());
    const seen: string[] = [];
    let depth = 0;
    for (let i = 0; i < 10_000; i++) {
      const now = history.present;
      const places = Object.keys(now.nodes);
      const place = places[next(places.length)] ?? 'data';
      const changed = [
        () => set(now, place, ['train', `k${next(3)}`], values[next(values.length)]),
        () => weigh(now, place, next(2) === 0 ? next(9) : undefined),
        () => add(now, '', port('evaluate'), 'quality/accuracy').document,
        () => (places.length > 3 ? remove(now, place) : now),
        () => add(now, place, port('objective'), 'distillation/kd').document,
        () => (needs(now, 'data', place) ? now : link(now, 'data', place, port('start', 'optional'))),
        () => shift(now, place, next(2) === 0 ? 1 : -1).document,
        () => head(now, 'seed', next(100)),
      ][next(8)]!();
      const small = Object.keys(changed.nodes).length > 60 ? credit() : changed;
      const recorded = record(history, `edit ${i}`, small, '', i * 2000);
      if (recorded !== history) {
        seen.push(JSON.stringify(history.present));
        history = recorded;
        depth++;
      }
    }
    const last = JSON.stringify(history.present);
    const steps = Math.min(depth, 500);
    for (let i = 0; i < steps; i++) {
      history = undo(history);
      expect(JSON.stringify(history.present)).toBe(seen.pop());
    }
    expect(undo(history)).toBe(history);
    for (let i = 0; i < steps; i++) {
      history = redo(history);
    }
    expect(JSON.stringify(history.present)).toBe(last);
  }, 60_000);

  it('takes quick edits of one setting for one step', () => {
    let history = begin('');
    history = record(history, 'name', 'a', 'name', 0);
    history = record(history, 'name', 'ab', 'name', 400);
    history = record(history, 'name', 'abc', 'name', 3000);
    expect(undo(history).present).toBe('ab');
    expect(undo(undo(history)).present).toBe('');
  });
});

describe('join', () => {
  it('quotes what is no plain word', () => {
    expect(join('students', 'a "b"')).toBe('students["a \\"b\\""]');
    expect(steps(join('students', 'a "b"'))).toEqual(['students', 'a "b"']);
  });
});
