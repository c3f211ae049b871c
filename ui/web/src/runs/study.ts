import type { Report } from '../compare/report';
import { nameOf } from '../document/catalog';
import { isTwin } from './twins';

/** The study of a sweep or search, as the server tells it. */
export interface Study {
  search: string;
  objectives: { metric: string; attribute: string; model: string; better: 'higher' | 'lower' }[];
  axes: { place: string; title: string; logarithmic?: boolean }[];
  trials: {
    number: number;
    state: string;
    assignments: Record<string, unknown>;
    measurements: { values: number[]; variant: number }[];
    message?: string;
  }[];
  best: number[];
}

export type Cell = number | string | undefined;

export interface Column {
  title: string;
  about: string;
  /** Whether it was chosen or measured. */
  isAxis: boolean;
  better: string;
}

export interface TrialRow {
  number: number;
  state: string;
  best: boolean;
  message: string;
  cells: Cell[];
}

interface Measured {
  metric: string;
  attribute?: string;
  figure: { mean: number | null } | null;
}

type Models = { place: string; twin?: string | null; metrics?: Measured[]; fairness?: Measured[] }[];

const MOST_FIGURES = 4;

/** Trials as rows: what was chosen, then the objectives, or figures of the report where the sweep has none. */
export function tableOf(study: Study, report: Report | undefined): { columns: Column[]; rows: TrialRow[] } {
  const figures = study.objectives.length > 0 ? [] : figuresOf(report);
  const columns: Column[] = [
    ...study.axes.map(({ title, place }) => ({ title, about: place, isAxis: true, better: '' })),
    ...study.objectives.map((one) => ({
      title: one.attribute ? `${nameOf(one.metric)} (${one.attribute})` : nameOf(one.metric),
      about: `${one.metric} of ${one.model}, on validation rows`,
      isAxis: false,
      better: one.better,
    })),
    ...figures.map((key) => ({ title: titleOf(key), about: `${key.join(' ')}, on test rows`, isAxis: false, better: '' })),
  ];
  const rows = study.trials.map((trial) => {
    const last = trial.measurements.at(-1);
    const measured = last ? figures.map((key) => figureAt(report, last.variant, key)) : [];
    return {
      number: trial.number,
      state: trial.state,
      best: study.best.includes(trial.number),
      message: trial.message ?? '',
      cells: [...study.axes.map(({ place }) => plain(trial.assignments[place])), ...(last?.values ?? []), ...measured],
    };
  });
  return { columns, rows };
}

type Key = [metric: string, attribute: string];

const titleOf = ([metric, attribute]: Key) => (attribute ? `${nameOf(metric)} (${attribute})` : nameOf(metric));

function plain(value: unknown): Cell {
  return typeof value === 'number' || typeof value === 'string' ? value : value === undefined ? undefined : JSON.stringify(value);
}

/** The student's figures; those of the last model where no place says student. */
function ofStudent(report: Report | undefined, variant: number): Measured[] {
  const models = (report?.variants[variant]?.models ?? []) as unknown as Models;
  const own = models.filter((model) => !model.twin && !isTwin(model.place));
  const student = own.find((model) => model.place.startsWith('student')) ?? own.at(-1);
  return [...(student?.metrics ?? []), ...(student?.fairness ?? [])];
}

function figuresOf(report: Report | undefined): Key[] {
  return ofStudent(report, 0)
    .slice(0, MOST_FIGURES)
    .map((one) => [one.metric, one.attribute ?? '']);
}

function figureAt(report: Report | undefined, variant: number, [metric, attribute]: Key): Cell {
  const found = ofStudent(report, variant).find((one) => one.metric === metric && (one.attribute ?? '') === attribute);
  return found?.figure?.mean ?? undefined;
}

/** Where a value stands on its axis, from 0 to 1: numbers by size, texts in the order they come. */
export function positions(rows: readonly TrialRow[], column: number): (number | undefined)[] {
  const values = rows.map((row) => row.cells[column]);
  const numbers = values.filter((value): value is number => typeof value === 'number');
  if (numbers.length === values.filter((value) => value !== undefined).length) {
    const low = Math.min(...numbers);
    const high = Math.max(...numbers);
    const log = low > 0 && high / low >= 100;
    const at = (value: number) => (log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low));
    return values.map((value) => (typeof value !== 'number' ? undefined : low === high ? 0.5 : at(value)));
  }
  const texts = [...new Set(values.filter((value) => value !== undefined).map(String))];
  return values.map((value) => (value === undefined ? undefined : texts.length === 1 ? 0.5 : texts.indexOf(String(value)) / (texts.length - 1)));
}

export function ends(rows: readonly TrialRow[], column: number): [low: Cell, high: Cell] {
  const at = positions(rows, column);
  const find = (place: number) => rows[at.findIndex((one) => one !== undefined && Math.abs(one - place) < 1e-9)]?.cells[column];
  return [find(0) ?? find(0.5), find(1) ?? find(0.5)];
}
