import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Component } from '../api/types';
import { Canvas, type Editing, type Flow } from '../canvas/Canvas';
import { boxOf } from '../canvas/folding';
import { reveal } from '../canvas/reveal';
import type { Components } from '../document/catalog';
import { fitsKinds } from '../document/catalog';
import { frameOf, portPlace } from '../document/places';
import { refusal } from '../document/plugs';
import { addComponent, fold, plugIn, removeAll, uncover } from './actions';
import { useChecking } from './checking';
import { type Asked, Dialogs } from './Dialogs';
import { Inspector } from './Inspector';
import { Outline } from './Outline';
import { Palette } from './Palette';
import { Problems } from './Problems';
import { useAutosave } from './saving';
import { useShortcuts } from './shortcuts';
import { statusesOf } from './statuses';
import { drawing, editLayout, select, useFlat, useLayout, useStudio } from './store';
import { Toolbar } from './Toolbar';

/** The composer: outline and palette, canvas, form, and what is wrong. */
export function Composer({ components, journal }: { components: Components; journal: string }) {
  const flat = useFlat();
  const layout = useLayout();
  const { selected, checked, plan, planFor } = useStudio();
  const [asked, ask] = useState<Asked>();
  const [side, setSide] = useState<'outline' | 'palette'>('outline');
  const flow = useRef<Flow>(undefined);
  useChecking();
  useAutosave(journal);
  const statuses = useMemo(() => statusesOf(checked, planFor === flat ? plan : undefined), [checked, plan, planFor, flat]);
  const fill = useCallback((owner: string, port: string) => ask({ what: 'fill', owner, port }), []);
  const commands = useShortcuts({ components, ask, flow, showPalette: () => setSide('palette') });
  const editing = useMemo<Editing>(() => editingOf(components, ask, fill), [components, fill]);
  const bring = (place: string) => {
    const pane = commands.canvas.current?.getBoundingClientRect();
    if (flow.current && pane && place !== '') {
      reveal(flow.current, boxOf(place, flat.nodes, (at) => flow.current?.getNode(at) !== undefined), pane);
    }
  };
  const look = (place: string) => {
    select(place);
    bring(place);
  };
  const show = (place: string) => {
    uncover(place);
    select(place);
    // What was hidden has its place on the canvas with the next frame.
    requestAnimationFrame(() => bring(place));
  };
  const before = useRef(flat.nodes);
  useEffect(() => {
    const isNew = selected in flat.nodes && !(selected in before.current);
    before.current = flat.nodes;
    if (isNew) {
      // A node that was added has its place on the canvas with the next frame.
      requestAnimationFrame(() => bring(selected));
    }
  }, [flat.nodes, selected]);
  return (
    <main className="composer">
      <h1 className="unseen">Composer: {flat.name ?? 'untitled'}</h1>
      <Toolbar commands={commands} />
      <div className="composer-side">
        <div className="tabs" role="tablist" aria-label="Outline or palette">
          {(['outline', 'palette'] as const).map((name) => (
            <button key={name} role="tab" aria-selected={side === name} onClick={() => setSide(name)}>
              {name === 'outline' ? 'Outline' : 'Components'}
            </button>
          ))}
        </div>
        {side === 'outline' ? (
          <Outline flat={flat} components={components} statuses={statuses} selected={selected} onSelect={look} onShow={show} onKey={commands.onTreeKey} />
        ) : (
          <Palette components={components} onAdd={(component: Component) => ask({ what: 'place', use: component.id })} />
        )}
      </div>
      <div className="composer-canvas" ref={commands.canvas} onKeyDown={commands.onCanvasKey}>
        <Canvas
          document={flat}
          components={components}
          layout={layout}
          statuses={statuses}
          selected={selected}
          onSelect={select}
          onFold={fold}
          editing={editing}
          onReady={(ready) => {
            flow.current = ready;
          }}
        />
      </div>
      <aside className="composer-form" aria-label="Settings">
        <Inspector
          key={selected}
          flat={flat}
          components={components}
          selected={selected}
          checked={checked}
          onFill={fill}
          onExchange={(place) => ask({ what: 'exchange', place })}
        />
      </aside>
      <Problems onShow={show} />
      {/* A question that follows another begins with an empty search. */}
      <Dialogs key={JSON.stringify(asked)} components={components} asked={asked} ask={ask} commands={commands.all} onShow={show} />
    </main>
  );
}

function editingOf(components: Components, ask: (asked: Asked) => void, fill: Editing['fill']): Editing {
  return {
    fill,
    valid: ({ source, target, targetHandle }) => {
      const { flat } = drawing();
      const port = components.port(flat, target ?? '', targetHandle ?? '');
      return port !== undefined && refusal(flat, components, source ?? '', target ?? '', port) === '';
    },
    connect: ({ source, target, targetHandle }) => {
      const port = components.port(drawing().flat, target, targetHandle ?? '');
      if (port) {
        plugIn({ id: '', title: '', link: source, owner: target, port });
      }
    },
    dropped: ({ isValid, fromHandle, toHandle }) => {
      if (!isValid && !toHandle && fromHandle) {
        ask(
          fromHandle.type === 'target'
            ? { what: 'fill', owner: fromHandle.nodeId, port: fromHandle.id ?? '' }
            : { what: 'link', from: fromHandle.nodeId },
        );
      }
    },
    moved: (positions) =>
      editLayout('Move', (layout) => ({ ...layout, positions: { ...layout.positions, ...positions } })),
    removed: removeAll,
    dropComponent: (use, onto) => {
      const { flat } = drawing();
      const component = components.find(use, []);
      const section = onto.startsWith('frame:') ? frameOf(onto.slice('frame:'.length)).split('.')[0] : undefined;
      const owner = section === undefined ? onto : '';
      const fits = components
        .ports(flat, owner)
        .filter((port) => component && fitsKinds(component.kind, port.kinds) && (!section || port.name === section));
      if (fits[0] && onto !== '') {
        addComponent(owner, fits.find((port) => !(portPlace(owner, port.name) in flat.nodes)) ?? fits[0], use);
      } else {
        ask({ what: 'place', use });
      }
    },
  };
}
