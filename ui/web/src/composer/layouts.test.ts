import { describe, expect, it } from 'vitest';
import type { Flat, Layout } from '../api/types';
import { remove, rename, set, shift } from '../document/edits';
import { followed, opened, toggled } from './layouts';

const graph = (): Flat => ({
  limbeck: 1,
  nodes: {
    'students.a': { use: 'models/trained' },
    'students.a.architecture': { use: 'models/mlp' },
    'students.a.objective[0]': { use: 'distillation/cross-entropy' },
    'students.a.objective[1]': { use: 'distillation/kd' },
    'students.a.objective[1].teacher': { use: 'models/trained' },
    'evaluate[0]': { use: 'quality/accuracy' },
  },
  edges: [],
});

describe('the layout', () => {
  it('folds and unfolds nodes apart from frames of the same name', () => {
    const once = toggled(toggled({}, 'folded', 'student'), 'collapsed', 'student');
    expect(once).toEqual({ folded: ['student'], collapsed: ['student'] });
    expect(toggled(once, 'folded', 'student')).toEqual({ folded: [], collapsed: ['student'] });
  });

  it('unfolds what hides a place, and not the place itself', () => {
    const layout: Layout = { folded: ['students.a', 'students.a.objective[1]', 'teacher'], collapsed: ['students.a', 'data'] };
    expect(opened(layout, 'students.a.objective[1]')).toEqual({ folded: ['students.a.objective[1]', 'teacher'], collapsed: ['data'] });
    const seen: Layout = { folded: ['students.a'], collapsed: ['data'] };
    expect(opened(seen, 'students.a')).toBe(seen);
    expect(opened(seen, '')).toBe(seen);
  });

  it('follows a student that gets another name', () => {
    const layout: Layout = {
      positions: { 'frame:students.a': { x: 1, y: 2 }, 'students.a.architecture': { x: 3, y: 4 }, 'folded:students.a': { x: 5, y: 6 } },
      folded: ['students.a.objective[1]'],
      collapsed: ['students.a', 'evaluate'],
    };
    const before = graph();
    expect(followed(layout, before, rename(before, 'students.a', 'b c').document)).toEqual({
      positions: { 'frame:students["b c"]': { x: 1, y: 2 }, 'students["b c"].architecture': { x: 3, y: 4 }, 'folded:students["b c"]': { x: 5, y: 6 } },
      folded: ['students["b c"].objective[1]'],
      collapsed: ['students["b c"]', 'evaluate'],
    });
  });

  it('follows entries of a list that close a gap, and forgets the one that is gone', () => {
    const layout: Layout = {
      positions: { 'students.a.objective[0]': { x: 1, y: 1 }, 'students.a.objective[1]': { x: 2, y: 2 } },
      folded: ['students.a.objective[1]'],
    };
    const before = graph();
    expect(followed(layout, before, remove(before, 'students.a.objective[0]'))).toEqual({
      positions: { 'students.a.objective[0]': { x: 2, y: 2 } },
      folded: ['students.a.objective[0]'],
    });
    expect(followed(layout, before, remove(before, 'students.a'))).toEqual({ positions: {}, folded: [] });
  });

  it('follows two that change places', () => {
    const layout: Layout = { folded: ['students.a.objective[1]'] };
    const before = graph();
    const { document } = shift(before, 'students.a.objective[1]', -1);
    expect(followed(layout, before, document)).toEqual({ folded: ['students.a.objective[0]'] });
  });

  it('stays where only a setting changes', () => {
    const layout: Layout = { positions: { 'students.a': { x: 5, y: 6 } }, folded: ['students.a'], collapsed: ['students.a'] };
    const before = graph();
    expect(followed(layout, before, set(before, 'students.a', ['train', 'epochs'], 3))).toEqual(layout);
  });
});
