import { type ReactNode, useEffect, useState } from 'react';
import type { Json, Problem, Schema } from '../api/types';
import { Icon } from '../app/Icon';
import { bounds, kept, read, typeOf, write } from './texts';

export interface FieldProps {
  name: string;
  id: string;
  schema: Schema;
  value: Json | undefined;
  required: boolean;
  problems: readonly Problem[];
  onChange: (value: Json | undefined) => void;
}

interface FrameProps extends FieldProps {
  note?: string;
  error?: string;
  children: ReactNode;
}

/** A field with its label, what it means, and what is wrong with it. */
function Framed({ name, id, schema, value, required, problems, onChange, note, error, children }: FrameProps) {
  const set = value !== undefined;
  return (
    <div className={problems.length > 0 || error ? 'field wrong' : 'field'}>
      <div className="field-label">
        <label htmlFor={id}>
          {name}
          {required && <span className="required"> required</span>}
        </label>
        {note && <span className="field-note">{note}</span>}
        {set && (
          <button className="icon small" title="Back to the default" aria-label={`Back to the default of ${name}`} onClick={() => onChange(undefined)}>
            <Icon name="close" size={11} />
          </button>
        )}
      </div>
      {children}
      <p className="hint" id={`${id}-hint`}>
        {[schema.description, bounds(schema)].filter(Boolean).join('; ')}
      </p>
      {error && (
        <p className="problem" role="alert">
          {error}
        </p>
      )}
      {problems.map((problem) => (
        <p key={problem.where + problem.message} className={`problem ${problem.severity}`}>
          {problem.message}
          <span className="remedy">{problem.remedy}</span>
        </p>
      ))}
    </div>
  );
}

/** What counts where nothing is set. */
function byDefault(schema: Schema): string {
  const text = write(schema.default);
  return text === '[]' || text === '{}' ? 'none' : text;
}

/** Numbers, texts, lists, and everything else as YAML writes it in a line. */
export function TextField(props: FieldProps) {
  const { id, schema, value, onChange, name } = props;
  const written = write(value);
  const [text, setText] = useState(written);
  useEffect(() => {
    setText((now) => (write(kept(now, schema)) === written ? now : written));
  }, [written, schema]);
  // What does not fit is kept as well: what stands on the screen is what is checked, saved and run.
  const meant = read(text, schema);
  const error = 'error' in meant && props.problems.length === 0 ? meant.error : '';
  const type = (next: string) => {
    setText(next);
    const value = kept(next, schema);
    if (write(value) !== written) {
      onChange(value);
    }
  };
  const single = typeOf(schema) !== 'array';
  const note = single && Array.isArray(value) ? `sweep of ${value.length}` : (schema['x-limbeck-unit'] ?? '');
  const numeric = ['number', 'integer'].includes(typeOf(schema));
  const shared = {
    id,
    value: text,
    placeholder: byDefault(schema),
    'aria-describedby': `${id}-hint`,
    'aria-invalid': error !== '' || props.problems.length > 0,
    spellCheck: false,
    autoComplete: 'off',
  };
  return (
    <Framed {...props} note={note} error={error === '' ? '' : `${name} ${error}`}>
      {text.length > 60 ? (
        <textarea {...shared} rows={3} onChange={(event) => type(event.target.value)} />
      ) : (
        <input {...shared} type="text" inputMode={numeric ? 'decimal' : 'text'} onChange={(event) => type(event.target.value)} />
      )}
    </Framed>
  );
}

export function ChoiceField(props: FieldProps) {
  const { id, schema, value, onChange } = props;
  return (
    <Framed {...props}>
      <select
        id={id}
        value={value === undefined ? '' : String(value)}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(schema.enum?.find((choice) => String(choice) === event.target.value))}
      >
        <option value="">{schema.default === undefined ? 'not set' : `${write(schema.default)} (default)`}</option>
        {schema.enum?.map((choice) => (
          <option key={String(choice)} value={String(choice)}>
            {String(choice)}
          </option>
        ))}
      </select>
    </Framed>
  );
}

export function BooleanField(props: FieldProps) {
  const { id, schema, value, onChange } = props;
  const shown = value === undefined ? schema.default === true : value === true;
  return (
    <Framed {...props} note={value === undefined ? 'default' : ''}>
      <label className="switch">
        <input
          id={id}
          type="checkbox"
          checked={shown}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{shown ? 'yes' : 'no'}</span>
      </label>
    </Framed>
  );
}
