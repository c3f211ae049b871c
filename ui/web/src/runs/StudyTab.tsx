import { useMemo, useState } from 'react';
import { runReport, runStudy } from '../api/endpoints';
import type { Report } from '../compare/report';
import { useLoaded } from '../api/useLoaded';
import { figure } from './format';
import '../style/runs.css';
import { type Cell, type Column, ends, positions, type Study, tableOf, type TrialRow } from './study';

const W = 920;
const H = 300;
const PAD = { x: 120, top: 44, bottom: 26 };

const text = (cell: Cell) => (typeof cell === 'number' ? (Number.isInteger(cell) ? String(cell) : figure(cell)) : (cell ?? '–'));

/** The trials of a sweep or search: a line for each over all axes, and a table. */
export function StudyTab({ id, done }: { id: string; done: number }) {
  const study = useLoaded(`study ${id} ${done}`, () => runStudy<Study>(id));
  const report = useLoaded(`report ${id} ${done}`, () => runReport<Report>(id).catch(() => undefined));
  const [chosen, choose] = useState<number>();
  const [sort, setSort] = useState({ column: -1, down: false });
  const table = useMemo(() => (study.value ? tableOf(study.value, report.value) : undefined), [study.value, report.value]);
  const rows = useMemo(() => (table ? sorted(table.rows, sort) : []), [table, sort]);
  if (!table) {
    return <p className="hint study">{study.error === '' ? 'Loading…' : 'The trials are listed when the sweep is finished.'}</p>;
  }
  const best = table.rows.filter((row) => row.best).length;
  const order = (column: number) => setSort((now) => ({ column, down: now.column === column && !now.down }));
  return (
    <div className="study">
      <p className="hint" role="status">
        {table.rows.length} trials by {study.value!.search}
        {best > 1 && `; ${best} are on the Pareto front: no other is better in every objective`}
        {best === 1 && '; one is best'}
      </p>
      {table.columns.length > 1 && table.rows.length > 1 && <Lines columns={table.columns} rows={table.rows} chosen={chosen} onChoose={choose} />}
      <div className="study-table" tabIndex={0} role="region" aria-label="Trials">
        <table>
          <thead>
            <tr>
              <Head title="trial" about="In the order they were tried" now={sort} column={-1} onSort={order} />
              <th scope="col">state</th>
              {table.columns.map((column, i) => (
                <Head key={column.about} title={column.title + arrow(column)} about={column.about} now={sort} column={i} onSort={order} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={row.number}
                className={`${row.number === chosen ? 'chosen' : ''} ${row.best ? 'best' : ''}`}
                onMouseEnter={() => choose(row.number)}
                onMouseLeave={() => choose(undefined)}
              >
                <td>
                  {row.number + 1}
                  {row.best && <span className="tag">best</span>}
                </td>
                <td title={row.message}>{row.state}</td>
                {row.cells.map((cell, i) => (
                  <td key={table.columns[i]?.about ?? i}>{text(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const arrow = ({ better }: Column) => (better === 'higher' ? ' ↑' : better === 'lower' ? ' ↓' : '');

interface HeadProps {
  title: string;
  about: string;
  column: number;
  now: { column: number; down: boolean };
  onSort: (column: number) => void;
}

function Head({ title, about, column, now, onSort }: HeadProps) {
  const order = now.column !== column ? 'none' : now.down ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={order} title={about}>
      <button className="sort" onClick={() => onSort(column)}>
        {title}
      </button>
    </th>
  );
}

function sorted(rows: readonly TrialRow[], { column, down }: { column: number; down: boolean }): TrialRow[] {
  const value = (row: TrialRow): Cell => (column < 0 ? row.number : row.cells[column]);
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === undefined || y === undefined) {
      return Number(x === undefined) - Number(y === undefined);
    }
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y))) || a.number - b.number;
  });
}

interface LinesProps {
  columns: readonly Column[];
  rows: readonly TrialRow[];
  chosen: number | undefined;
  onChoose: (trial: number | undefined) => void;
}

/** Parallel coordinates: an axis for each setting and objective, a line for each trial. */
function Lines({ columns, rows, chosen, onChoose }: LinesProps) {
  const at = columns.map((_, i) => positions(rows, i));
  const x = (i: number) => PAD.x + (i * (W - 2 * PAD.x)) / Math.max(1, columns.length - 1);
  const y = (place: number) => H - PAD.bottom - place * (H - PAD.top - PAD.bottom);
  const line = (row: number) =>
    columns.flatMap((_, i) => (at[i]![row] === undefined ? [] : [`${x(i).toFixed(1)},${y(at[i]![row]!).toFixed(1)}`])).join(' ');
  const rank = (row: TrialRow) => (row.number === chosen ? 2 : row.best ? 1 : 0);
  const drawn = rows.map((row, i) => ({ row, i })).sort((a, b) => rank(a.row) - rank(b.row));
  return (
    <svg className="study-lines" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={`${rows.length} trials over ${columns.length} axes; the table has the same`}>
      {columns.map((column, i) => {
        const [low, high] = ends(rows, i);
        return (
          <g key={column.about}>
            <title>{column.about}</title>
            <line className="grid" x1={x(i)} x2={x(i)} y1={PAD.top} y2={H - PAD.bottom} />
            <text className="row-label" x={x(i)} y={16} textAnchor="middle">
              {column.title + arrow(column)}
            </text>
            <text x={x(i)} y={PAD.top - 8} textAnchor="middle">
              {text(high)}
            </text>
            <text x={x(i)} y={H - PAD.bottom + 16} textAnchor="middle">
              {text(low)}
            </text>
          </g>
        );
      })}
      {drawn.map(({ row, i }) => (
        <polyline
          key={row.number}
          points={line(i)}
          className={`trial ${row.best ? 'best' : ''} ${row.number === chosen ? 'chosen' : ''}`}
          onMouseEnter={() => onChoose(row.number)}
          onMouseLeave={() => onChoose(undefined)}
        />
      ))}
    </svg>
  );
}
