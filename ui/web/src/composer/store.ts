import { create } from 'zustand';
import type { Checked, Flat, Layout, Plan } from '../api/types';
import { begin, type History, record, redo, undo } from '../document/history';
import { emptyDocument } from '../document/edits';
import { followed, opened } from './layouts';

/** What undo goes back to: the document and where its nodes stand. */
export interface Drawing {
  flat: Flat;
  layout: Layout;
}

export type Saving = 'saved' | 'changed' | 'saving' | 'offline' | 'conflict';

export interface Kept {
  id: string;
  version: number;
}

export interface Studio {
  /** Another number for each experiment that is opened: an answer for an earlier one is not taken for this one. */
  session: number;
  history: History<Drawing>;
  /** What the server keeps, once it keeps it. */
  kept: Kept | undefined;
  saving: Saving;
  /** Version that somebody else stored meanwhile. */
  conflict: number | undefined;
  selected: string;
  checked: Checked | undefined;
  /** Drawing that `checked` speaks of. */
  checkedFor: Flat | undefined;
  plan: Plan | undefined;
  planFor: Flat | undefined;
}

let sessions = 0;

const fresh = (drawing: Drawing, kept?: Kept): Studio => ({
  session: ++sessions,
  history: begin(drawing),
  kept,
  saving: 'saved',
  conflict: undefined,
  selected: '',
  checked: undefined,
  checkedFor: undefined,
  plan: undefined,
  planFor: undefined,
});

export const useStudio = create<Studio>(() => fresh({ flat: emptyDocument(), layout: {} }));

export const drawing = (): Drawing => useStudio.getState().history.present;
export const useFlat = (): Flat => useStudio((state) => state.history.present.flat);
export const useLayout = (): Layout => useStudio((state) => state.history.present.layout);

export function open(drawing: Drawing, kept?: Kept): void {
  useStudio.setState(fresh(drawing, kept));
}

/** Every change goes through here: it can be undone, and it is saved. */
export function edit(label: string, change: (now: Drawing) => Drawing, key = ''): void {
  useStudio.setState((state) => {
    const next = change(state.history.present);
    return next === state.history.present
      ? {}
      : { history: record(state.history, label, next, key), saving: state.saving === 'conflict' ? 'conflict' : 'changed' };
  });
}

/** What is kept of places in the layout follows the document, and what hides `shown` unfolds. */
export function editDocument(label: string, change: (flat: Flat) => Flat, key = '', shown = () => ''): void {
  edit(
    label,
    (now) => {
      const flat = change(now.flat);
      return flat === now.flat ? now : { flat, layout: opened(followed(now.layout, now.flat, flat), shown()) };
    },
    key,
  );
}

/** Like {@link editDocument}, for changes that tell which place is to be selected then, and is seen if it is `added`. */
export function editAt(label: string, change: (flat: Flat) => { document: Flat; place: string }, added = false): string {
  let place = '';
  editDocument(
    label,
    (flat) => {
      const changed = change(flat);
      place = changed.place;
      return changed.document;
    },
    '',
    () => (added ? place : ''),
  );
  select(place);
  return place;
}

export function editLayout(label: string, change: (layout: Layout) => Layout): void {
  edit(label, (now) => ({ ...now, layout: change(now.layout) }));
}

export const select = (place: string): void => useStudio.setState({ selected: place });

const step = (turn: (history: History<Drawing>) => History<Drawing>) => () =>
  useStudio.setState((state) => {
    const history = turn(state.history);
    const there = state.selected in history.present.flat.nodes;
    return history === state.history
      ? {}
      : {
          history,
          selected: there ? state.selected : '',
          saving: state.saving === 'conflict' ? 'conflict' : 'changed',
        };
  });

export const undoEdit = step(undo);
export const redoEdit = step(redo);
