import type { Flat, FlatEdge, Json, Port } from '../api/types';
import type { Components } from './catalog';
import { fitsKinds } from './catalog';
import { isNamed, isWithin, join, portPlace, positionOf, steps } from './places';

/** What is plugged into one slot of a port. */
export interface Plug {
  /** Where it is plugged in, index or name included. */
  slot: string;
  /** The node: the slot's own, or one that stands elsewhere. */
  from: string;
  weight: Json | undefined;
}

export const targetOf = (edge: FlatEdge): string => edge.to ?? edge.from;

/** Plugs of all nodes by owner, one pass over the document. */
export function plugsByOwner(document: Flat): Map<string, (Plug & { port: string; index: number | undefined })[]> {
  const weights = new Map<string, Json>();
  const found = new Map<string, (Plug & { port: string; index: number | undefined })[]>();
  const note = (slot: string, from: string, weight: Json | undefined) => {
    const { owner, port, index } = positionOf(slot, document.nodes);
    const list = found.get(owner) ?? [];
    list.push({ slot, from, weight, port, index });
    found.set(owner, list);
  };
  for (const edge of document.edges) {
    if (targetOf(edge) !== edge.from) {
      note(targetOf(edge), edge.from, edge.weight);
    } else if (edge.weight !== undefined) {
      weights.set(edge.from, edge.weight);
    }
  }
  for (const place of Object.keys(document.nodes)) {
    note(place, place, weights.get(place));
  }
  for (const list of found.values()) {
    list.sort((a, b) => (a.index ?? 0) - (b.index ?? 0));
  }
  return found;
}

/** What is plugged into a port, in order. */
export function plugsOf(document: Flat, owner: string, port: string): Plug[] {
  return (plugsByOwner(document).get(owner) ?? []).filter((plug) => plug.port === port);
}

/** The section that an empty port takes without being told to, as the engine plugs it; empty if there is none. */
export function unsaid(place: string, port: Port): string {
  const [section] = steps(place);
  const isReached = port.name === 'teacher' ? section === 'student' || section === 'students' : section !== port.name;
  return port.ambient && isReached ? port.name : '';
}

/** The slot the next plug goes to: the only one of a port for one node, a new entry of a list, a new name of a map. */
export function nextSlot(document: Flat, owner: string, port: Port, name = ''): string {
  const place = portPlace(owner, port.name);
  if (port.arity !== 'many') {
    return place;
  }
  const taken = plugsOf(document, owner, port.name);
  if (!isNamed(owner, port.name)) {
    return join(place, Math.max(-1, ...taken.map((plug) => positionOf(plug.slot, document.nodes).index ?? -1)) + 1);
  }
  const wish = name || (port.name === 'students' ? 'student' : 'part');
  const free = (text: string) => taken.every((plug) => plug.slot !== join(place, text));
  let chosen = wish;
  for (let n = 2; !free(chosen); n++) {
    chosen = `${wish}-${n}`;
  }
  return join(place, chosen);
}

/** Whether `from` needs what stands at `target`, through whatever is plugged into it. */
export function needs(document: Flat, from: string, target: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (place === target || isWithin(target, place)) {
      return true;
    }
    if (!seen.has(place)) {
      seen.add(place);
      for (const edge of document.edges) {
        if (targetOf(edge) !== edge.from && isWithin(targetOf(edge), place)) {
          open.push(edge.from);
        }
      }
    }
  }
  return false;
}

/** Why a node cannot be plugged into a port, or an empty text if it can. */
export function refusal(document: Flat, components: Components, from: string, owner: string, port: Port): string {
  const component = components.at(document, from);
  if (component && !fitsKinds(component.kind, port.kinds)) {
    const wanted = port.kinds.map((kind) => components.kindTitle(kind)).join(' or ');
    return `${port.name} takes a ${wanted}; this is a ${components.kindTitle(component.kind)}`;
  }
  if (owner === '' && port.name !== 'parts') {
    return `${port.name} is a section of the document; a node stands in it and is not linked to it`;
  }
  if (from === owner || needs(document, from, owner)) {
    return from === owner ? 'a node cannot be plugged into itself' : `${from} itself needs ${owner}: that would be a circle`;
  }
  if (document.edges.some((edge) => edge.from === from && positionIs(document, targetOf(edge), owner, port.name))) {
    return `it is plugged in there already`;
  }
  return '';
}

function positionIs(document: Flat, slot: string, owner: string, port: string): boolean {
  const position = positionOf(slot, document.nodes);
  return position.owner === owner && position.port === port;
}
