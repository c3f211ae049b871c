import {
  BaseEdge,
  type ConnectionLineComponentProps,
  EdgeLabelRenderer,
  type EdgeProps,
  getBezierPath,
  useStore,
} from '@xyflow/react';
import { refusal } from '../document/plugs';
import { useCanvas } from './context';
import type { Spot } from './layout';
import { FAR } from './PartView';
import { pathThrough } from './routes';
import { FRAME_GAP_Y } from './sizes';

function Label({ x, y, text, kind }: { x: number; y: number; text: string; kind: string }) {
  const far = useStore((state) => state.transform[2] < FAR);
  return far || text === '' ? null : (
    <EdgeLabelRenderer>
      <div className={`link-label ${kind}`} style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
        {text}
      </div>
    </EdgeLabelRenderer>
  );
}

/** A plug of the document, with its weight. */
export function PlugLink(props: EdgeProps) {
  const [path, x, y] = getBezierPath(props);
  const weight = String(props.data?.['weight'] ?? '');
  return (
    <>
      <BaseEdge id={props.id} path={path} interactionWidth={14} />
      <Label x={x} y={y} text={weight} kind="weight" />
    </>
  );
}

/** What goes without saying, from section to section, with what is known of it: rows, classes, sensitive attributes. */
export function AmbientLink(props: EdgeProps) {
  const { statuses } = useCanvas();
  const [curve, x, y] = getBezierPath({ ...props, curvature: 0.4 });
  const corners = (props.data?.['corners'] ?? []) as Spot[];
  const { sourceX, sourceY, targetX, targetY } = props;
  const path = corners.length === 0 ? curve : pathThrough([{ x: sourceX, y: sourceY }, ...corners, { x: targetX, y: targetY }]);
  const from = String(props.data?.['from'] ?? '');
  const next = props.targetHandleId === 'top' && props.targetY - props.sourceY < 2 * FRAME_GAP_Y;
  const shown = from === 'data' && next ? (statuses.get('data')?.output ?? '') : '';
  return (
    <>
      <BaseEdge id={props.id} path={path} className="ambient-path" interactionWidth={0} />
      <Label x={x} y={y} text={shown} kind="spec" />
    </>
  );
}

/** The link that is being drawn; says at the pointer why a port refuses it. */
export function DrawnLink(props: ConnectionLineComponentProps) {
  const { document, components } = useCanvas();
  const [path] = getBezierPath({
    sourceX: props.fromX,
    sourceY: props.fromY,
    sourcePosition: props.fromPosition,
    targetX: props.toX,
    targetY: props.toY,
    targetPosition: props.toPosition,
  });
  const ends = props.toHandle ? [props.fromHandle, props.toHandle] : [];
  const source = ends.find((end) => end.type === 'source');
  const target = ends.find((end) => end.type === 'target');
  let why = '';
  if (source && target) {
    const port = components.port(document, target.nodeId, target.id ?? '');
    why = port ? refusal(document, components, source.nodeId, target.nodeId, port) : 'only ports take links';
  } else if (props.toHandle) {
    why = 'a link goes from the right side of a node to a port on the left side of another';
  }
  const width = Math.min(420, why.length * 6.4 + 20);
  return (
    <g>
      <path d={path} className={`drawn-link ${props.toHandle ? (why === '' ? 'fits' : 'refused') : ''}`} />
      {why !== '' && (
        <foreignObject x={props.toX > props.fromX ? props.toX - width - 12 : props.toX + 12} y={props.toY + 10} width={width} height={64}>
          <div className="refusal">{why}</div>
        </foreignObject>
      )}
    </g>
  );
}
