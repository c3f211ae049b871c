import type { Flat, Port } from '../api/types';
import type { Choice } from '../app/matching';
import { type Components, fitsKinds, nameOf } from '../document/catalog';
import { refusal } from '../document/plugs';

/** A choice with what it does when it is chosen. */
export interface Plugging extends Choice {
  add?: string;
  link?: string;
  owner: string;
  port: Port;
}

/** What fits into a port: components to add, then nodes of the document to link. */
export function choicesFor(document: Flat, components: Components, owner: string, port: Port): Plugging[] {
  const added = components.fitting(port).map((component) => ({
    id: `add:${component.id}`,
    title: nameOf(component.id),
    hint: component.summary,
    note: component.id.slice(0, component.id.indexOf('/')),
    kind: component.kind,
    add: component.id,
    owner,
    port,
  }));
  const linked = owner === '' ? [] : Object.keys(document.nodes).filter(
    (place) => components.at(document, place) && refusal(document, components, place, owner, port) === '',
  );
  return [
    ...added,
    ...linked.map((place) => ({
      id: `link:${place}`,
      title: place,
      hint: `link the node that stands there (${nameOf(components.at(document, place)!.id)})`,
      note: 'in this graph',
      kind: components.at(document, place)!.kind,
      link: place,
      owner,
      port,
    })),
  ];
}

/** Ports a node that is there can be linked to. */
export function portsTaking(document: Flat, components: Components, from: string): Plugging[] {
  return Object.keys(document.nodes).flatMap((owner) =>
    components
      .ports(document, owner)
      .filter((port) => refusal(document, components, from, owner, port) === '')
      .map((port) => ({
        id: `${owner}#${port.name}`,
        title: `${owner} · ${port.name}`,
        hint: port.summary,
        kind: components.at(document, owner)?.kind ?? '',
        link: from,
        owner,
        port,
      })),
  );
}

/** Ports a component can be added to, ports of the selected node first. */
export function portsFor(document: Flat, components: Components, use: string, selected: string): Plugging[] {
  const component = components.find(use, []);
  if (!component) {
    return [];
  }
  const owners = [selected, '', ...Object.keys(document.nodes).filter((place) => place !== selected)];
  return [...new Set(owners)].flatMap((owner) =>
    components
      .ports(document, owner)
      .filter((port) => fitsKinds(component.kind, port.kinds))
      .map((port) => ({
        id: `${owner}#${port.name}`,
        title: owner === '' ? port.name : `${owner} · ${port.name}`,
        hint: port.summary,
        note: owner === '' ? 'section' : '',
        add: use,
        owner,
        port,
      })),
  ).sort((a, b) => Number(isPart(a)) - Number(isPart(b)));
}

/** Parts take everything, so they come last. */
const isPart = (choice: Plugging): boolean => choice.owner === '' && choice.port.name === 'parts';
