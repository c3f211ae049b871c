import type { Checked, Flat, Json, Port } from '../api/types';
import { Icon } from '../app/Icon';
import { titleOf } from '../canvas/PartView';
import type { Components } from '../document/catalog';
import { head, rename, set, weigh } from '../document/edits';
import { isNamed, last, positionOf } from '../document/places';
import { plugsOf, targetOf, unsaid } from '../document/plugs';
import { valueAt } from '../document/values';
import { HeaderForm } from '../forms/HeaderForm';
import { SchemaForm } from '../forms/SchemaForm';
import { TextField } from '../forms/fields';
import { read, write } from '../forms/texts';
import { moveInList, removeAll } from './actions';
import { problemsAt } from './statuses';
import { editAt, editDocument, select } from './store';

export interface InspectorProps {
  flat: Flat;
  components: Components;
  selected: string;
  checked: Checked | undefined;
  onFill: (owner: string, port: string) => void;
  onExchange: (place: string) => void;
}

/** The form of the selected node, or of the experiment when none is selected. */
export function Inspector({ flat, components, selected, checked, onFill, onExchange }: InspectorProps) {
  const node = flat.nodes[selected];
  const problems = problemsAt(checked, node ? selected : '');
  if (!node) {
    return (
      <div className="inspector">
        <h2>Experiment</h2>
        {problems.filter((problem) => problem.where === '').map((problem) => (
          <p key={problem.message} className={`problem ${problem.severity}`}>
            {problem.message}
            <span className="remedy">{problem.remedy}</span>
          </p>
        ))}
        <HeaderForm
          flat={flat}
          problems={problems}
          onChange={(key, value) => editDocument(`Set ${key}`, (now) => head(now, key, value), `header.${key}`)}
        />
      </div>
    );
  }
  const component = components.at(flat, selected);
  const { owner, port: portName, index } = positionOf(selected, flat.nodes);
  const port = components.port(flat, owner, portName);
  const change = (path: string[], value: Json | undefined) =>
    editDocument(`Set ${path.join('.')}`, (now) => set(now, selected, path, value), `${selected}.${path.join('.')}`);
  return (
    <div className="inspector" data-kind={component?.kind}>
      <header className="inspector-head">
        <h2>{titleOf(selected, flat.nodes)}</h2>
        <code>{selected}</code>
        <div className="inspector-tools">
          {index !== undefined && (
            <>
              <button className="icon" title="Move up (Alt ↑)" aria-label="Move up" onClick={() => moveInList(selected, -1)}>
                <Icon name="up" />
              </button>
              <button className="icon" title="Move down (Alt ↓)" aria-label="Move down" onClick={() => moveInList(selected, 1)}>
                <Icon name="down" />
              </button>
            </>
          )}
          <button className="icon" title="Remove (Delete)" aria-label={`Remove ${selected}`} onClick={() => removeAll([selected])}>
            <Icon name="trash" />
          </button>
        </div>
      </header>
      <button className="component-choice" onClick={() => onExchange(selected)} title="Choose another component">
        <strong>{component?.id ?? node.use ?? 'Choose a component'}</strong>
        <span>{component?.summary ?? 'No component of this name is installed.'}</span>
      </button>
      {checked?.nodes[selected]?.output && <p className="spec">gives {checked.nodes[selected].output}</p>}
      {isNamed(owner, portName) && (
        <Name name={String(last(selected))} onName={(name) => editAt(`Rename to ${name}`, (now) => rename(now, selected, name))} />
      )}
      {problems.filter((problem) => problem.setting === '').map((problem) => (
        <p key={problem.message} className={`problem ${problem.severity}`}>
          {problem.message}
          <span className="remedy">{problem.remedy}</span>
        </p>
      ))}
      {port?.arity === 'many' && owner !== '' && (
        <TextField
          name="weight"
          id="plug-weight"
          schema={{ anyOf: [], description: `Weight in ${portName}: a number, several for a sweep, or a schedule such as {schedule: ramp, to: 1, epochs: 5}` }}
          value={flat.edges.find((edge) => targetOf(edge) === selected)?.weight}
          required={false}
          problems={problems.filter((problem) => problem.setting === 'weight')}
          onChange={(value) => editDocument('Set weight', (now) => weigh(now, selected, value), `${selected}#weight`)}
        />
      )}
      {component && (
        <SchemaForm schema={component.schema} settings={node.settings ?? {}} problems={problems} onChange={change} />
      )}
      <Ports flat={flat} components={components} place={selected} onFill={onFill} onOff={change} />
    </div>
  );
}

