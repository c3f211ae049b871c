import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Flat } from '../api/types';
import type { Status } from '../canvas/context';
import type { Components } from '../document/catalog';
import { type Line, outline } from '../document/outline';

export interface OutlineProps {
  flat: Flat;
  components: Components;
  statuses: ReadonlyMap<string, Status>;
  selected: string;
  onSelect: (place: string) => void;
  /** Like `onSelect`, for a line that was clicked: what hides its node is to unfold. */
  onShow: (place: string) => void;
  onKey?: (event: KeyboardEvent, line: Line) => void;
}

/** The graph as a tree, for reading and for the keyboard: arrows move and fold, Enter goes to the form. */
export function Outline({ flat, components, statuses, selected, onSelect, onShow, onKey }: OutlineProps) {
  const lines = useMemo(() => outline(flat, components), [flat, components]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => foldedAtFirst(lines));
  const [cursor, setCursor] = useState('');
  const tree = useRef<HTMLUListElement>(null);
  const shown = visible(lines, folded);
  const here = shown.find((line) => line.id === cursor) ?? shown.find((line) => line.place === selected && selected !== '') ?? shown[0];
  const to = (line: Line | undefined, choose = onSelect) => {
    if (line) {
      setCursor(line.id);
      choose(line.place);
      requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
    }
  };
  const fold = (line: Line, on: boolean) => {
    const next = new Set(folded);
    next[on ? 'add' : 'delete'](line.id);
    setFolded(next);
  };
  const keys = (event: KeyboardEvent) => {
    if (!here || event.ctrlKey || event.metaKey || event.altKey) {
      return here && onKey?.(event, here);
    }
    const at = shown.indexOf(here);
    const moves: Record<string, () => void> = {
      ArrowDown: () => to(shown[at + 1]),
      ArrowUp: () => to(shown[at - 1]),
      Home: () => to(shown[0]),
      End: () => to(shown.at(-1)),
      ArrowRight: () => (here.children && folded.has(here.id) ? fold(here, false) : here.children && to(shown[at + 1])),
      ArrowLeft: () =>
        here.children && !folded.has(here.id) ? fold(here, true) : to(lines.find((line) => line.id === here.parent)),
    };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      move();
      return undefined;
    }
    return onKey?.(event, here);
  };
  return (
    <ul className="outline" role="tree" aria-label="Outline of the experiment" ref={tree} onKeyDown={keys}>
      {shown.map((line) => (
        <li
          key={line.id}
          role="treeitem"
          aria-level={line.level}
          aria-selected={line.place !== '' && line.place === selected}
          aria-expanded={line.children ? !folded.has(line.id) : undefined}
          tabIndex={line === here ? 0 : -1}
          data-level={line.level}
          data-kind={line.kind}
          onClick={() => to(line, onShow)}
          onDoubleClick={() => line.children && fold(line, !folded.has(line.id))}
        >
          <span className="outline-text">{line.text}</span>
          <span className="outline-detail">{line.detail}</span>
          {line.kind !== 'section' && <Marks status={statuses.get(line.place)} />}
        </li>
      ))}
    </ul>
  );
}

function Marks({ status }: { status: Status | undefined }) {
  if (status?.errors) {
    return <span className="badge error">{status.errors} {status.errors === 1 ? 'problem' : 'problems'}</span>;
  }
  return status?.warnings ? <span className="badge warning">warning</span> : null;
}

const LONG = 400;

/** A long outline opens with its models folded. */
function foldedAtFirst(lines: readonly Line[]): ReadonlySet<string> {
  return new Set(lines.length < LONG ? [] : lines.filter((line) => line.children && line.level > 1).map((line) => line.id));
}

function visible(lines: readonly Line[], folded: ReadonlySet<string>): Line[] {
  const hidden = new Set<string>();
  return lines.filter((line) => {
    const gone = line.parent !== '' && (folded.has(line.parent) || hidden.has(line.parent));
    if (gone) {
      hidden.add(line.id);
    }
    return !gone;
  });
}
