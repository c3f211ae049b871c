import { useDeferredValue, useMemo, useState } from 'react';
import type { Component } from '../api/types';
import { matching } from '../app/matching';
import { type Components, nameOf } from '../document/catalog';

export interface PaletteProps {
  components: Components;
  onAdd: (component: Component) => void;
}

const ORDER = ['dataset-source', 'teacher-source', 'student-architecture', 'loss-term', 'metric', 'fairness-metric'];

/** All components by kind, with search: drag one onto the canvas, or press Enter on it. */
export function Palette({ components, onAdd }: PaletteProps) {
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const groups = useMemo(() => grouped(components, wanted), [components, wanted]);
  return (
    <div className="palette">
      <input
        id="palette-search"
        type="search"
        placeholder="Search components"
        aria-label="Search components"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="palette-groups">
        {groups.map(({ kind, found }) => (
          <details key={kind} open={wanted !== '' || found.length <= 4}>
            <summary>
              <i className="kind-dot" data-kind={kind} /> {components.kindTitle(kind)}
              <span className="frame-count">{found.length}</span>
            </summary>
            <ul>
              {found.map((component) => (
                <li key={component.id}>
                  <button
                    draggable
                    title={component.summary}
                    onDragStart={(event) => {
                      event.dataTransfer.setData('application/x-limbeck-component', component.id);
                      event.dataTransfer.effectAllowed = 'copy';
                    }}
                    onDoubleClick={() => onAdd(component)}
                    onKeyDown={(event) => event.key === 'Enter' && onAdd(component)}
                  >
                    <strong>{nameOf(component.id)}</strong>
                    <span>{component.summary}</span>
                  </button>
                </li>
              ))}
            </ul>
          </details>
        ))}
        {groups.length === 0 && <p className="hint">No component fits '{wanted}'.</p>}
      </div>
    </div>
  );
}

function grouped(components: Components, text: string): { kind: string; found: Component[] }[] {
  const choices = components.all.map((component) => ({
    id: component.id,
    title: component.id,
    hint: component.summary,
    note: components.kindTitle(component.kind),
    component,
  }));
  const kinds = new Map<string, Component[]>();
  for (const { component } of matching(choices, text)) {
    kinds.set(component.kind, [...(kinds.get(component.kind) ?? []), component]);
  }
  const rank = (kind: string) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
  return [...kinds]
    .map(([kind, found]) => ({ kind, found }))
    .sort((a, b) => rank(a.kind) - rank(b.kind) || a.kind.localeCompare(b.kind));
}
