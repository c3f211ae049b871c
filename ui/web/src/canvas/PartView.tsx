import { Handle, type NodeProps, Position, useStore } from '@xyflow/react';
import { memo } from 'react';
import type { Port } from '../api/types';
import { Icon } from '../app/Icon';
import { nameOf } from '../document/catalog';
import { isNamed, last, portPlace, positionOf } from '../document/places';
import { unsaid } from '../document/plugs';
import { summary, valueAt } from '../document/values';
import { useCanvas } from './context';
import type { PartNode } from './flow';
import { FoldButton } from './FoldButton';
import { INSIDE } from './folding';
import { Badge, Progress } from './Marks';
import { HEAD, hasSummary, rowMiddle } from './sizes';

/** Smaller than this, text cannot be read and is not drawn. */
export const FAR = 0.35;

/** What a node is called: its port, with a number in a list, or its own name. */
export function titleOf(place: string, nodes: Record<string, unknown>): string {
  const { owner, port, index } = positionOf(place, nodes);
  if (isNamed(owner, port)) {
    return String(last(place));
  }
  return index === undefined ? port : `${port} ${index + 1}`;
}

/** A component at its place: what it is, what is set, its ports, and how it fares. */
export const PartView = memo(function PartView({ data, selected }: NodeProps<PartNode>) {
  const { document, components, statuses } = useCanvas();
  const far = useStore((state) => state.transform[2] < FAR);
  const { place, ports, hidden } = data;
  const folded = data.fold === 'folded';
  const middle = (row: number) => rowMiddle(node, row);
  const portAt = (i: number) => middle(folded ? i + 1 : i);
  const node = document.nodes[place];
  const component = components.at(document, place);
  const status = statuses.get(place) ?? {};
  const classes = ['part', folded ? 'folded' : '', selected ? 'selected' : '', status.errors ? 'wrong' : '', status.run?.state ?? ''];
  return (
    <div className={classes.filter(Boolean).join(' ')} data-kind={component?.kind} title={status.message}>
      {!far && (
        <>
          <div className="part-head">
            <span className="part-title">
              {data.fold !== 'none' && <FoldButton kind="folded" id={place} title={place} folded={folded} size={11} />}
              {titleOf(place, document.nodes)}
              {data.weight && <b className="part-weight">{data.weight}</b>}
            </span>
            <span className="part-use">{component ? nameOf(component.id) : (node?.use ?? 'nothing chosen')}</span>
            <Badge status={status} />
          </div>
          {hasSummary(node) && <div className="part-summary">{summary(node?.settings)}</div>}
          {folded && (
            <div className="port part-inside" style={{ top: middle(0) - 10 }}>
              <span>
                + {hidden} {hidden === 1 ? 'node' : 'nodes'}
              </span>
            </div>
          )}
          {ports.map((port, i) => (
            <PortRow key={port.name} place={place} port={port} middle={portAt(i)} />
          ))}
        </>
      )}
      {status.run && <Progress run={status.run} />}
      {ports.map((port, i) => (
        <Handle
          key={port.name}
          id={port.name}
          type="target"
          position={Position.Left}
          style={{ top: portAt(i) }}
          aria-hidden="true"
        />
      ))}
      {folded && (
        <Handle id={INSIDE} type="target" position={Position.Left} style={{ top: middle(0) }} isConnectable={false} aria-hidden="true" />
      )}
      <Handle id="out" type="source" position={Position.Right} style={{ top: HEAD / 2 }} aria-hidden="true" />
    </div>
  );
});

function PortRow({ place, port, middle }: { place: string; port: Port; middle: number }) {
  const { document, actions, components } = useCanvas();
  const slot = portPlace(place, port.name);
  const filled =
    slot in document.nodes ||
    `${slot}[0]` in document.nodes ||
    document.edges.some((edge) => edge.to === slot || edge.to?.startsWith(`${slot}[`));
  const off = valueAt(document.nodes[place]?.settings, port.name.split('.')) === null;
  const section = unsaid(place, port);
  const said = off ? 'none' : filled ? '' : section !== '' ? `from ${section}` : unfilled(port);
  return (
    <div className="port" data-filled={filled} style={{ top: middle - 10 }}>
      <span className="port-name" title={`${port.summary}. Takes ${kinds(port, components.kindTitle.bind(components))}.`}>
        {port.name}
        {port.arity === 'many' && <sup>∗</sup>}
      </span>
      <span className={said === 'missing' ? 'port-said missing' : 'port-said'}>{said}</span>
      {actions && (!filled || port.arity === 'many') && (
        <button
          className="port-add nodrag"
          tabIndex={-1}
          aria-label={`Plug something into ${port.name}`}
          onClick={(event) => {
            event.stopPropagation();
            actions.fill(place, port.name);
          }}
        >
          <Icon name="add" size={11} />
        </button>
      )}
    </div>
  );
}

function unfilled(port: Port): string {
  if (port.standard !== '' && port.arity !== 'optional') {
    return nameOf(port.standard);
  }
  return port.arity === 'one' ? 'missing' : '';
}

const kinds = (port: Port, title: (kind: string) => string) => port.kinds.map(title).join(' or ') || 'every kind';
