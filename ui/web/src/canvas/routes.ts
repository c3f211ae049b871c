import type { Frame } from './frames';
import type { Arranged, Spot } from './layout';
import { FRAME_HEAD, type Size } from './sizes';

/** How a pale link runs from frame to frame: the sides it leaves and enters by, and the corners it takes on its way. */
export interface Route {
  from: 'out' | 'bottom';
  to: 'in' | 'top';
  /** Nothing for one curve. */
  corners: Spot[];
}

type Box = Spot & Size;

/** How far from frames a link runs that goes round them. */
const CLEAR = 18;

/** A curve where nothing stands between two frames; round what does otherwise: over it, or left of it in one column. */
export function routeOf(source: Frame, target: Frame, frames: Arranged['frames']): Route {
  const [a, b] = [frames.get(source.id)!, frames.get(target.id)!];
  const others = [...frames.values()].filter((box) => box !== a && box !== b);
  if (b.y >= a.y + a.height && overlap(a, b)) {
    const between = others.filter((box) => box.y < b.y && box.y >= a.y + a.height && box.x <= middle(b) && overlap(box, a));
    if (between.length === 0) {
      return { from: 'bottom', to: 'top', corners: [] };
    }
    const left = Math.min(a.x, b.x, ...between.map((box) => box.x)) - CLEAR;
    const below = a.y + a.height + CLEAR;
    const corners = [{ x: middle(a), y: below }, { x: left, y: below }, { x: left, y: b.y + FRAME_HEAD / 2 }];
    return { from: 'bottom', to: 'in', corners };
  }
  const right = a.x + a.width;
  const [start, end] = [a.y + FRAME_HEAD / 2, b.y + FRAME_HEAD / 2];
  const within = others.filter((box) => box.x < b.x && box.x + box.width > right);
  const inTheWay = (box: Box) => box.y < Math.max(start, end) && box.y + box.height > Math.min(start, end) && box.x >= right;
  if (!within.some(inTheWay)) {
    return { from: 'out', to: 'in', corners: [] };
  }
  const up = Math.max(right, ...others.filter((box) => overlap(box, a)).map((box) => box.x + box.width)) + CLEAR;
  const down = b.x - CLEAR;
  const over = Math.min(...within.map((box) => box.y)) - CLEAR;
  return { from: 'out', to: 'in', corners: [{ x: up, y: start }, { x: up, y: over }, { x: down, y: over }, { x: down, y: end }] };
}

const overlap = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width;
const middle = (box: Box) => box.x + box.width / 2;

const ROUND = 12;

/** A line through points, as an SVG path with its corners rounded. */
export function pathThrough(points: readonly Spot[]): string {
  const toward = (from: Spot, to: Spot) => {
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const share = length === 0 ? 0 : Math.min(ROUND, length / 2) / length;
    return `${from.x + (to.x - from.x) * share},${from.y + (to.y - from.y) * share}`;
  };
  const text = ({ x, y }: Spot) => `${x},${y}`;
  return points
    .map((point, i) => {
      const [before, after] = [points[i - 1], points[i + 1]];
      return !before ? `M${text(point)}` : !after ? `L${text(point)}` : `L${toward(point, before)} Q${text(point)} ${toward(point, after)}`;
    })
    .join(' ');
}
