import { expect, test } from 'vitest';
import type { Report } from '../compare/report';
import { storedCurves } from './stored';
import { ends, positions, type Study, tableOf } from './study';

const study: Study = {
  search: 'grid',
  objectives: [],
  axes: [{ place: 'student.objective[0].temperature', title: 'temperature' }],
  trials: [1, 4, 2].map((temperature, number) => ({
    number,
    state: 'complete',
    assignments: { 'student.objective[0].temperature': temperature },
    measurements: [{ values: [], variant: number }],
  })),
  best: [1],
};

const report = {
  shown: 0,
  variants: [0.7, 0.8, 0.9].map((mean) => ({
    models: [
      { place: 'teacher', curve: [{ epoch: 1, values: { objective: 0.5 } }, { epoch: 2, values: { objective: 0.25 } }] },
      { place: 'student', metrics: [{ metric: 'quality/accuracy', figure: { mean } }] },
      { place: 'student~scratch', twin: 'scratch', metrics: [{ metric: 'quality/accuracy', figure: { mean: 0 } }] },
    ],
  })),
} as unknown as Report;

test('trials of a sweep without objectives show figures of the student', () => {
  const { columns, rows } = tableOf(study, report);
  expect(columns.map((column) => column.title)).toEqual(['temperature', 'accuracy']);
  expect(rows.map((row) => row.cells)).toEqual([[1, 0.7], [4, 0.8], [2, 0.9]]);
  expect(rows.map((row) => row.best)).toEqual([false, true, false]);
});

test('values stand on their axis by size, and by its logarithm where they span two decades', () => {
  const { rows } = tableOf(study, report);
  expect(positions(rows, 0)).toEqual([0, 1, 1 / 3]);
  expect(ends(rows, 0)).toEqual([1, 4]);
  const wide = [0.001, 0.01, 0.1].map((value, number) => ({ number, state: '', best: false, message: '', cells: [value] }));
  expect(positions(wide, 0)[1]).toBeCloseTo(0.5);
});

test('a model that was reused has the curves of the report', () => {
  const [teacher, ...more] = storedCurves(report, []);
  expect(more).toEqual([]);
  expect(teacher?.curves.get('objective')).toEqual({ x: [1, 2], y: [0.5, 0.25] });
});
