import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import type { Flat, Json, Layout } from '../api/types';
import type { Components } from '../document/catalog';
import { frameOf, positionOf } from '../document/places';
import { targetOf } from '../document/plugs';
import { isObject } from '../document/renaming';
import { show } from '../document/values';
import { type Frame, framesOf } from './frames';
import { arrange, type Arranged } from './layout';
import { FRAME_HEAD, HEAD, portMiddle } from './sizes';

export type FrameNode = Node<{ frame: Frame; collapsed: boolean }, 'frame'>;
export type PartNode = Node<{ place: string; weight: string }, 'part'>;
export type FlowNode = FrameNode | PartNode;

export const frameId = (frame: string): string => `frame:${frame}`;

/** The document as React Flow draws it, with every size and handle declared. */
export function flowOf(document: Flat, components: Components, layout: Layout): { nodes: FlowNode[]; edges: Edge[] } {
  const frames = framesOf(document, components);
  const arranged = arrange(document, components, frames, layout);
  const collapsed = new Set(layout.collapsed);
  const nodes: FlowNode[] = frames.map((frame) => frameNode(frame, arranged.frames.get(frame.id)!, collapsed));
  const weights = weightsOf(document);
  for (const [place, spot] of arranged.nodes) {
    const frame = frameOf(place);
    const ports = components.ports(document, place);
    const { width, height } = spot;
    const handles = [
      handle('out', 'source', width, HEAD / 2),
      ...ports.map((port, i) => handle(port.name, 'target', 0, portMiddle(document.nodes[place], i))),
    ];
    nodes.push({
      id: place,
      type: 'part',
      parentId: frameId(frame),
      position: { x: spot.x, y: spot.y },
      data: { place, weight: weightText(weights.get(place)) },
      width,
      height,
      handles,
      measured: { width, height },
      ariaLabel: place,
    });
  }
  return { nodes, edges: [...frameEdges(frames, arranged), ...plugEdges(document, collapsed)] };
}

function handle(id: string, type: 'source' | 'target', x: number, y: number, side?: Position): NodeHandle {
  const position = side ?? (type === 'source' ? Position.Right : Position.Left);
  return { id, type, position, x: x - 4, y: y - 4, width: 8, height: 8 };
}

function frameNode(
  frame: Frame,
  spot: { x: number; y: number; width: number; height: number },
  collapsed: Set<string>,
): FrameNode {
  const { width, height } = spot;
  return {
    id: frameId(frame.id),
    type: 'frame',
    position: { x: spot.x, y: spot.y },
    data: { frame, collapsed: collapsed.has(frame.id) },
    width,
    height,
    measured: { width, height },
    handles: [
      handle('in', 'target', 0, FRAME_HEAD / 2),
      handle('out', 'source', width, FRAME_HEAD / 2),
      handle('top', 'target', width / 2, 0, Position.Top),
      handle('bottom', 'source', width / 2, height, Position.Bottom),
    ],
    dragHandle: '.frame-head',
    connectable: false,
    zIndex: -1,
    ariaLabel: `section ${frame.id}`,
  };
}

function frameEdges(frames: Frame[], arranged: Arranged): Edge[] {
  const under = (upper: string, lower: string) => {
    const [a, b] = [arranged.frames.get(upper)!, arranged.frames.get(lower)!];
    return b.y >= a.y + a.height && b.x < a.x + a.width && a.x < b.x + b.width;
  };
  return frames.flatMap((frame) =>
    frame.ambient.map((from) => ({
      id: `ambient:${from}>${frame.id}`,
      source: frameId(from),
      sourceHandle: under(from, frame.id) ? 'bottom' : 'out',
      target: frameId(frame.id),
      targetHandle: under(from, frame.id) ? 'top' : 'in',
      type: 'ambient',
      data: { from },
      selectable: false,
      deletable: false,
      focusable: false,
    })),
  );
}

function weightsOf(document: Flat): Map<string, Json> {
  const weighed = document.edges.filter((edge) => edge.weight !== undefined);
  return new Map(weighed.map((edge) => [targetOf(edge), edge.weight ?? null]));
}

function plugEdges(document: Flat, collapsed: Set<string>): Edge[] {
  const weights = weightsOf(document);
  const plugs: { slot: string; from: string }[] = [];
  for (const edge of document.edges) {
    if (targetOf(edge) !== edge.from) {
      plugs.push({ slot: targetOf(edge), from: edge.from });
    }
  }
  Object.keys(document.nodes).forEach((place) => plugs.push({ slot: place, from: place }));
  return plugs.flatMap(({ slot, from }) => {
    const { owner, port } = positionOf(slot, document.nodes);
    const inside = (place: string) => !collapsed.has(frameOf(place));
    if (owner === '' || (slot === from && !inside(slot))) {
      return [];
    }
    const elsewhere = slot !== from;
    return [
      {
        id: `plug:${slot}`,
        source: inside(from) ? from : frameId(frameOf(from)),
        sourceHandle: 'out',
        target: inside(owner) ? owner : frameId(frameOf(owner)),
        targetHandle: inside(owner) ? port : 'in',
        type: 'plug',
        data: { slot, from, weight: elsewhere ? weightText(weights.get(slot)) : '' },
        className: elsewhere ? 'elsewhere' : 'own',
        ariaLabel: `${from} is plugged into ${port} of ${owner}`,
      },
    ];
  });
}

/** A weight as it is written on an edge: a number, how many values are swept, or the schedule's name. */
export function weightText(weight: Json | undefined): string {
  if (weight === undefined) {
    return '';
  }
  if (Array.isArray(weight)) {
    return `× ${weight.length <= 4 ? `{${show(weight)}}` : `${weight.length} values`}`;
  }
  if (isObject(weight)) {
    return typeof weight['schedule'] === 'string' ? `× ${weight['schedule']}` : '× swept';
  }
  return `× ${show(weight)}`;
}

