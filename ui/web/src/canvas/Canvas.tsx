import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  type Connection,
  Controls,
  type Edge,
  type FinalConnectionState,
  type NodeChange,
  type OnNodesChange,
  ReactFlow,
  type ReactFlowInstance,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { type DragEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Flat, Layout } from '../api/types';
import type { Components } from '../document/catalog';
import { type CanvasActions, CanvasProvider, type Fold, type Status } from './context';
import { type FlowNode, flowOf } from './flow';
import { gathered, spotKey } from './folding';
import { FrameView } from './FrameView';
import { AmbientLink, DrawnLink, PlugLink } from './Links';
import { MiniMap } from './MiniMap';
import { PartView } from './PartView';
import { shiftOf } from './reveal';
import './canvas.css';

const NODE_TYPES = { part: PartView, frame: FrameView };
const EDGE_TYPES = { plug: PlugLink, ambient: AmbientLink };
const FIT = { padding: 0.08, maxZoom: 1.1, minZoom: 0.4 };
/** Larger graphs open at reading size on their beginning: to see all of one, all of it has to be mounted. */
const LARGE = 300;
/** From so many nodes on a map of all of them is of use. */
const MAPPED = 45;

export type Flow = ReactFlowInstance<FlowNode, Edge>;

export interface Editing extends CanvasActions {
  valid: (connection: Connection | Edge) => boolean;
  connect: (connection: Connection) => void;
  dropped: (state: FinalConnectionState) => void;
  moved: (positions: Record<string, { x: number; y: number }>) => void;
  removed: (slots: string[]) => void;
  dropComponent: (id: string, onto: string) => void;
}

export interface CanvasProps {
  document: Flat;
  components: Components;
  layout: Layout;
  statuses: ReadonlyMap<string, Status>;
  selected: string;
  onSelect: (place: string) => void;
  onFold: Fold;
  editing?: Editing;
  onReady?: (flow: Flow) => void;
}

/** The graph of a document. With `editing` it can be changed, without it is looked at. */
export function Canvas({ document, components, layout, statuses, selected, onSelect, onFold, editing, onReady }: CanvasProps) {
  const drawn = useMemo(() => flowOf(document, components, layout), [document, components, layout]);
  const holder = drawn.boxes.get(selected) ?? '';
  const [nodes, setNodes] = useState<FlowNode[]>(drawn.nodes);
  const [seen, setSeen] = useState(drawn);
  if (seen !== drawn) {
    setSeen(drawn);
    const chosen = new Set(nodes.filter((node) => node.selected).map((node) => node.id));
    setNodes(drawn.nodes.map((node) => marked(node, chosen.has(node.id), node.id === holder)));
  }
  useEffect(() => {
    setNodes((now) => {
      // Selected by the canvas itself, perhaps with others.
      const there = now.some((node) => node.id === selected && node.selected);
      const next = now.map((node) => marked(node, there ? Boolean(node.selected) : node.id === selected, node.id === holder));
      return next.some((node, i) => node !== now[i]) ? next : now;
    });
  }, [selected, holder]);
  const ready = useRef<Flow>(undefined);
  const before = useRef({ nodes: drawn.nodes, layout });
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { nodes: drawn.nodes, layout };
    const shift = shiftOf(was, before.current);
    if (shift && ready.current) {
      const { x, y, zoom } = ready.current.getViewport();
      void ready.current.setViewport({ x: x - shift.x * zoom, y: y - shift.y * zoom, zoom });
    }
  }, [drawn, layout]);
  const change: OnNodesChange<FlowNode> = useCallback((changes: NodeChange<FlowNode>[]) => {
    setNodes((now) => applyNodeChanges(changes.filter((c) => c.type !== 'remove' && c.type !== 'dimensions'), now));
    // Enter on a node that has the focus chooses it as a click does.
    const chosen = changes.filter((c) => c.type === 'select' && c.selected);
    const [one] = chosen;
    if (chosen.length === 1 && one?.type === 'select' && !one.id.startsWith('frame:')) {
      onSelect(one.id);
    }
  }, [onSelect]);
  const moved = (_: unknown, __: FlowNode, all: FlowNode[]) =>
    editing?.moved(Object.fromEntries(all.map((node) => [spotKey(node.id, node.type === 'part' && node.data.fold === 'folded'), inFrame(node)])));
  const drop = (event: DragEvent) => {
    const id = event.dataTransfer.getData('application/x-limbeck-component');
    const under = (event.target as Element).closest('.react-flow__node');
    if (id !== '' && editing) {
      event.preventDefault();
      editing.dropComponent(id, under?.getAttribute('data-id') ?? '');
    }
  };
  const context = useMemo(
    () => ({ document, components, statuses: gathered(statuses, drawn.boxes), fold: onFold, actions: editing }),
    [document, components, statuses, drawn.boxes, onFold, editing],
  );
  return (
    <CanvasProvider value={context}>
      <ReactFlow<FlowNode, Edge>
        className={editing ? 'canvas' : 'canvas looking'}
        nodes={nodes}
        edges={drawn.edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        connectionLineComponent={DrawnLink}
        onNodesChange={change}
        onNodeDragStop={moved}
        onNodeClick={(_, node) => node.type === 'frame' && onSelect('')}
        onPaneClick={() => onSelect('')}
        onConnect={(connection) => editing?.connect(connection)}
        onConnectEnd={(_, state) => editing?.dropped(state)}
        isValidConnection={(connection) => editing?.valid(connection) ?? false}
        onNodesDelete={(gone) => editing?.removed(gone.filter((node) => node.type === 'part').map((node) => node.id))}
        onEdgesDelete={(gone) => editing?.removed(gone.map((edge) => String(edge.data?.['slot'] ?? '')).filter(Boolean))}
        onDragOver={(event) => editing && event.preventDefault()}
        onDrop={drop}
        onInit={(flow) => {
          ready.current = flow;
          onReady?.(flow);
        }}
        nodesDraggable={editing !== undefined}
        nodesConnectable={editing !== undefined}
        deleteKeyCode={editing ? ['Delete', 'Backspace'] : null}
        onlyRenderVisibleElements
        fitView={drawn.nodes.length < LARGE}
        fitViewOptions={FIT}
        minZoom={0.1}
        maxZoom={2}
        zoomOnDoubleClick={false}
        elevateNodesOnSelect={false}
      >
        <Background variant={BackgroundVariant.Dots} gap={22} size={1.2} />
        <Controls showInteractive={false} fitViewOptions={FIT} />
        {drawn.nodes.length > MAPPED && <MiniMap nodes={drawn.nodes} />}
      </ReactFlow>
    </CanvasProvider>
  );
}

/** A node as it is drawn, selected or holding the selected one folded in. */
function marked(node: FlowNode, selected: boolean, holds: boolean): FlowNode {
  const className = holds ? 'holds' : '';
  return Boolean(node.selected) === selected && (node.className ?? '') === className ? node : { ...node, selected, className };
}

/** Nodes stay right of and below the corner of their frame. */
function inFrame(node: FlowNode): { x: number; y: number } {
  const { x, y } = node.position;
  return node.type === 'frame' ? { x: Math.round(x), y: Math.round(y) } : { x: Math.max(8, Math.round(x)), y: Math.max(42, Math.round(y)) };
}
