import type { Layout } from '../api/types';
import type { Flow } from './Canvas';
import type { FlowNode } from './flow';
import { frameId } from './folding';

/** Brings a node into view; a view that shows it already stays as it is. */
export function reveal(flow: Flow, id: string, pane: { width: number; height: number }): void {
  const node = flow.getInternalNode(id);
  if (!node) {
    return;
  }
  const { x, y, zoom } = flow.getViewport();
  const at = node.internals.positionAbsolute;
  const left = at.x * zoom + x;
  const top = at.y * zoom + y;
  const right = left + (node.measured.width ?? 0) * zoom;
  const bottom = top + (node.measured.height ?? 0) * zoom;
  if (left < 0 || top < 0 || right > pane.width || bottom > pane.height) {
    void flow.fitView({ nodes: [{ id }], maxZoom: 1, minZoom: 0.6, duration: 200 });
  }
}

interface Placed {
  nodes: readonly FlowNode[];
  layout: Layout;
}

/** How far the one box moves that was folded or unfolded: the view goes with it, so that it stays under the pointer. */
export function shiftOf(before: Placed, after: Placed): { x: number; y: number } | undefined {
  const turned = [
    ...differing(before.layout.folded, after.layout.folded),
    ...differing(before.layout.collapsed, after.layout.collapsed).map(frameId),
  ];
  const [id] = turned;
  const [from, to] = [spotOf(before.nodes, id), spotOf(after.nodes, id)];
  return turned.length === 1 && from && to ? { x: to.x - from.x, y: to.y - from.y } : undefined;
}

function differing(before: readonly string[] = [], after: readonly string[] = []): string[] {
  return [...before.filter((id) => !after.includes(id)), ...after.filter((id) => !before.includes(id))];
}

function spotOf(nodes: readonly FlowNode[], id: string | undefined): { x: number; y: number } | undefined {
  const node = nodes.find((one) => one.id === id);
  const frame = nodes.find((one) => one.id === node?.parentId)?.position ?? { x: 0, y: 0 };
  return node && { x: frame.x + node.position.x, y: frame.y + node.position.y };
}
