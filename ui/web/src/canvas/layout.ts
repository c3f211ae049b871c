import type { Flat, Layout, Port } from '../api/types';
import type { Components } from '../document/catalog';
import { plugsByOwner } from '../document/plugs';
import { portsWhenFolded, spotKey } from './folding';
import { type Frame, JUDGES } from './frames';
import {
  COLLAPSED_FRAME,
  EMPTY_FRAME,
  FRAME_GAP_X,
  FRAME_GAP_Y,
  FRAME_HEAD,
  FRAME_PAD,
  GAP_X,
  GAP_Y,
  NODE_WIDTH,
  nodeSize,
  type Size,
} from './sizes';

export interface Spot {
  x: number;
  y: number;
}

/** How a node is drawn: the ports it shows, and whether what is plugged into it can be folded, or is. */
export type Shape = {
  ports: readonly Port[];
  fold: 'none' | 'open' | 'folded';
};

/** Where everything is drawn: frames on the canvas, nodes within their frames. What is folded in is not drawn. */
export interface Arranged {
  frames: Map<string, Spot & Size>;
  nodes: Map<string, Spot & Size & Shape>;
}

/**
 * Trees inside frames, frames in columns. A node stands right of what is plugged into it; a frame stands right of
 * every frame it needs. What the user has moved stays where it was put. Costs one pass over nodes and edges.
 */
export function arrange(document: Flat, components: Components, frames: readonly Frame[], layout: Layout): Arranged {
  const moved = layout.positions ?? {};
  const collapsed = new Set(layout.collapsed);
  const folded = new Set(layout.folded);
  const plugs = plugsByOwner(document);
  const nodes: Arranged['nodes'] = new Map();
  const sizes = new Map<string, Size>();
  const ownOf = (place: string) => (plugs.get(place) ?? []).filter((plug) => plug.slot === plug.from);
  const shapeOf = (place: string): Shape => {
    const ports = components.ports(document, place);
    if (ownOf(place).length === 0) {
      return { ports, fold: 'none' };
    }
    return folded.has(place) ? { ports: portsWhenFolded(ports, plugs.get(place) ?? []), fold: 'folded' } : { ports, fold: 'open' };
  };
  const childrenOf = (place: string) => {
    const own = folded.has(place) ? [] : ownOf(place);
    const order = new Map(components.ports(document, place).map((port, i) => [port.name, i]));
    const rank = (port: string) => order.get(port) ?? order.size;
    return own.sort((a, b) => rank(a.port) - rank(b.port)).map((plug) => plug.slot);
  };
  for (const frame of frames) {
    if (collapsed.has(frame.id)) {
      sizes.set(frame.id, COLLAPSED_FRAME);
    } else if (frame.roots.length === 0) {
      sizes.set(frame.id, EMPTY_FRAME);
    } else {
      const shapes = new Map<string, Shape>();
      const inner = forest(frame, childrenOf, (place) => {
        const shape = shapeOf(place);
        shapes.set(place, shape);
        return nodeSize(document.nodes[place], shape.ports.length + (shape.fold === 'folded' ? 1 : 0));
      });
      for (const [place, spot] of inner) {
        const shape = shapes.get(place)!;
        const put = moved[spotKey(place, shape.fold === 'folded')] ?? moved[place];
        nodes.set(place, { ...spot, ...shape, ...put });
      }
      sizes.set(frame.id, around([...inner.keys()].map((place) => nodes.get(place)!)));
    }
  }
  return { frames: columns(frames, sizes, moved), nodes };
}

function around(spots: (Spot & Size)[]): Size {
  const right = Math.max(...spots.map((spot) => spot.x + spot.width));
  const bottom = Math.max(...spots.map((spot) => spot.y + spot.height));
  return { width: right + FRAME_PAD, height: bottom + FRAME_PAD };
}

function forest(frame: Frame, childrenOf: (place: string) => string[], sizeOf: (place: string) => Size) {
  const spots = new Map<string, Spot & Size>();
  const depthOf = (place: string): number => 1 + Math.max(0, ...childrenOf(place).map(depthOf));
  const deepest = Math.max(...frame.roots.map(depthOf));
  const put = (place: string, depth: number, top: number, left: number): number => {
    const size = sizeOf(place);
    let y = top;
    for (const child of childrenOf(place)) {
      y = put(child, depth + 1, y, left) + GAP_Y;
    }
    const below = Math.max(y - GAP_Y, top);
    const mid = Math.max(top, Math.min(top + (below - top - size.height) / 2, below - size.height));
    spots.set(place, { x: left + (deepest - depth) * (NODE_WIDTH + GAP_X), y: mid, ...size });
    return Math.max(below, mid + size.height);
  };
  // Metrics and the like have nothing plugged in: two columns, or more, keep their frame in proportion.
  const perColumn = deepest > 1 ? Infinity : Math.max(2, Math.ceil(frame.roots.length / 2), Math.ceil(Math.sqrt(frame.roots.length)));
  let top = FRAME_HEAD + GAP_Y;
  frame.roots.forEach((root, i) => {
    const column = deepest > 1 ? 0 : Math.floor(i / perColumn);
    if (i % perColumn === 0) {
      top = FRAME_HEAD + GAP_Y;
    }
    top = put(root, 1, top, FRAME_PAD + column * (NODE_WIDTH + GAP_Y)) + GAP_Y;
  });
  return spots;
}

const MOST_IN_A_COLUMN = 8;

/**
 * Columns by what needs what, the data on top of the first. What judges models stands below the last column if that
 * holds one model alone, and otherwise in a column of its own.
 */
function columns(frames: readonly Frame[], sizes: Map<string, Size>, moved: Record<string, Spot>) {
  const spots = new Map<string, Spot & Size>();
  let x = 0;
  for (const ids of ranked(frames)) {
    const perColumn = Math.max(MOST_IN_A_COLUMN, Math.ceil(Math.sqrt(ids.length)));
    for (let from = 0; from < ids.length; from += perColumn) {
      const column = ids.slice(from, from + perColumn);
      let y = 0;
      for (const id of column) {
        const size = sizes.get(id) ?? EMPTY_FRAME;
        spots.set(id, { x, y, ...moved[`frame:${id}`], ...size });
        y += size.height + FRAME_GAP_Y;
      }
      x += Math.max(...column.map((id) => sizes.get(id)?.width ?? 0)) + FRAME_GAP_X;
    }
  }
  return spots;
}

function ranked(frames: readonly Frame[]): string[][] {
  const byId = new Map(frames.map((frame) => [frame.id, frame]));
  const depths = new Map<string, number>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) {
      return known;
    }
    depths.set(id, 0); // A circle, which the check reports, ends here.
    const depth = 1 + Math.max(-1, ...(byId.get(id)?.needs ?? []).map(depthOf));
    depths.set(id, depth);
    return depth;
  };
  const ranks: string[][] = [];
  const judges: string[] = [];
  for (const { id, section } of frames) {
    if (JUDGES.has(section)) {
      judges.push(id);
    } else {
      const rank = Math.max(0, depthOf(id) - 1);
      (ranks[rank] ??= []).push(id);
    }
  }
  const filled = ranks.filter((ids) => ids.length > 0);
  const last = filled.at(-1);
  if (last?.length === 1 && filled.length > 1) {
    last.push(...judges);
  } else {
    filled.push(judges);
  }
  return filled.filter((ids) => ids.length > 0);
}
