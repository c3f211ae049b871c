import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { type MouseEvent, useEffect, useMemo, useRef } from 'react';
import type { FlowNode } from './flow';
import { useTheme } from '../app/theme';

const WIDTH = 180;
const HEIGHT = 120;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * All of a large graph in a corner. The nodes are painted once for each change of the graph; while panning only the
 * rectangle of what is in view moves.
 */
export function MiniMap({ nodes }: { nodes: readonly FlowNode[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const flow = useReactFlow();
  const theme = useTheme();
  const bounds = useMemo(() => around(nodes), [nodes]);
  const scale = Math.min(WIDTH / bounds.width, HEIGHT / bounds.height);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) {
      paint(context, nodes, bounds, scale);
    }
  }, [nodes, bounds, scale, theme]);
  const go = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = bounds.x + (event.clientX - box.left) / scale;
    const y = bounds.y + (event.clientY - box.top) / scale;
    void flow.setCenter(x, y, { zoom: flow.getZoom(), duration: 150 });
  };
  return (
    <Panel position="bottom-right" className="minimap" aria-hidden="true">
      <div onClick={go}>
        <canvas ref={canvas} width={WIDTH} height={HEIGHT} />
        <View bounds={bounds} scale={scale} />
      </div>
    </Panel>
  );
}

function View({ bounds, scale }: { bounds: Box; scale: number }) {
  const text = useStore(({ transform: [x, y, zoom], width, height }) => {
    const left = (-x / zoom - bounds.x) * scale;
    const top = (-y / zoom - bounds.y) * scale;
    return [left, top, (width / zoom) * scale, (height / zoom) * scale].map((n) => n.toFixed(1)).join(' ');
  });
  const [left, top, width, height] = text.split(' ').map(Number);
  return <span style={{ transform: `translate(${left}px, ${top}px)`, width, height }} />;
}

function around(nodes: readonly FlowNode[]): Box {
  const frames = nodes.filter((node) => node.type === 'frame');
  const x = Math.min(...frames.map((node) => node.position.x));
  const y = Math.min(...frames.map((node) => node.position.y));
  const right = Math.max(...frames.map((node) => node.position.x + (node.width ?? 0)));
  const bottom = Math.max(...frames.map((node) => node.position.y + (node.height ?? 0)));
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}

function paint(context: CanvasRenderingContext2D, nodes: readonly FlowNode[], bounds: Box, scale: number): void {
  const css = getComputedStyle(document.documentElement);
  const frames = new Map(nodes.filter((node) => node.type === 'frame').map((node) => [node.id, node.position]));
  context.clearRect(0, 0, WIDTH, HEIGHT);
  for (const node of nodes) {
    const within = frames.get(node.parentId ?? '') ?? { x: 0, y: 0 };
    context.fillStyle = css.getPropertyValue(node.type === 'frame' ? '--line' : '--line-strong');
    context.fillRect(
      (within.x + node.position.x - bounds.x) * scale,
      (within.y + node.position.y - bounds.y) * scale,
      Math.max(1, (node.width ?? 0) * scale),
      Math.max(1, (node.height ?? 0) * scale),
    );
  }
}
