import type { Json, JsonObject, Problem, Schema } from '../api/types';
import { isObject } from '../document/renaming';
import { BooleanField, ChoiceField, TextField } from './fields';
import { typeOf } from './texts';

export interface FormProps {
  schema: Schema;
  settings: JsonObject;
  /** Problems of the node, by setting. */
  problems: readonly Problem[];
  onChange: (path: string[], value: Json | undefined) => void;
  path?: string[];
}

/** The settings of a node, in the order of their declaration; ports are not among them. */
export function SchemaForm({ schema, settings, problems, onChange, path = [] }: FormProps) {
  const fields = Object.entries(schema.properties ?? {}).filter(([, inner]) => !inner['x-limbeck-kind']);
  const required = new Set(schema.required);
  return (
    <>
      {fields.map(([name, inner]) => (
        <Field
          key={name}
          name={name}
          schema={inner}
          value={settings[name]}
          path={[...path, name]}
          problems={problems}
          required={required.has(name)}
          onChange={onChange}
        />
      ))}
    </>
  );
}

interface FieldProps {
  name: string;
  schema: Schema;
  value: Json | undefined;
  path: string[];
  problems: readonly Problem[];
  required: boolean;
  onChange: FormProps['onChange'];
}

function Field({ name, schema, value, path, problems, required, onChange }: FieldProps) {
  const place = path.join('.');
  const own = problems.filter((problem) => within(problem.setting, place));
  if (typeOf(schema) === 'object' && schema.properties) {
    const open = value !== undefined || own.length > 0;
    return (
      <details className="fieldset" open={open || path.length === 1}>
        <summary>
          {name}
          {value !== undefined && <i className="set-dot" aria-label="set" />}
        </summary>
        {schema.description && <p className="hint">{schema.description}</p>}
        <SchemaForm
          schema={schema}
          settings={isObject(value) ? value : {}}
          problems={problems}
          onChange={onChange}
          path={path}
        />
      </details>
    );
  }
  const common = {
    name,
    id: `setting-${place}`,
    schema,
    value,
    required,
    problems: own,
    onChange: (next: Json | undefined) => onChange(path, next),
  };
  const plain = value === undefined || typeof value !== 'object';
  if (schema.enum && plain) {
    return <ChoiceField {...common} />;
  }
  if (typeOf(schema) === 'boolean' && plain) {
    return <BooleanField {...common} />;
  }
  return <TextField {...common} />;
}

function within(setting: string, place: string): boolean {
  return setting === place || setting.startsWith(`${place}[`) || setting.startsWith(`${place}.`);
}
