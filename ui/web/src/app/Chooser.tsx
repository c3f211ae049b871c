import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog } from './Dialog';
import { matching, type Choice } from './matching';

export interface ChooserProps {
  title: string;
  choices: readonly Choice[];
  onChoose: (choice: Choice) => void;
  onClose: () => void;
  placeholder?: string;
  empty?: string;
}

const MOST_SHOWN = 80;

/** Type to narrow a list down, arrows to move in it, Enter to choose. */
export function Chooser({ title, choices, onChoose, onClose, placeholder, empty }: ChooserProps) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const pointer = useRef('');
  const id = useId();
  const shown = matching(choices, text).slice(0, MOST_SHOWN);
  useEffect(() => setActive(0), [text]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const keys = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      setActive(Math.max(0, Math.min(shown.length - 1, active + step)));
    } else if (event.key === 'Enter' && shown[active]) {
      event.preventDefault();
      onChoose(shown[active]);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <input
        className="chooser-search"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
        aria-label={title}
        data-first
        value={text}
        placeholder={placeholder ?? 'Type to search'}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={keys}
      />
      <ul className="chooser-list" role="listbox" id={id} ref={list} aria-label={title} tabIndex={-1}>
        {shown.map((choice, i) => (
          <li
            key={choice.id}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            onMouseMove={(event) => {
              // A list that appears or changes under a resting mouse is told as a move as well.
              const at = `${event.screenX} ${event.screenY}`;
              if (pointer.current !== '' && pointer.current !== at) {
                setActive(i);
              }
              pointer.current = at;
            }}
            onClick={() => onChoose(choice)}
          >
            <span className="chooser-title">
              {choice.kind && <i className="kind-dot" data-kind={choice.kind} />}
              {choice.title}
              {choice.note && <span className="chooser-note">{choice.note}</span>}
            </span>
            {choice.hint && <span className="chooser-hint">{choice.hint}</span>}
          </li>
        ))}
        {shown.length === 0 && <li className="chooser-empty">{empty ?? `Nothing fits '${text}'.`}</li>}
      </ul>
    </Dialog>
  );
}
