import type { Json, JsonObject } from '../api/types';
import { isObject } from './renaming';

export function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((at, key) => (isObject(at) ? at[key] : undefined), value);
}

/** The value with another one at `path`; `undefined` takes it away, and with it maps that are left empty. */
export function withValue(value: JsonObject, path: readonly string[], to: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) {
    return to ?? null;
  }
  const { [key]: old, ...others } = value;
  const inner = rest.length === 0 ? to : inside(old, rest, to);
  if (inner === undefined) {
    return others;
  }
  return key in value ? { ...value, [key]: inner } : { ...others, [key]: inner };
}

function inside(old: Json | undefined, rest: readonly string[], to: Json | undefined): Json | undefined {
  const inner = withValue(isObject(old) ? old : {}, rest, to);
  return isObject(inner) && Object.keys(inner).length === 0 ? undefined : inner;
}

/** A short text for a value: lists without brackets, maps as `key value`. */
export function show(value: Json | undefined): string {
  if (Array.isArray(value)) {
    return value.some((item) => Array.isArray(item)) ? value.map((v) => `[${show(v)}]`).join(', ') : value.map(show).join(', ');
  }
  if (isObject(value)) {
    return Object.entries(value)
      .map(([key, inner]) => `${key} ${isObject(inner) ? `{${show(inner)}}` : show(inner)}`)
      .join(', ');
  }
  return value === undefined ? '' : String(value);
}

/** The settings of a node in one line. */
export function summary(settings: JsonObject | undefined): string {
  return Object.entries(settings ?? {})
    .map(([key, value]) => (isObject(value) ? show(value) : `${key} ${value === null ? 'none' : show(value)}`))
    .join(' · ');
}
