import type { Port } from '../api/types';
import { messageOf } from '../api/client';
import { convert } from '../api/endpoints';
import { notify } from '../app/notices';
import { type Components, fitsKinds, nameOf } from '../document/catalog';
import { clip, clipped, paste } from '../document/clips';
import { add, exchange, link, remove, shift } from '../document/edits';
import { framesOf } from '../canvas/frames';
import type { Plugging } from './choices';
import { drawing, edit, editAt, editDocument, editLayout, useStudio } from './store';

/** What a user does to the drawing, whatever by: mouse, keyboard or palette. */

export function addComponent(owner: string, port: Port, use: string): string {
  return editAt(`Add ${nameOf(use)}`, (flat) => add(flat, owner, port, use, nameOf(use)));
}

export function plugIn(choice: Plugging): void {
  const { owner, port } = choice;
  if (choice.add !== undefined) {
    addComponent(owner, port, choice.add);
  } else if (choice.link !== undefined) {
    const from = choice.link;
    editDocument(`Link ${from} to ${port.name}`, (flat) => link(flat, from, owner, port));
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

export function toggleFrame(frame: string): void {
  editLayout('Fold a section', (layout) => {
    const folded = layout.collapsed ?? [];
    const next = folded.includes(frame) ? folded.filter((id) => id !== frame) : [...folded, frame];
    return { ...layout, collapsed: next };
  });
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
      edit('Paste a document', (now) => ({ ...now, flat }));
      return;
    }
    const { selected } = useStudio.getState();
    for (const part of parts) {
      editAt('Paste', (now) => {
        const kind = components.at(flat, part)?.kind ?? '';
        const into = components.ports(now, selected).find((port) => selected !== '' && fitsKinds(kind, port.kinds));
        const section = components.sections.find((port) => port.name === 'parts')!;
        return paste(now, flat, part, into ? selected : '', into ?? section);
      });
    }
  } catch (error) {
    notify(`What is on the clipboard is no part of an experiment: ${messageOf(error)}`, 'error');
  }
}
