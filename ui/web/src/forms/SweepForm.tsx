import { useState } from 'react';
import type { Json, JsonObject, Problem } from '../api/types';
import { Icon } from '../app/Icon';
import { isObject } from '../document/renaming';
import { TextField } from './fields';

export interface SweepProps {
  sweep: JsonObject | undefined;
  problems: readonly Problem[];
  onChange: (sweep: JsonObject | undefined) => void;
}

/** The section `sweep`: axes by place, and how points of them are chosen. */
export function SweepForm({ sweep, problems, onChange }: SweepProps) {
  const [place, setPlace] = useState('');
  const axes = isObject(sweep?.['axes']) ? sweep['axes'] : {};
  const change = (key: string, value: Json | undefined) => {
    const { [key]: _, ...rest } = sweep ?? {};
    const next = value === undefined ? rest : { ...rest, [key]: value };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  const axis = (at: string, value: Json | undefined) => {
    const { [at]: _, ...rest } = axes;
    const next = value === undefined ? rest : { ...axes, [at]: value };
    change('axes', Object.keys(next).length === 0 ? undefined : next);
  };
  const add = () => {
    axis(place.trim(), axes[place.trim()] ?? [0, 1]);
    setPlace('');
  };
  const field = (name: string, description: string) => (
    <TextField
      name={name}
      id={`sweep-${name}`}
      schema={{ anyOf: [], description }}
      value={sweep?.[name]}
      required={false}
      problems={problems.filter((problem) => problem.where.startsWith(`sweep.${name}`))}
      onChange={(value) => change(name, value)}
    />
  );
  return (
    <details className="fieldset" open={sweep !== undefined}>
      <summary>sweep</summary>
      <p className="hint">
        Several values with commas at any setting make a sweep as well. An axis here can also be an interval: {'{interval: [1, 8]}'}.
      </p>
      {Object.entries(axes).map(([at, value]) => (
        <TextField
          key={at}
          name={at}
          id={`axis-${at}`}
          schema={{ anyOf: [] }}
          value={value}
          required={false}
          problems={problems.filter((problem) => problem.where.includes(at))}
          onChange={(next) => axis(at, next)}
        />
      ))}
      <div className="field inline">
        <label htmlFor="new-axis">New axis</label>
        <input
          id="new-axis"
          type="text"
          value={place}
          placeholder="student.train.batch"
          onChange={(event) => setPlace(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && place.trim() !== '' && add()}
        />
        <button className="icon" aria-label="Add the axis" disabled={place.trim() === ''} onClick={add}>
          <Icon name="add" />
        </button>
      </div>
      {field('search', 'grid unless given; random, tpe, halving or hyperband with trials')}
      {field('trials', 'Number of points that are tried')}
      {field('objectives', 'What a search looks for: metrics, such as quality/accuracy')}
      {field('seed', 'Seed of the search')}
    </details>
  );
}