function Name({ name, onName }: { name: string; onName: (name: string) => void }) {
  return (
    <div className="field">
      <div className="field-label">
        <label htmlFor="node-name">name</label>
      </div>
      <input
        id="node-name"
        key={name}
        type="text"
        defaultValue={name}
        onBlur={(event) => event.target.value.trim() !== name && onName(event.target.value.trim())}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </div>
  );
}

interface PortsProps {
  flat: Flat;
  components: Components;
  place: string;
  onFill: (owner: string, port: string) => void;
  onOff: (path: string[], value: Json | undefined) => void;
}

/** What is plugged in, port by port. */
function Ports({ flat, components, place, onFill, onOff }: PortsProps) {
  const ports = components.ports(flat, place);
  return ports.length === 0 ? null : (
    <section className="ports" aria-label="Ports">
      <h3>Plugged in</h3>
      {ports.map((port) => (
        <PortLine key={port.name} flat={flat} components={components} place={place} port={port} onFill={onFill} onOff={onOff} />
      ))}
    </section>
  );
}

function PortLine({ flat, components, place, port, onFill, onOff }: PortsProps & { port: Port }) {
  const plugs = plugsOf(flat, place, port.name);
  const section = unsaid(place, port);
  const off = valueAt(flat.nodes[place]?.settings, port.name.split('.')) === null;
  return (
    <div className="port-line">
      <div className="port-line-head">
        <span title={port.summary}>{port.name}</span>
        <button className="link" onClick={() => onFill(place, port.name)}>
          {plugs.length > 0 && port.arity !== 'many' ? 'change' : 'add'}
        </button>
        {port.arity === 'optional' && section !== '' && plugs.length === 0 && (
          <button className="link" onClick={() => onOff(port.name.split('.'), off ? undefined : null)}>
            {off ? `use the section ${section}` : 'none'}
          </button>
        )}
      </div>
      {plugs.map((plug) => (
        <div key={plug.slot} className="plugged">
          <button className="link" onClick={() => select(plug.from)}>
            {plug.from === plug.slot ? (components.at(flat, plug.from)?.id ?? plug.from) : `→ ${plug.from}`}
          </button>
          {plug.from !== plug.slot && port.arity === 'many' && <LinkWeight slot={plug.slot} weight={plug.weight} />}
          <button className="icon small" aria-label={`Unplug ${plug.slot}`} onClick={() => removeAll([plug.slot])}>
            <Icon name="close" size={11} />
          </button>
        </div>
      ))}
      {plugs.length === 0 && (
        <span className="hint">{off ? 'none' : section !== '' ? `the section ${section}` : port.standard || 'empty'}</span>
      )}
    </div>
  );
}

/** The weight of a node that stands elsewhere; that of an own one is in its form. */
function LinkWeight({ slot, weight }: { slot: string; weight: Json | undefined }) {
  const change = (text: string) => {
    const meant = read(text, { anyOf: [] });
    if ('value' in meant) {
      editDocument('Set weight', (now) => weigh(now, slot, meant.value), `${slot}#weight`);
    }
  };
  return (
    <input
      className="link-weight"
      type="text"
      key={write(weight)}
      aria-label={`Weight of ${slot}`}
      placeholder="weight"
      defaultValue={write(weight)}
      onBlur={(event) => event.target.value !== write(weight) && change(event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}
