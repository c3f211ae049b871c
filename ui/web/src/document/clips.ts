import type { Flat, FlatNode, Port } from '../api/types';
import type { Components } from './catalog';
import { isWithin, last, placeOf, portPlace, steps } from './places';
import { nextSlot, targetOf } from './plugs';

/** A node with all that stands in it, as a document of its own: one entry of `parts`. */
export function clip(document: Flat, components: Components, place: string): Flat {
  const name = last(place);
  const port = components.portAt(document, place);
  const root = `parts.${typeof name === 'number' ? (port?.name ?? 'part').replaceAll('.', '-') : name}`;
  const named = document.nodes[place]?.use ?? port?.standard ?? '';
  const moved = (at: string) => reroot(at, place, root);
  const nodes: Record<string, FlatNode> = {};
  for (const [at, node] of Object.entries(document.nodes)) {
    if (isWithin(at, place)) {
      nodes[moved(at)] = at === place && named !== '' ? { ...node, use: named } : node;
    }
  }
  const edges = document.edges
    .filter((edge) => isWithin(targetOf(edge), place) && targetOf(edge) !== place && isWithin(edge.from, place))
    .map((edge) => ({ ...edge, from: moved(edge.from), to: moved(targetOf(edge)) }));
  return { limbeck: 1, nodes, edges };
}

/** The places of the nodes that a clip holds, outermost first. */
export function clipped(clipping: Flat): string[] {
  return Object.keys(clipping.nodes).filter((place) => steps(place).length === 2 && steps(place)[0] === 'parts');
}

/** Puts one part of a clip into a port. */
export function paste(
  document: Flat,
  clipping: Flat,
  part: string,
  owner: string,
  port: Port,
): { document: Flat; place: string } {
  const slot = nextSlot(document, owner, port, String(last(part)));
  const below = (at: string) => isWithin(at, part);
  const kept = Object.entries(document.nodes).filter(([at]) => port.arity === 'many' || !isWithin(at, portPlace(owner, port.name)));
  const nodes = Object.fromEntries([
    ...kept,
    ...Object.entries(clipping.nodes)
      .filter(([at]) => below(at))
      .map(([at, node]): [string, FlatNode] => [reroot(at, part, slot), node]),
  ]);
  const edges = [
    ...document.edges.filter((edge) => port.arity === 'many' || !isWithin(targetOf(edge), slot)),
    ...clipping.edges
      .filter((edge) => below(targetOf(edge)) && below(edge.from))
      .map((edge) => ({ ...edge, from: reroot(edge.from, part, slot), to: reroot(targetOf(edge), part, slot) })),
  ];
  return { document: { ...document, nodes, edges }, place: slot };
}

function reroot(place: string, from: string, to: string): string {
  return placeOf([...steps(to), ...steps(place).slice(steps(from).length)]);
}
