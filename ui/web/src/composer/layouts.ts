import type { Flat, Layout } from '../api/types';
import { frameId, spotKey } from '../canvas/folding';
import { frameOf, isWithin } from '../document/places';

const [FRAME, FOLDED] = [frameId(''), spotKey('', true)];

/** Folds a node or a frame, or unfolds it. */
export function toggled(layout: Layout, kind: 'folded' | 'collapsed', id: string): Layout {
  const now = layout[kind] ?? [];
  return { ...layout, [kind]: now.includes(id) ? now.filter((one) => one !== id) : [...now, id] };
}

/** Unfolds what hides a place; the same layout if nothing does. */
export function opened(layout: Layout, place: string): Layout {
  if (place === '') {
    return layout;
  }
  const { folded = [], collapsed = [] } = layout;
  const nodes = folded.filter((one) => one === place || !isWithin(place, one));
  const frames = collapsed.filter((frame) => frame !== frameOf(place));
  return nodes.length === folded.length && frames.length === collapsed.length
    ? layout
    : { ...layout, folded: nodes, collapsed: frames };
}

/**
 * The layout after a change of the document: a node that stands elsewhere now, because it was renamed or its list closed
 * a gap, takes along what is kept of it; of a node that is gone nothing is kept. Nodes are values that never change, so
 * the same one at another place has moved there.
 */
export function followed(layout: Layout, before: Flat, after: Flat): Layout {
  const { positions, folded, collapsed } = layout;
  if (before.nodes === after.nodes || !(positions || folded || collapsed)) {
    return layout;
  }
  const to = movesOf(before, after);
  const inFrame = (frame: string) => (frame in before.nodes ? to(frame) : [frame]);
  const placed = (key: string) =>
    key.startsWith(FRAME)
      ? inFrame(key.slice(FRAME.length)).map(frameId)
      : key.startsWith(FOLDED)
        ? to(key.slice(FOLDED.length)).map((place) => spotKey(place, true))
        : to(key);
  const spots = Object.entries(positions ?? {}).flatMap(([key, spot]) => placed(key).map((now) => [now, spot] as const));
  return {
    ...layout,
    ...(positions ? { positions: Object.fromEntries(spots) } : {}),
    ...(folded ? { folded: folded.flatMap(to) } : {}),
    ...(collapsed ? { collapsed: collapsed.flatMap(inFrame) } : {}),
  };
}

/** Where a node of the old document stands in the new one; nowhere if it was taken out. */
function movesOf(before: Flat, after: Flat): (place: string) => string[] {
  let now: Map<unknown, string> | undefined;
  let old: Set<unknown> | undefined;
  return (place) => {
    const node = before.nodes[place];
    const there = after.nodes[place];
    if (node === undefined || node === there) {
      return node ? [place] : [];
    }
    now ??= new Map(Object.entries(after.nodes).map(([at, one]) => [one, at]));
    old ??= new Set(Object.values(before.nodes));
    const moved = now.get(node);
    // Its settings or its component may have changed where it stands.
    return moved !== undefined ? [moved] : there && !old.has(there) ? [place] : [];
  };
}
