import type { Flat, FlatEdge, FlatNode, Json, JsonObject, Port } from '../api/types';
import type { Components } from './catalog';
import { renumber, renamePlaces } from './renaming';
import { isWithin, join, parent, placeOf, positionOf, steps } from './places';
import { nextSlot, plugsOf, targetOf } from './plugs';
import { valueAt, withValue } from './values';

/** Changes of a document. Each gives a new document and leaves the old one as it was; that is what undo goes back to. */

const withNodes = (document: Flat, nodes: Record<string, FlatNode>): Flat => ({ ...document, nodes });

export function emptyDocument(): Flat {
  return { limbeck: 1, name: 'untitled', nodes: {}, edges: [] };
}

/** Puts a node of a component into a port; what stood in its only slot is taken out. */
export function add(document: Flat, owner: string, port: Port, use: string, name = ''): { document: Flat; place: string } {
  const place = nextSlot(document, owner, port, name);
  const cleared = port.arity === 'many' ? document : clear(document, place);
  const plain = withoutNull(cleared, owner, port.name);
  return { document: withNodes(plain, { ...plain.nodes, [place]: use === '' ? {} : { use } }), place };
}

/** Plugs a node that stands elsewhere into a port. */
export function link(document: Flat, from: string, owner: string, port: Port): Flat {
  const slot = nextSlot(document, owner, port);
  const cleared = withoutNull(port.arity === 'many' ? document : clear(document, slot), owner, port.name);
  return { ...cleared, edges: [...cleared.edges, { from, to: slot }] };
}

/** Takes whatever is in a slot out of the document; later entries of its list move up. */
export function remove(document: Flat, slot: string): Flat {
  const cleared = clear(document, slot);
  const { index } = positionOf(slot, document.nodes);
  return index === undefined ? cleared : renumber(cleared, parent(slot), index);
}

function clear(document: Flat, slot: string): Flat {
  const kept = Object.entries(document.nodes).filter(([place]) => !isWithin(place, slot));
  const lost = new Set(document.edges.filter((edge) => isWithin(targetOf(edge), slot) || isWithin(edge.from, slot)));
  let next: Flat = {
    ...document,
    nodes: Object.fromEntries(kept),
    edges: document.edges.filter((edge) => !lost.has(edge)),
  };
  const gaps = [...lost].filter((edge) => !isWithin(targetOf(edge), slot)).map(targetOf);
  for (const gap of gaps.sort().reverse()) {
    const { index } = positionOf(gap, next.nodes);
    next = index === undefined ? next : renumber(next, parent(gap), index);
  }
  return next;
}

/** Sets a setting, or takes it back to its default with `undefined`. */
export function set(document: Flat, place: string, path: readonly string[], value: Json | undefined): Flat {
  const node = document.nodes[place];
  if (!node) {
    return document;
  }
  const settings = withValue(node.settings ?? {}, path, value) as JsonObject;
  const { settings: _, ...rest } = node;
  const changed = Object.keys(settings).length === 0 ? rest : { ...rest, settings };
  return withNodes(document, { ...document.nodes, [place]: changed });
}

function withoutNull(document: Flat, owner: string, port: string): Flat {
  const path = port.split('.');
  const settings = document.nodes[owner]?.settings;
  return settings && valueAt(settings, path) === null ? set(document, owner, path, undefined) : document;
}

/** Sets the weight of a plug, or takes it away with `undefined`. */
export function weigh(document: Flat, slot: string, weight: Json | undefined): Flat {
  const at = document.edges.findIndex((edge) => targetOf(edge) === slot);
  const edge: FlatEdge = at < 0 ? { from: slot, to: slot } : { ...document.edges[at]! };
  delete edge.weight;
  const changed = weight === undefined ? edge : { ...edge, weight };
  return {
    ...document,
    edges: at < 0 ? [...document.edges, changed] : document.edges.with(at, changed),
  };
}

/** Puts another component in a node's place; settings and inner nodes that it knows as well stay. */
export function exchange(document: Flat, components: Components, place: string, use: string): Flat {
  const component = components.find(use, []);
  const known = new Set(Object.keys(component?.schema.properties ?? {}));
  const kept = Object.entries(document.nodes[place]?.settings ?? {}).filter(([key]) => known.has(key));
  const settings = Object.fromEntries(kept);
  const node: FlatNode = kept.length === 0 ? { use } : { use, settings };
  let next = withNodes(document, { ...document.nodes, [place]: node });
  const ports = new Set(component?.ports.map((port) => port.name));
  const below = [...Object.keys(next.nodes), ...next.edges.map(targetOf)].filter(
    (slot) => slot !== place && isWithin(slot, place) && positionOf(slot, next.nodes).owner === place,
  );
  for (const slot of below.reverse()) {
    if (!ports.has(positionOf(slot, document.nodes).port)) {
      next = remove(next, slot);
    }
  }
  return next;
}

/** Gives a student or a part another name. Text that is taken or empty changes nothing. */
export function rename(document: Flat, place: string, name: string): { document: Flat; place: string } {
  const to = join(parent(place), name);
  if (name === '' || to in document.nodes) {
    return { document, place };
  }
  return { document: renamePlaces(document, (at) => moved(at, place, to)), place: to };
}

/** Changes places with the neighbour in a list: -1 up, 1 down. */
export function shift(document: Flat, slot: string, by: -1 | 1): { document: Flat; place: string } {
  const { owner, port, index } = positionOf(slot, document.nodes);
  const other = index === undefined ? '' : join(parent(slot), index + by);
  if (index === undefined || !plugsOf(document, owner, port).some((plug) => plug.slot === other)) {
    return { document, place: slot };
  }
  const swapped = renamePlaces(document, (at) => (isWithin(at, slot) ? moved(at, slot, other) : moved(at, other, slot)));
  return { document: swapped, place: other };
}

function moved(place: string, from: string, to: string): string {
  return isWithin(place, from) ? placeOf([...steps(to), ...steps(place).slice(steps(from).length)]) : place;
}

/** Sets a key of the header, or takes it away with `undefined`. */
export function head(document: Flat, key: string, value: Json | undefined): Flat {
  const { nodes, edges, ...header } = document;
  const changed = withValue(header as JsonObject, [key], value) as unknown as Omit<Flat, 'nodes' | 'edges'>;
  return { ...changed, nodes, edges };
}
