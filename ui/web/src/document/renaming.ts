import type { Flat, Json, JsonObject } from '../api/types';
import { isWithin, join, placeOf, steps } from './places';

/** Gives every place another name wherever the document speaks of it: nodes, edges, axes of the sweep. */
export function renamePlaces(document: Flat, to: (place: string) => string): Flat {
  const nodes = Object.fromEntries(Object.entries(document.nodes).map(([place, node]) => [to(place), node]));
  const edges = document.edges.map((edge) => ({
    ...edge,
    from: to(edge.from),
    ...(edge.to === undefined ? {} : { to: to(edge.to) }),
  }));
  const sweep = renamedSweep(document.sweep, to);
  return { ...document, ...(sweep === undefined ? {} : { sweep }), nodes, edges };
}

function renamedSweep(sweep: Json | undefined, to: (place: string) => string): Json | undefined {
  if (!isObject(sweep) || !isObject(sweep['axes'])) {
    return sweep;
  }
  const axes = Object.entries(sweep['axes']).map(([place, axis]): [string, Json] => [
    to(place),
    isObject(axis) && typeof axis['rest'] === 'string' ? { ...axis, rest: to(axis['rest']) } : axis,
  ]);
  return { ...sweep, axes: Object.fromEntries(axes) };
}

/** Closes the gap at `index` of a list: what stood behind it moves up by one. */
export function renumber(document: Flat, list: string, index: number): Flat {
  const depth = steps(list).length;
  return renamePlaces(document, (place) => {
    const all = steps(place);
    const own = all[depth];
    if (!isWithin(place, list) || typeof own !== 'number' || own <= index) {
      return place;
    }
    return placeOf([...steps(join(list, own - 1)), ...all.slice(depth + 1)]);
  });
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
