import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { Icon } from '../app/Icon';
import { useCanvas } from './context';
import type { FrameNode } from './flow';
import { FoldButton } from './FoldButton';
import { frameId } from './folding';
import { JUDGES } from './frames';
import { Badge, Progress } from './Marks';
import { FRAME_HEAD } from './sizes';

/** A section of the document: a frame around its nodes that can be folded, and to which nodes are added. */
export const FrameView = memo(function FrameView({ data }: NodeProps<FrameNode>) {
  const { components, statuses, actions } = useCanvas();
  const { frame, collapsed } = data;
  const port = components.sections.find((section) => section.name === frame.section);
  const addable = actions && port && (frame.count === 0 || JUDGES.has(frame.section));
  const status = collapsed ? statuses.get(frameId(frame.id)) : undefined;
  const classes = ['frame', status?.errors ? 'wrong' : '', status?.run?.state ?? ''];
  return (
    <div className={classes.filter(Boolean).join(' ')} data-section={frame.section} data-empty={frame.count === 0}>
      <div className="frame-head" title={status?.message ?? port?.summary}>
        <FoldButton kind="collapsed" id={frame.id} title={frame.title} folded={collapsed} size={12} />
        {frame.title !== frame.section && !status && <span className="frame-section">{frame.section}</span>}
        <span className="frame-title" title={frame.title}>{frame.title}</span>
        {frame.count > 1 && <span className="frame-count">{frame.count}</span>}
        {addable && frame.count > 0 && !collapsed && (
          <button
            className="frame-add nodrag"
            tabIndex={-1}
            aria-label={`Add to ${frame.title}`}
            onClick={() => actions.fill('', frame.section)}
          >
            <Icon name="add" size={13} />
          </button>
        )}
        {status && !status.run && <Badge status={status} />}
        {status?.run && <Progress run={status.run} />}
      </div>
      {frame.count === 0 && !collapsed && (
        <div className="frame-empty">
          {addable ? (
            <button className="nodrag" tabIndex={-1} onClick={() => actions.fill('', frame.section)}>
              <Icon name="add" size={13} /> {port.summary}
            </button>
          ) : (
            <span className="hint">{port?.summary}</span>
          )}
        </div>
      )}
      <Handle id="in" type="target" position={Position.Left} isConnectable={false} style={{ top: FRAME_HEAD / 2 }} />
      <Handle id="out" type="source" position={Position.Right} isConnectable={false} style={{ top: FRAME_HEAD / 2 }} />
      <Handle id="top" type="target" position={Position.Top} isConnectable={false} />
      <Handle id="bottom" type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
});
