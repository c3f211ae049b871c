import type { Flat } from '../api/types';
import type { Components } from './catalog';
import { nameOf } from './catalog';
import { isNamed, last, positionOf } from './places';
import { plugsByOwner } from './plugs';

/** A line of the outline: a section, a node, or a plug of a node that stands elsewhere. */
export interface Line {
  id: string;
  level: number;
  kind: 'section' | 'node' | 'reference';
  text: string;
  /** What it is: the component's name, or where a reference leads. */
  detail: string;
  /** The node to select. */
  place: string;
  children: boolean;
  parent: string;
}

/** The document as a tree in the order of its sections: the same the canvas shows, for reading and for the keyboard. */
export function outline(document: Flat, components: Components): Line[] {
  const plugs = plugsByOwner(document);
  const lines: Line[] = [];
  const below = (owner: string, port: string) => (plugs.get(owner) ?? []).filter((plug) => plug.port === port);
  const visit = (owner: string, port: string, level: number, parent: string) => {
    for (const plug of below(owner, port)) {
      const { index } = positionOf(plug.slot, document.nodes);
      const name = isNamed(owner, port) ? String(last(plug.slot)) : index === undefined ? port : `${port} ${index + 1}`;
      const own = plug.slot === plug.from;
      const component = components.at(document, plug.from);
      const inner = own && (plugs.get(plug.slot)?.length ?? 0) > 0;
      lines.push({
        id: plug.slot,
        level,
        kind: own ? 'node' : 'reference',
        text: name,
        detail: own ? (component ? nameOf(component.id) : (document.nodes[plug.slot]?.use ?? 'nothing chosen')) : `→ ${plug.from}`,
        place: plug.from,
        children: inner,
        parent,
      });
      if (own) {
        for (const innerPort of components.ports(document, plug.slot)) {
          visit(plug.slot, innerPort.name, level + 1, plug.slot);
        }
      }
    }
  };
  for (const section of components.sections) {
    const count = below('', section.name).length;
    const id = `section:${section.name}`;
    const single = section.arity !== 'many';
    if (single && count > 0) {
      visit('', section.name, 1, '');
    } else {
      lines.push({
        id,
        level: 1,
        kind: 'section',
        text: section.name,
        detail: count === 0 ? 'empty' : '',
        place: '',
        children: count > 0,
        parent: '',
      });
      visit('', section.name, 2, id);
    }
  }
  return lines;
}

