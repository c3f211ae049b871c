import type { FlatNode } from '../api/types';

/** Sizes of what is drawn, in pixels. They are declared to React Flow, which then mounts only what is in view. */
export const NODE_WIDTH = 212;
export const HEAD = 46;
export const SUMMARY = 20;
export const PORT_ROW = 20;
export const FOOT = 8;
export const FRAME_HEAD = 38;
export const FRAME_PAD = 18;
export const EMPTY_FRAME = { width: NODE_WIDTH + 2 * FRAME_PAD, height: FRAME_HEAD + 62 };
export const COLLAPSED_FRAME = { width: NODE_WIDTH, height: FRAME_HEAD + 8 };
export const GAP_X = 46;
export const GAP_Y = 14;
export const FRAME_GAP_X = 64;
export const FRAME_GAP_Y = 40;

export interface Size {
  width: number;
  height: number;
}

export function hasSummary(node: FlatNode | undefined): boolean {
  return Object.keys(node?.settings ?? {}).length > 0;
}

/** Rows are those of the ports that are shown, and that of what is folded in. */
export function nodeSize(node: FlatNode | undefined, rows: number): Size {
  return { width: NODE_WIDTH, height: HEAD + (hasSummary(node) ? SUMMARY : 0) + rows * PORT_ROW + FOOT };
}

/** Height of the middle of a row, from the node's top. */
export function rowMiddle(node: FlatNode | undefined, index: number): number {
  return HEAD + (hasSummary(node) ? SUMMARY : 0) + index * PORT_ROW + PORT_ROW / 2;
}
