import type { Flow } from './Canvas';

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
