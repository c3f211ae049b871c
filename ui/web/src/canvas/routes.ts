import type { Spot } from './layout';
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

/**
 * A curve where nothing stands between two frames; round what does otherwise: over it, or left of it in one column. Looks
 * at each frame once and makes nothing, since large graphs have thousands of links among hundreds of frames.
 */
export function routeOf(a: Box, b: Box, frames: readonly Box[]): Route {
  return b.y >= a.y + a.height && overlap(a, b) ? downTo(a, b, frames) : across(a, b, frames);
}

function downTo(a: Box, b: Box, frames: readonly Box[]): Route {
  const under = a.y + a.height;
  let left = Math.min(a.x, b.x);
  let free = true;
  for (const box of frames) {
    if (box !== b && box.y < b.y && box.y >= under && box.x <= middle(b) && overlap(box, a)) {
      free = false;
      left = Math.min(left, box.x);
    }
  }
  if (free) {
    return { from: 'bottom', to: 'top', corners: [] };
  }
  const [x, y] = [left - CLEAR, under + CLEAR];
  return { from: 'bottom', to: 'in', corners: [{ x: middle(a), y }, { x, y }, { x, y: b.y + FRAME_HEAD / 2 }] };
}

function across(a: Box, b: Box, frames: readonly Box[]): Route {
  const right = a.x + a.width;
  const [start, end] = [a.y + FRAME_HEAD / 2, b.y + FRAME_HEAD / 2];
  const [top, bottom] = start < end ? [start, end] : [end, start];
  let free = true;
  let widest = right;
  let highest = Infinity;
  for (const box of frames) {
    if (box === a || box === b) {
      continue;
    }
    if (box.x < b.x && box.x + box.width > right) {
      highest = Math.min(highest, box.y);
      free &&= !(box.x >= right && box.y < bottom && box.y + box.height > top);
    }
    if (overlap(box, a)) {
      widest = Math.max(widest, box.x + box.width);
    }
  }
  if (free) {
    return { from: 'out', to: 'in', corners: [] };
  }
  const [up, over, down] = [widest + CLEAR, highest - CLEAR, b.x - CLEAR];
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
