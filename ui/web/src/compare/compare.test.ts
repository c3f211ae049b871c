import { describe, expect, it } from 'vitest';
import { front, type Point } from './pareto';
import { named } from './report';
import { scale } from './scale';

const at = (id: string, x: number, y: number): Point => ({ id, run: 0, model: 'student', x, y });

describe('the front', () => {
  // Accuracy (higher is better) against a gap (lower is better): c is beaten by b in both, d is as accurate as a but worse.
  const points = [at('a', 0.9, 0.3), at('b', 0.85, 0.1), at('c', 0.8, 0.2), at('d', 0.9, 0.4), at('e', 0.7, 0.05)];

  it('holds what nothing else beats in both figures', () => {
    expect(front(points, 'higher', 'lower').map((point) => point.id)).toEqual(['a', 'b', 'e']);
  });

  it('agrees with comparing all pairs', () => {
    const many = Array.from({ length: 200 }, (_, i) => at(String(i), (i * 37) % 101, (i * 53) % 97));
    const beaten = (p: Point) => many.some((q) => q.x <= p.x && q.y <= p.y && (q.x < p.x || q.y < p.y));
    const slow = many.filter((p) => !beaten(p)).map((p) => p.id);
    expect(front(many, 'lower', 'lower').map((p) => p.id).sort()).toEqual(slow.sort());
  });
});

describe('rows of a comparison', () => {
  it('say which way is better as the reports do', () => {
    const row = { model: 'student', metric: 'uncertainty/ece', attribute: '', title: '', better: '', figures: [] };
    const report = { shown: 0, variants: [], definitions: [{ metric: 'uncertainty/ece', title: 'ECE', better: 'lower' }] };
    expect(named([row], [undefined, report])[0]).toMatchObject({ title: 'ECE', better: 'lower' });
  });
});

describe('a scale', () => {
  it('has round ticks around its values', () => {
    const s = scale([0.213, 0.387], 0, 100);
    expect(s.ticks).toEqual([0.2, 0.25, 0.3, 0.35, 0.4]);
    expect(s(0.2)).toBe(0);
    expect(s(0.4)).toBe(100);
  });

  it('has a width where all values are the same', () => {
    expect(scale([1], 0, 10)(1)).toBeCloseTo(5);
  });
});
