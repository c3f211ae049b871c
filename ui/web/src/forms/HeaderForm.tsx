import type { Flat, Json, Problem, Schema } from '../api/types';
import { isObject } from '../document/renaming';
import { TextField } from './fields';
import { SweepForm } from './SweepForm';

const FIELDS: Record<string, Schema> = {
  name: { type: 'string', description: 'Shown in lists and reports' },
  description: { type: 'string', description: 'What it is for' },
  seed: { type: 'integer', description: 'Root of all randomness', default: 0 },
  repeat: {
    type: 'integer',
    minimum: 1,
    description: 'How often everything is done, each time with randomness of its own',
    default: 1,
  },
};

const TWINS = [
  { id: 'scratch', text: 'scratch: without the terms that need a teacher' },
  { id: 'hard-labels', text: "hard-labels: with the teacher's decision in place of its soft labels" },
  { id: 'redistilled', text: 'redistilled: the same lesson under other chance' },
];
const STANDARD_TWINS = ['scratch', 'hard-labels'];

export interface HeaderProps {
  flat: Flat;
  problems: readonly Problem[];
  onChange: (key: string, value: Json | undefined) => void;
}

/** What is said about the experiment as a whole. */
export function HeaderForm({ flat, problems, onChange }: HeaderProps) {
  const twins = flat.twins ?? STANDARD_TWINS;
  const own = (key: string) => problems.filter((p) => p.where === key || p.where.startsWith(`${key}.`) || p.where.startsWith(`${key}[`));
  const header = flat as unknown as Record<string, Json | undefined>;
  const toggle = (id: string, on: boolean) => {
    const next = TWINS.map((twin) => twin.id).filter((twin) => (twin === id ? on : twins.includes(twin)));
    onChange('twins', next.join() === STANDARD_TWINS.join() ? undefined : next);
  };
  return (
    <>
      {Object.entries(FIELDS).map(([key, schema]) =>
        key === 'name' || key === 'description' ? (
          <Words key={key} name={key} value={String(header[key] ?? '')} onChange={(text) => onChange(key, text || undefined)} />
        ) : (
          <TextField
            key={key}
            name={key}
            id={`header-${key}`}
            schema={schema}
            value={header[key]}
            required={false}
            problems={own(key)}
            onChange={(value) => onChange(key, value)}
          />
        ),
      )}
      <fieldset className="field">
        <legend>twins</legend>
        {TWINS.map((twin) => (
          <label key={twin.id} className="switch">
            <input
              type="checkbox"
              checked={twins.includes(twin.id)}
              onChange={(event) => toggle(twin.id, event.target.checked)}
            />
            <span>{twin.text}</span>
          </label>
        ))}
        <p className="hint">Students trained otherwise beside every student: they tell what distillation did.</p>
      </fieldset>
      <SweepForm
        sweep={isObject(flat.sweep) ? flat.sweep : undefined}
        problems={own('sweep')}
        onChange={(sweep) => onChange('sweep', sweep)}
      />
    </>
  );
}

/** Free text: a name or a description is text even if it looks like a number or a list. */
function Words({ name, value, onChange }: { name: string; value: string; onChange: (text: string) => void }) {
  const shared = { id: `header-${name}`, value, spellCheck: name === 'description' };
  return (
    <div className="field">
      <div className="field-label">
        <label htmlFor={shared.id}>{name}</label>
      </div>
      {name === 'description' ? (
        <textarea {...shared} rows={4} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type="text" onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  );
}
