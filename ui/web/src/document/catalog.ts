import type { Catalog, Component, Flat, Port } from '../api/types';
import { positionOf } from './places';

/** What the plugins offer, looked up as the engine looks it up. */
export class Components {
  readonly all: readonly Component[];
  readonly sections: readonly Port[];
  private readonly byId: Map<string, Component>;
  private readonly titles: Map<string, string>;
  /** A document never changes; what its places mean is asked for often. */
  private readonly meant = new WeakMap<Flat, Map<string, Component | undefined>>();

  constructor(readonly catalog: Catalog) {
    this.all = catalog.components;
    this.sections = catalog.sections;
    this.byId = new Map(catalog.components.map((component) => [component.id, component]));
    this.titles = new Map(catalog.kinds.map((kind) => [kind.id, kind.title]));
  }

  kindTitle(kind: string): string {
    return this.titles.get(kind) ?? kind.replaceAll('-', ' ');
  }

  /**
   * The component meant by a whole id, or by a bare name that is unique among the kinds (Limbeck's own come before those of
   * others). What follows an @ is the version of its plugin.
   */
  find(use: string, kinds: readonly string[]): Component | undefined {
    const name = use.split('@')[0]!;
    if (name.includes('/')) {
      return this.byId.get(name);
    }
    const named = this.all.filter((component) => nameOf(component.id) === name && fitsKinds(component.kind, kinds));
    const own = named.filter((component) => component.plugin.startsWith('limbeck-'));
    const meant = own.length > 0 ? own : named;
    return meant.length === 1 ? meant[0] : undefined;
  }

  /** The component of a node: the one it names, or the standard one of its port. */
  at(document: Flat, place: string): Component | undefined {
    const node = document.nodes[place];
    if (!node) {
      return undefined;
    }
    const known = this.meant.get(document) ?? new Map<string, Component | undefined>();
    this.meant.set(document, known);
    if (!known.has(place)) {
      known.set(place, this.lookedUp(document, place, node));
    }
    return known.get(place);
  }

  private lookedUp(document: Flat, place: string, node: Flat['nodes'][string]): Component | undefined {
    const port = this.portAt(document, place);
    const use = node.use ?? port?.standard ?? '';
    return use === '' ? undefined : this.find(use, port?.kinds ?? []);
  }

  /** The port at a place: one of the node above it, or a section. */
  portAt(document: Flat, place: string): Port | undefined {
    const position = positionOf(place, document.nodes);
    return this.port(document, position.owner, position.port);
  }

  port(document: Flat, owner: string, name: string): Port | undefined {
    return this.ports(document, owner).find((port) => port.name === name);
  }

  /** The ports of a node, or the sections for the experiment itself. */
  ports(document: Flat, owner: string): readonly Port[] {
    return owner === '' ? this.sections : (this.at(document, owner)?.ports ?? []);
  }

  /** Components that fit into a port, its standard one first. */
  fitting(port: Port): Component[] {
    const standard = this.find(port.standard, port.kinds)?.id;
    return this.all
      .filter((component) => fitsKinds(component.kind, port.kinds))
      .sort((a, b) => Number(b.id === standard) - Number(a.id === standard));
  }
}

export function nameOf(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}

export function fitsKinds(kind: string, kinds: readonly string[]): boolean {
  return kinds.length === 0 || kinds.includes(kind);
}
