import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import type { Flat, Json, Layout } from '../api/types';
import type { Components } from '../document/catalog';
import { frameOf, positionOf } from '../document/places';
import { targetOf } from '../document/plugs';
import { isObject } from '../document/renaming';
import { show } from '../document/values';
import { boxesOf, frameId, INSIDE } from './folding';
import { type Frame, framesOf } from './frames';
import { arrange, type Arranged, type Shape } from './layout';
import { routeOf } from './routes';
import { FRAME_HEAD, HEAD, rowMiddle } from './sizes';

export type FrameNode = Node<{ frame: Frame; collapsed: boolean }, 'frame'>;
export type PartNode = Node<{ place: string; weight: string; hidden: number } & Shape, 'part'>;
export type FlowNode = FrameNode | PartNode;

/** The document as React Flow draws it. */
export interface Drawn {
  nodes: FlowNode[];
  edges: Edge[];
  /** For every node that is folded in: what is drawn in its place. */
  boxes: ReadonlyMap<string, string>;
}

/** The document as React Flow draws it, with every size and handle declared. */
export function flowOf(document: Flat, components: Components, layout: Layout): Drawn {
  const frames = framesOf(document, components);
  const arranged = arrange(document, components, frames, layout);
  const collapsed = new Set(layout.collapsed);
  const boxes = boxesOf(document, arranged.nodes);
  const hidden = new Map<string, number>();
  boxes.forEach((box) => hidden.set(box, (hidden.get(box) ?? 0) + 1));
  const nodes: FlowNode[] = frames.map((frame) => frameNode(frame, arranged.frames.get(frame.id)!, collapsed));
  const weights = weightsOf(document);
  for (const [place, { x, y, width, height, ports, fold }] of arranged.nodes) {
    const folded = fold === 'folded';
    const middle = (row: number) => rowMiddle(document.nodes[place], row);
    const handles = [
      handle('out', 'source', width, HEAD / 2),
      ...(folded ? [handle(INSIDE, 'target', 0, middle(0))] : []),
      ...ports.map((port, i) => handle(port.name, 'target', 0, middle(folded ? i + 1 : i))),
    ];
    const inside = hidden.get(place) ?? 0;
    nodes.push({
      id: place,
      type: 'part',
      parentId: frameId(frameOf(place)),
      position: { x, y },
      data: { place, weight: weightText(weights.get(place)), hidden: inside, ports, fold },
      width,
      height,
      handles,
      measured: { width, height },
      ariaLabel: folded ? `${place}, folded, with ${inside} more` : place,
    });
  }
  return { nodes, edges: [...frameEdges(frames, arranged), ...plugEdges(document, arranged.nodes, boxes)], boxes };
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
  const boxes = [...arranged.frames.values()];
  return frames.flatMap((frame) =>
    frame.ambient.map((from) => {
      const route = routeOf(arranged.frames.get(from)!, arranged.frames.get(frame.id)!, boxes);
      return {
        id: `ambient:${from}>${frame.id}`,
        source: frameId(from),
        sourceHandle: route.from,
        target: frameId(frame.id),
        targetHandle: route.to,
        type: 'ambient',
        data: { from, corners: route.corners },
        selectable: false,
        deletable: false,
        focusable: false,
      };
    }),
  );
}

function weightsOf(document: Flat): Map<string, Json> {
  const weighed = document.edges.filter((edge) => edge.weight !== undefined);
  return new Map(weighed.map((edge) => [targetOf(edge), edge.weight ?? null]));
}

/** Links of what is folded in go to the box it is folded into, those from one box to one port as one. */
function plugEdges(document: Flat, drawn: Arranged['nodes'], boxes: ReadonlyMap<string, string>): Edge[] {
  const weights = weightsOf(document);
  const plugs: { slot: string; from: string }[] = [];
  for (const edge of document.edges) {
    if (targetOf(edge) !== edge.from) {
      plugs.push({ slot: targetOf(edge), from: edge.from });
    }
  }
  Object.keys(document.nodes).forEach((place) => plugs.push({ slot: place, from: place }));
  const bundles = new Map<string, Edge>();
  const edges: Edge[] = [];
  for (const { slot, from } of plugs) {
    const { owner, port } = positionOf(slot, document.nodes);
    const source = boxes.get(from) ?? from;
    const target = boxes.get(owner) ?? owner;
    if (owner === '' || source === target) {
      continue;
    }
    const elsewhere = slot !== from;
    const shape = drawn.get(target);
    const whole = target === owner && (shape?.fold !== 'folded' || shape.ports.some(({ name }) => name === port));
    const edge: Edge = {
      id: `plug:${slot}`,
      source,
      sourceHandle: 'out',
      target,
      targetHandle: whole ? port : shape ? INSIDE : 'in',
      type: 'plug',
      data: { slot, from, weight: elsewhere ? weightText(weights.get(slot)) : '' },
      className: elsewhere ? 'elsewhere' : 'own',
      ariaLabel: `${from} is plugged into ${port} of ${owner}`,
    };
    if (whole && source === from) {
      edges.push(edge);
      continue;
    }
    const key = `${source} ${edge.targetHandle} ${target}`;
    const bundle = bundles.get(key);
    if (bundle) {
      const links = Number(bundle.data!['links']) + 1;
      Object.assign(bundle, { data: { links, weight: `${links} links` }, deletable: false });
      bundle.ariaLabel = `${links} links from ${source} into ${target}`;
    } else {
      bundles.set(key, { ...edge, data: { ...edge.data, links: 1 } });
    }
  }
  return [...edges, ...bundles.values()];
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

