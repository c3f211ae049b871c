import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Flow } from '../canvas/Canvas';
import { frameId } from '../canvas/folding';
import type { Components } from '../document/catalog';
import type { Line } from '../document/outline';
import { copySelected, fold, foldAll, foldAround, foldSection, layOut, moveInList, pasteYaml, removeAll } from './actions';
import { planNow } from './checking';
import type { Asked } from './Dialogs';
import { runNow } from './running';
import { save } from './saving';
import { redoEdit, select, undoEdit, useStudio } from './store';

export interface Command {
  id: string;
  title: string;
  /** As it is shown; empty for commands without a key. */
  keys: string;
  run: () => void;
}

export interface Commands {
  all: readonly Command[];
  run: (id: string) => void;
  onTreeKey: (event: KeyboardEvent, line: Line) => void;
  onCanvasKey: (event: KeyboardEvent) => void;
  canvas: RefObject<HTMLDivElement | null>;
}

export interface Around {
  components: Components;
  ask: (asked: Asked) => void;
  flow: RefObject<Flow | undefined>;
  showPalette: () => void;
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.closest('input, textarea, select, [contenteditable], dialog') !== null);

/** All commands of the composer, and the keys they go by. */
export function useShortcuts({ components, ask, flow, showPalette }: Around): Commands {
  const canvas = useRef<HTMLDivElement>(null);
  const all = useMemo(() => commandsOf(components, ask, flow, showPalette), [components, ask, flow, showPalette]);
  const run = (id: string) => all.find((command) => command.id === id)?.run();
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const id = globalKey(event);
      if (id !== '' && (!typing(event.target) || ALSO_WHILE_TYPING.has(id))) {
        event.preventDefault();
        all.find((command) => command.id === id)?.run();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [all]);
  const letter = (event: KeyboardEvent) => {
    const id = LETTERS[event.key];
    if (id !== undefined && !typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      run(id);
    }
  };
  return {
    all,
    run,
    canvas,
    onCanvasKey: (event) => {
      const focused = (event.target as Element).closest<HTMLElement>('.react-flow__node')?.dataset['id'];
      if (event.key === 'z' && focused !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        foldFocused(focused);
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) {
            canvas.current?.querySelector<HTMLElement>('.react-flow__node.holds')?.focus();
          }
        });
      } else {
        letter(event);
      }
    },
    onTreeKey: (event, line) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        document.querySelector<HTMLElement>('.composer-form input, .composer-form button')?.focus();
      } else if ((event.key === 'Delete' || event.key === 'Backspace') && line.kind !== 'section') {
        event.preventDefault();
        removeAll([line.id]);
      } else if (event.key === 'a' && line.kind === 'section') {
        event.preventDefault();
        ask({ what: 'fill', owner: '', port: line.text });
      } else if (event.key === 'z' && line.kind === 'section' && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        foldSection(components, line.text);
      } else {
        letter(event);
      }
    },
  };
}

function foldFocused(id: string): void {
  const frame = frameId('');
  if (id.startsWith(frame)) {
    fold('collapsed', id.slice(frame.length));
  } else {
    select(id);
    foldAround(id);
  }
}

const LETTERS: Record<string, string> = { a: 'add', c: 'link', l: 'layout', f: 'fit', z: 'fold', p: 'plan', '?': 'keys' };
const ALSO_WHILE_TYPING = new Set(['commands', 'save', 'run']);

function globalKey(event: globalThis.KeyboardEvent): string {
  const key = event.key.toLowerCase();
  if (event.altKey && !event.ctrlKey && !event.metaKey) {
    return key === 'arrowup' ? 'up' : key === 'arrowdown' ? 'down' : '';
  }
  if (!event.ctrlKey && !event.metaKey) {
    return key === '/' ? 'search' : '';
  }
  const copying = (window.getSelection()?.toString() ?? '') !== '';
  const names: Record<string, string> = {
    k: 'commands',
    z: event.shiftKey ? 'redo' : 'undo',
    y: 'redo',
    s: 'save',
    enter: 'run',
    c: copying ? '' : 'copy',
    v: 'paste',
  };
  return names[key] ?? '';
}

function commandsOf(components: Components, ask: (asked: Asked) => void, flow: Around['flow'], showPalette: () => void): Command[] {
  const selected = () => useStudio.getState().selected;
  const command = (id: string, title: string, keys: string, run: () => void): Command => ({ id, title, keys, run });
  return [
    command('run', 'Run the experiment', 'Ctrl Enter', () => void runNow()),
    command('plan', 'Show what a run would do', 'P', () => void planNow()),
    command('add', 'Add to the selected node, or to a section', 'A', () => ask({ what: 'port', owner: selected() })),
    command('link', 'Link the selected node to a port', 'C', () => selected() && ask({ what: 'link', from: selected() })),
    command('remove', 'Remove the selected node', 'Delete', () => selected() && removeAll([selected()])),
    command('undo', 'Undo', 'Ctrl Z', undoEdit),
    command('redo', 'Redo', 'Ctrl Shift Z', redoEdit),
    command('copy', 'Copy the selected node as YAML', 'Ctrl C', () => void copySelected(components)),
    command('paste', 'Paste YAML', 'Ctrl V', () => void pasteYaml(components)),
    command('up', 'Move up in its list', 'Alt ↑', () => moveInList(selected(), -1)),
    command('down', 'Move down in its list', 'Alt ↓', () => moveInList(selected(), 1)),
    command('layout', 'Lay the graph out', 'L', layOut),
    command('fold', 'Fold or unfold the selected node with its parts', 'Z', () => foldAround(selected())),
    command('fold-all', 'Fold or unfold all sections', '', () => foldAll(components)),
    command('fit', 'Fit the graph into view', 'F', () => void flow.current?.fitView({ padding: 0.08, maxZoom: 1.1, duration: 200 })),
    command('source', 'Document: read, import, export YAML', '', () => ask({ what: 'source' })),
    command('save', 'Save now', 'Ctrl S', () => void save()),
    command('search', 'Search components', '/', () => {
      showPalette();
      requestAnimationFrame(() => document.getElementById('palette-search')?.focus());
    }),
    command('commands', 'Commands and places', 'Ctrl K', () => ask({ what: 'commands' })),
    command('keys', 'Keys', '?', () => ask({ what: 'keys' })),
  ];
}
