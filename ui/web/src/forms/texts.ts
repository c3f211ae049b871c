import type { Json, Schema } from '../api/types';

/** Settings as text in a field, and back. */

export type Read = { value: Json | undefined } | { error: string };

export function typeOf(schema: Schema): string {
  const type = Array.isArray(schema.type) ? 'scalar' : schema.type;
  return type ?? (schema.anyOf ? 'free' : 'scalar');
}

/** A value as it is shown in a field: lists with commas, maps as YAML writes them in a line. */
export function write(value: Json | undefined): string {
  if (value === undefined) {
    return '';
  }
  return Array.isArray(value) && value.length > 0 ? value.map(flow).join(', ') : flow(value);
}

function flow(value: Json): string {
  if (Array.isArray(value)) {
    return `[${value.map(flow).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`).join(', ')}}`;
  }
  return typeof value === 'string' && !isPlain(value) ? JSON.stringify(value) : String(value);
}

const WORD = /^[\p{L}_/$.<>*?-][\p{L}\p{N}_/ $.<>*?-]*$/u;

function isPlain(text: string): boolean {
  return WORD.test(text) && text.trim() === text && !/^(true|false|null|-?\.?\d)/.test(text);
}

/**
 * Reads what was typed into a field. Several values with commas are a list, which is a sweep where the setting takes
 * one value; maps and lists in brackets are read as YAML reads them in a line.
 */
export function read(text: string, schema: Schema): Read {
  const trimmed = text.trim();
  if (trimmed === '') {
    return { value: undefined };
  }
  const parsed = parse(trimmed);
  if ('error' in parsed) {
    return parsed;
  }
  const list = typeOf(schema) === 'array';
  const value = list && !Array.isArray(parsed.value) ? [parsed.value ?? null] : parsed.value;
  const wrong = misfit(value, schema, list);
  return wrong === '' ? { value } : { error: wrong };
}

/** What is kept of a text: what it says, also where that does not fit; the text as it is where it says nothing. */
export function kept(text: string, schema: Schema): Json | undefined {
  const meant = read(text, schema);
  if ('value' in meant) {
    return meant.value;
  }
  const parsed = parse(text.trim());
  return 'value' in parsed ? parsed.value : text.trim();
}

function misfit(value: Json | undefined, schema: Schema, list: boolean): string {
  const one = list ? (schema.items ?? {}) : schema;
  const values = Array.isArray(value) ? value.flat() : [value];
  for (const single of values) {
    const wrong = typeof single === 'object' || single === undefined ? '' : range(single, one);
    if (wrong !== '') {
      return wrong;
    }
  }
  return '';
}

function range(value: string | number | boolean, schema: Schema): string {
  const type = typeOf(schema);
  if (type !== 'number' && type !== 'integer') {
    return '';
  }
  if (typeof value !== 'number') {
    return `must be a ${type === 'integer' ? 'whole number' : 'number'}, but is '${value}'`;
  }
  if (type === 'integer' && !Number.isInteger(value)) {
    return `must be a whole number, but is '${value}'`;
  }
  const text = bounds(schema);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const inside =
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum) &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum) &&
    (exclusiveMaximum === undefined || value < exclusiveMaximum);
  return inside ? '' : `must be ${text}, but is '${value}'`;
}

/** The range of a number in words. */
export function bounds(schema: Schema): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const parts = [
    minimum === undefined ? '' : `at least ${minimum}`,
    exclusiveMinimum === undefined ? '' : `above ${exclusiveMinimum}`,
    maximum === undefined ? '' : `at most ${maximum}`,
    exclusiveMaximum === undefined ? '' : `below ${exclusiveMaximum}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** Reads a value of YAML's flow style: numbers, words, [lists], {maps}; commas at the top make a list. */
export function parse(text: string): Read {
  const reader = new Reader(text);
  try {
    const items = [reader.value(',')];
    while (reader.take(',')) {
      items.push(reader.value(','));
    }
    reader.end();
    return { value: items.length === 1 ? items[0]! : items };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  take(sign: string): boolean {
    this.spaces();
    if (this.text[this.at] !== sign) {
      return false;
    }
    this.at++;
    return true;
  }

  end(): void {
    this.spaces();
    if (this.at < this.text.length) {
      throw new Error(`cannot read '${this.text.slice(this.at)}'; write a value, several with commas, or {key: value}`);
    }
  }

  value(stops: string): Json {
    if (this.take('[')) {
      return this.sequence();
    }
    if (this.take('{')) {
      return this.map();
    }
    return this.scalar(stops);
  }

  private sequence(): Json {
    const items: Json[] = [];
    while (!this.take(']')) {
      items.push(this.value(',]'));
      if (!this.take(',') && !this.peek(']')) {
        throw new Error(`a bracket ] is missing`);
      }
    }
    return items;
  }

  private map(): Json {
    const entries: [string, Json][] = [];
    while (!this.take('}')) {
      const key = this.scalar(':}');
      if (!this.take(':')) {
        throw new Error(`a colon is missing after '${String(key)}'`);
      }
      entries.push([String(key), this.value(',}')]);
      if (!this.take(',') && !this.peek('}')) {
        throw new Error(`a bracket } is missing`);
      }
    }
    return Object.fromEntries(entries);
  }

  private peek(sign: string): boolean {
    this.spaces();
    return this.text[this.at] === sign;
  }

  private scalar(stops: string): Json {
    this.spaces();
    const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(this.text.slice(this.at));
    if (quoted) {
      this.at += quoted[0].length;
      return quoted[1] === undefined ? (quoted[2] ?? '').replaceAll("''", "'") : (JSON.parse(quoted[0]) as string);
    }
    const from = this.at;
    while (this.at < this.text.length && !stops.includes(this.text[this.at]!)) {
      this.at++;
    }
    const word = this.text.slice(from, this.at).trim();
    if (word === '') {
      throw new Error('a value is missing');
    }
    return word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : number(word);
  }

  private spaces(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\n') {
      this.at++;
    }
  }
}

function number(word: string): Json {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(word) ? Number(word) : word;
}
