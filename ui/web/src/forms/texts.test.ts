import { describe, expect, it } from 'vitest';
import { bounds, kept, parse, read, write } from './texts';

describe('a field', () => {
  it('takes several values for a sweep', () => {
    expect(read('0, 0.5, 1', { type: 'number' })).toEqual({ value: [0, 0.5, 1] });
    expect(read('[4], [8, 8]', { type: 'array', items: { type: 'integer' } })).toEqual({ value: [[4], [8, 8]] });
  });

  it('takes one value of a list for the list', () => {
    expect(read('64', { type: 'array', items: { type: 'integer' } })).toEqual({ value: [64] });
  });

  it('takes a schedule as YAML writes it in a line', () => {
    expect(read('{schedule: ramp, to: 1.0, epochs: 5}', { anyOf: [] })).toEqual({
      value: { schedule: 'ramp', to: 1, epochs: 5 },
    });
  });

  it('says which range a number left', () => {
    expect(read('-3', { type: 'number', exclusiveMinimum: 0 })).toEqual({ error: "must be above 0, but is '-3'" });
    expect(read('1.5', { type: 'integer' })).toEqual({ error: "must be a whole number, but is '1.5'" });
    expect(read('many', { type: 'integer' })).toEqual({ error: "must be a whole number, but is 'many'" });
    expect(read('1, 7', { type: 'number', maximum: 5 })).toEqual({ error: "must be at most 5, but is '7'" });
    expect(bounds({ minimum: 0, exclusiveMaximum: 1 })).toBe('at least 0, below 1');
  });

  it('keeps what does not fit, so that nothing else is run', () => {
    expect(kept('-3', { type: 'number', exclusiveMinimum: 0 })).toBe(-3);
    expect(kept('abc', { type: 'integer' })).toBe('abc');
    expect(kept(' [1, 2', { type: 'array' })).toBe('[1, 2');
    expect(kept('', { type: 'integer' })).toBe(undefined);
    expect(kept('64', { type: 'array', items: { type: 'integer' } })).toEqual([64]);
  });

  it('says what is missing', () => {
    expect(parse('[1, 2')).toEqual({ error: 'a bracket ] is missing' });
    expect(parse('{a 1}')).toEqual({ error: "a colon is missing after 'a 1'" });
    expect(parse('1,')).toEqual({ error: 'a value is missing' });
  });

  it.each([
    [1.5, '1.5'],
    [['a', 'b c'], 'a, b c'],
    [[[4], [8, 8]], '[4], [8, 8]'],
    [{ schedule: 'ramp', to: 1 }, '{schedule: ramp, to: 1}'],
    [['group', 'group*age-band'], 'group, group*age-band'],
    ['?', '?'],
    ['', '""'],
    ['1', '"1"'],
    ['true', '"true"'],
    ['a: b', '"a: b"'],
    [false, 'false'],
  ])('writes %j as %s and reads it again', (value, text) => {
    expect(write(value)).toBe(text);
    expect(parse(text)).toEqual({ value });
  });
});
