import type { Port } from '../api/types';
import { messageOf } from '../api/client';
import { convert } from '../api/endpoints';
import { notify } from '../app/notices';
import { type Components, fitsKinds, nameOf } from '../document/catalog';
import { clip, clipped, paste } from '../document/clips';
import { add, exchange, link, remove, shift } from '../document/edits';
import { frameOf, isWithin, portPlace, positionOf } from '../document/places';
import { framesOf } from '../canvas/frames';
import type { Plugging } from './choices';
import { opened, toggled } from './layouts';
import { drawing, editAt, editDocument, editLayout, useStudio } from './store';

/** What a user does to the drawing, whatever by: mouse, keyboard or palette. */

export function addComponent(owner: string, port: Port, use: string): string {
  return editAt(`Add ${nameOf(use)}`, (flat) => add(flat, owner, port, use, nameOf(use)), true);
}

export function plugIn(choice: Plugging): void {
  const { owner, port } = choice;
  if (choice.add !== undefined) {
    addComponent(owner, port, choice.add);
  } else if (choice.link !== undefined) {
    const from = choice.link;
    const slot = portPlace(owner, port.name);
    editDocument(`Link ${from} to ${port.name}`, (flat) => link(flat, from, owner, port), '', () => slot);
  }
}

export function removeAll(slots: readonly string[]): void {
  if (slots.length > 0) {
    // The last first: taking one out of a list moves those behind it.
    const ordered = [...slots].sort().reverse();
    editDocument(ordered.length === 1 ? `Remove ${ordered[0]}` : `Remove ${ordered.length} nodes`, (flat) =>
      ordered.reduce((document, slot) => remove(document, slot), flat),
    );
  }
}

export function moveInList(slot: string, by: -1 | 1): void {
  editAt(by < 0 ? 'Move up' : 'Move down', (flat) => shift(flat, slot, by));
}

export function exchangeComponent(components: Components, place: string, use: string): void {
  editDocument(`Make it ${nameOf(use)}`, (flat) => exchange(flat, components, place, use));
}

export function fold(kind: 'folded' | 'collapsed', id: string): void {
  const unfolds = drawing().layout[kind]?.includes(id);
  editLayout(`${unfolds ? 'Unfold' : 'Fold'} ${id}`, (layout) => toggled(layout, kind, id));
}

/** Unfolds what hides a place. */
export function uncover(place: string): void {
  const { layout } = drawing();
  if (opened(layout, place) !== layout) {
    editLayout(`Show ${place}`, (now) => opened(now, place));
  }
}

/**
 * Folds a node with what is plugged into it; one without such, with the node that it is plugged into itself, or with its
 * section. Folded again it unfolds, whether it is the box or hidden in one.
 */
export function foldAround(place: string): void {
  const { flat, layout } = drawing();
  if (!(place in flat.nodes)) {
    return;
  }
  const holds = Object.keys(flat.nodes).some((at) => at !== place && isWithin(at, place));
  const group = holds ? place : positionOf(place, flat.nodes).owner;
  if (opened(layout, place) !== layout) {
    uncover(place);
  } else if (group === '') {
    fold('collapsed', frameOf(place));
  } else {
    fold('folded', group);
  }
}

/** Folds all frames of a section, or unfolds them. */
export function foldSection(components: Components, section: string): void {
  const { flat, layout } = drawing();
  const ids = framesOf(flat, components).filter((frame) => frame.section === section).map((frame) => frame.id);
  const rest = (layout.collapsed ?? []).filter((id) => !ids.includes(id));
  const all = ids.every((id) => layout.collapsed?.includes(id));
  editLayout(`${all ? 'Unfold' : 'Fold'} ${section}`, (now) => ({ ...now, collapsed: all ? rest : [...rest, ...ids] }));
}

export function foldAll(components: Components): void {
  const { flat, layout } = drawing();
  const frames = framesOf(flat, components).filter((frame) => frame.count > 1);
  const all = frames.every((frame) => layout.collapsed?.includes(frame.id));
  editLayout(all ? 'Unfold all' : 'Fold all', (now) => ({ ...now, collapsed: all ? [] : frames.map((frame) => frame.id) }));
}

export const layOut = (): void => editLayout('Lay out', ({ positions: _, ...layout }) => layout);

let clipboard = '';

/** Puts the selected node, with all that stands in it, on the clipboard as YAML. */
export async function copySelected(components: Components): Promise<void> {
  const { selected } = useStudio.getState();
  const { flat } = drawing();
  if (!(selected in flat.nodes)) {
    return;
  }
  try {
    clipboard = (await convert({ document: clip(flat, components, selected) })).yaml;
    await navigator.clipboard?.writeText(clipboard).catch(() => undefined);
    notify(`${selected} is on the clipboard as YAML.`);
  } catch (error) {
    notify(`Not copied: ${messageOf(error)}`, 'error');
  }
}

/** Pastes YAML: parts into the selected node's fitting port, or among the parts; a whole document in place of this one. */
export async function pasteYaml(components: Components, given?: string): Promise<void> {
  const text = given ?? ((await navigator.clipboard?.readText().catch(() => '')) || clipboard);
  if (text.trim() === '') {
    notify('The clipboard holds no text.');
    return;
  }
  try {
    const { flat } = await convert({ text });
    const parts = clipped(flat);
    if (parts.length === 0) {
      editDocument('Paste a document', () => flat);
      return;
    }
    const { selected } = useStudio.getState();
    for (const part of parts) {
      editAt('Paste', (now) => {
        const kind = components.at(flat, part)?.kind ?? '';
        const into = components.ports(now, selected).find((port) => selected !== '' && fitsKinds(kind, port.kinds));
        const section = components.sections.find((port) => port.name === 'parts')!;
        return paste(now, flat, part, into ? selected : '', into ?? section);
      }, true);
    }
  } catch (error) {
    notify(`What is on the clipboard is no part of an experiment: ${messageOf(error)}`, 'error');
  }
}
