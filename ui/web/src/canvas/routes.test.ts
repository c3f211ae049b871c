import { describe, expect, it } from 'vitest';
import { pathThrough, routeOf } from './routes';

const box = (x: number, y: number, width = 200, height = 100) => ({ x, y, width, height });
const frames = {
  data: box(0, 0),
  network: box(0, 140),
  forest: box(0, 280),
  teacher: box(264, 0, 300),
  first: box(628, 0),
  third: box(628, 280),
};
const route = (from: keyof typeof frames, to: keyof typeof frames) => routeOf(frames[from], frames[to], Object.values(frames));

describe('a link between frames', () => {
  it('is one curve where nothing stands between', () => {
    expect(route('data', 'teacher')).toEqual({ from: 'out', to: 'in', corners: [] });
    expect(route('teacher', 'third')).toEqual({ from: 'out', to: 'in', corners: [] });
    expect(route('data', 'network')).toEqual({ from: 'bottom', to: 'top', corners: [] });
  });

  it('goes over the frames of a column in between, 18 pixels clear of them', () => {
    expect(route('data', 'first').corners).toEqual([{ x: 218, y: 19 }, { x: 218, y: -18 }, { x: 610, y: -18 }, { x: 610, y: 19 }]);
    expect(route('data', 'third').corners.at(-1)).toEqual({ x: 610, y: 299 });
  });

  it('goes left of the frames of its own column', () => {
    expect(route('data', 'forest')).toEqual({
      from: 'bottom',
      to: 'in',
      corners: [{ x: 100, y: 118 }, { x: -18, y: 118 }, { x: -18, y: 299 }],
    });
  });

  it('has round corners', () => {
    expect(pathThrough([{ x: 0, y: 0 }, { x: 50, y: 0 }, { x: 50, y: 10 }])).toBe('M0,0 L38,0 Q50,0 50,5 L50,10');
  });
});
