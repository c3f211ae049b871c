import type { Run, RunFigure } from '../api/types';
import { nameOf } from '../document/catalog';
import { isTwin } from './twins';

/** A figure as a column: a metric of the first student, or of the teacher where there is none. */
export interface FigureColumn {
  metric: string;
  attribute: string;
}

export const keyOf = ({ metric, attribute }: FigureColumn): string => (attribute ? `${metric}:${attribute}` : metric);

export const titleOf = ({ metric, attribute }: FigureColumn): string =>
  attribute ? `${nameOf(metric)} (${attribute})` : nameOf(metric);

/** The figures runs have, those most of them have first. */
export function figureColumns(runs: readonly Run[]): FigureColumn[] {
  const counts = new Map<string, { column: FigureColumn; count: number }>();
  for (const run of runs) {
    const own = new Map((run.figures ?? []).map(({ metric, attribute }) => [keyOf({ metric, attribute }), { metric, attribute }]));
    for (const [key, column] of own) {
      counts.set(key, { column, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ column }) => column);
}

export function figureOf(run: Run, { metric, attribute }: FigureColumn): RunFigure | undefined {
  const own = (run.figures ?? []).filter((one) => one.metric === metric && one.attribute === attribute);
  const plain = own.filter((one) => !isTwin(one.model));
  return plain.find((one) => one.model !== 'teacher' && !one.model.startsWith('parts.')) ?? plain[0];
}

/** Runs by a figure, `metric:KEY` or with `-` before it for descending; those without it last. */
export function byFigure(runs: readonly Run[], sort: string): readonly Run[] {
  const [metric = '', attribute = ''] = sort.replace(/^-?metric:/, '').split(':');
  const sign = sort.startsWith('-') ? -1 : 1;
  const value = (run: Run) => figureOf(run, { metric, attribute })?.mean ?? sign * Infinity;
  return [...runs].sort((a, b) => sign * (value(a) - value(b)) || 0);
}
