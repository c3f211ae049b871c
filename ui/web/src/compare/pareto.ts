export interface Point {
  id: string;
  run: number;
  model: string;
  x: number;
  y: number;
}

export type Better = 'higher' | 'lower';

/** Which way is better, as a report words it. */
export function betterOf(text: string): Better {
  return /low|small|less|min/i.test(text) ? 'lower' : 'higher';
}

/**
 * The points no other point beats in both figures, from the best x on. Sorted by x, a point is on the front when its y
 * is better than every y before it: O(n log n).
 */
export function front(points: readonly Point[], xBetter: Better, yBetter: Better): Point[] {
  const sx = xBetter === 'higher' ? -1 : 1;
  const sy = yBetter === 'higher' ? -1 : 1;
  const sorted = [...points].sort((a, b) => sx * (a.x - b.x) || sy * (a.y - b.y));
  let best = Infinity;
  return sorted.filter((point) => {
    const on = sy * point.y < best;
    best = Math.min(best, sy * point.y);
    return on;
  });
}
