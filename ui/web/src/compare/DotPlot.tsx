import type { Comparison, SeedRow } from '../api/types';
import { nameOf } from '../document/catalog';
import { colourOf } from '../runs/curves';
import { figure } from '../runs/format';
import { betterOf } from './pareto';
import { scale } from './scale';

export interface MetricRows {
  metric: string;
  attribute: string;
  title: string;
  better: string;
  rows: Comparison['rows'];
}

/** Rows of one metric together, in the order of the first. */
export function byMetric(rows: Comparison['rows']): MetricRows[] {
  const groups = new Map<string, MetricRows>();
  for (const row of rows) {
    const key = `${row.metric}\n${row.attribute}`;
    const { metric, attribute, title = '', better = '' } = row;
    const group = groups.get(key) ?? { metric, attribute, title, better, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const WIDTH = 440;
const LABEL = 132;
const DOT = 13;
const GAP = 8;

interface Mark {
  label: string;
  colour: string;
  mean: number;
  low: number | null | undefined;
  high: number | null | undefined;
  group: boolean;
}

export interface DotPlotProps {
  group: MetricRows;
  runs: Comparison['runs'];
  seeds: NonNullable<Comparison['seeds']>;
}

/** Figures as dots with their intervals as whiskers, a line for each run of each model; means over seeds as diamonds. */
export function DotPlot({ group, runs, seeds }: DotPlotProps) {
  const lines = group.rows.map((row) => ({ model: row.model, marks: [...dots(row, runs), ...means(row, seeds)] }));
  const all = lines.flatMap((line) => line.marks);
  const x = scale(all.flatMap((mark) => [mark.mean, mark.low ?? mark.mean, mark.high ?? mark.mean]), LABEL, WIDTH - 14, 4);
  let top = 6;
  const placed = lines.map((line) => {
    const y = top;
    top += Math.max(1, line.marks.length) * DOT + GAP;
    return { ...line, y };
  });
  return (
    <figure className="plot-card">
      <figcaption>
        <strong>{group.title || nameOf(group.metric)}</strong> {group.attribute && <span className="hint">{group.attribute}</span>}
        <span className="hint better">{betterOf(group.better) === 'lower' ? '← lower is better' : 'higher is better →'}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${top + 16}`} role="img" aria-label={`${group.title || group.metric} of ${runs.length} runs`}>
        {x.ticks.map((tick) => (
          <g key={tick}>
            <line className="grid" x1={x(tick)} x2={x(tick)} y1={0} y2={top} />
            <text x={x(tick)} y={top + 12} textAnchor="middle">
              {tick}
            </text>
          </g>
        ))}
        {placed.map((line) => (
          <g key={line.model}>
            <text x={LABEL - 12} y={line.y + 10} textAnchor="end" className="row-label">
              {short(line.model)}
            </text>
            {line.marks.map((mark, i) => (
              <Dot key={mark.label} mark={mark} x={x} y={line.y + i * DOT + DOT / 2} />
            ))}
          </g>
        ))}
      </svg>
    </figure>
  );
}

function Dot({ mark, x, y }: { mark: Mark; x: (value: number) => number; y: number }) {
  const whisker = mark.low !== null && mark.low !== undefined && mark.high !== null && mark.high !== undefined;
  const at = x(mark.mean);
  return (
    <g style={{ color: mark.colour }} className="dot">
      <title>{`${mark.label}: ${figure(mark.mean)}${whisker ? ` (${figure(mark.low)} to ${figure(mark.high)})` : ''}`}</title>
      {whisker && <line className="whisker" x1={x(mark.low!)} x2={x(mark.high!)} y1={y} y2={y} />}
      {mark.group ? <path d={`M${at - 5} ${y}L${at} ${y - 5}L${at + 5} ${y}L${at} ${y + 5}Z`} /> : <circle cx={at} cy={y} r={4} />}
    </g>
  );
}

function dots(row: Comparison['rows'][number], runs: Comparison['runs']): Mark[] {
  return row.figures.flatMap(({ figure: one }, i) =>
    one?.mean === null || one?.mean === undefined
      ? []
      : [{ label: labels(runs)[i] ?? '', colour: `var(${colourOf(i)})`, mean: one.mean, low: one.low, high: one.high, group: false }],
  );
}

function means(row: Comparison['rows'][number], seeds: NonNullable<Comparison['seeds']>): Mark[] {
  const same = (one: SeedRow) => one.model === row.model && one.metric === row.metric && one.attribute === row.attribute;
  return seeds.flatMap((group) => {
    const one = group.rows.find(same);
    return one?.mean === null || one?.mean === undefined
      ? []
      : [{ label: `mean of ${one.n} seeds`, colour: 'var(--ink)', mean: one.mean, low: one.low, high: one.high, group: true }];
  });
}

/** Names of runs to tell them by: where two are called alike, their ids. */
export function labels(runs: Comparison['runs']): string[] {
  const alike = new Set(runs.map((run) => run.name)).size < runs.length;
  return runs.map((run) => (alike ? run.id : run.name));
}

export function short(model: string): string {
  const text = model.replace(/^students\./, '');
  return text.length > 22 ? `${text.slice(0, 21)}…` : text;
}
