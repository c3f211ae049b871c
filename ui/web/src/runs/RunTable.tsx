import { type UIEvent, useEffect, useRef, useState } from 'react';
import type { Run } from '../api/types';
import { Icon } from '../app/Icon';
import { Link } from '../app/router';
import { type FigureColumn, figureOf, keyOf, titleOf } from './columns';
import { ago, figure, span } from './format';
import { State } from './State';
import { isFigure, type RunList } from './useRuns';

const ROW = 34;
const AROUND = 12;

export interface RunTableProps {
  list: RunList;
  columns: readonly FigureColumn[];
  sort: string;
  onSort: (sort: string) => void;
  onHide: (column: FigureColumn) => void;
  chosen: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

/** A table of which only the rows in view exist: ten thousand runs scroll like ten. */
export function RunTable({ list, columns, sort, onSort, onHide, chosen, onToggle }: RunTableProps) {
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(800);
  const box = useRef<HTMLDivElement>(null);
  const first = Math.max(0, Math.floor(top / ROW) - AROUND);
  const last = Math.ceil((top + height) / ROW) + AROUND;
  const { reach } = list;
  const wanted = isFigure(sort) ? Infinity : last;
  useEffect(() => reach(wanted), [reach, wanted]);
  useEffect(() => {
    const observer = new ResizeObserver(() => setHeight(box.current?.clientHeight ?? 800));
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  const rows = list.runs.slice(first, last);
  const head = (key: string, title: string) => <Sortable key={key} id={key} title={title} sort={sort} onSort={onSort} />;
  return (
    <div
      className="run-table"
      ref={box}
      tabIndex={0}
      role="region"
      aria-label="Runs"
      data-loaded={list.runs.length}
      onScroll={(event: UIEvent<HTMLDivElement>) => setTop(event.currentTarget.scrollTop)}
    >
      <table aria-rowcount={list.total + 1}>
        <thead>
          <tr>
            <th scope="col" className="narrow">
              <span className="unseen">choose</span>
            </th>
            {head('state', 'state')}
            {head('name', 'name')}
            <th scope="col">tags</th>
            {head('submitted', 'submitted')}
            {head('seconds', 'took')}
            <th scope="col">seed</th>
            {columns.map((column) => (
              <Sortable
                key={keyOf(column)}
                id={`metric:${keyOf(column)}`}
                title={titleOf(column)}
                sort={sort}
                onSort={onSort}
                onHide={() => onHide(column)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          <tr style={{ height: first * ROW }} aria-hidden="true" />
          {rows.map((run, i) => (
            <Row
              key={run.id}
              index={first + i + 2}
              run={run}
              columns={columns}
              chosen={chosen.has(run.id)}
              onToggle={onToggle}
            />
          ))}
          <tr style={{ height: Math.max(0, list.total - first - rows.length) * ROW }} aria-hidden="true" />
        </tbody>
      </table>
      {!list.loading && list.total === 0 && <p className="hint empty">No run fits. Open an example and press Run.</p>}
    </div>
  );
}

interface SortableProps {
  id: string;
  title: string;
  sort: string;
  onSort: (sort: string) => void;
  onHide?: () => void;
}

function Sortable({ id, title, sort, onSort, onHide }: SortableProps) {
  const down = sort === `-${id}`;
  const up = sort === id;
  return (
    <th scope="col" aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <button className="sort" onClick={() => onSort(down ? id : `-${id}`)}>
        {title} <span aria-hidden="true">{up ? '↑' : down ? '↓' : ''}</span>
      </button>
      {onHide && (
        <button className="icon small" aria-label={`Hide ${title}`} onClick={onHide}>
          <Icon name="close" size={10} />
        </button>
      )}
    </th>
  );
}

interface RowProps {
  index: number;
  run: Run;
  columns: readonly FigureColumn[];
  chosen: boolean;
  onToggle: (id: string) => void;
}

function Row({ index, run, columns, chosen, onToggle }: RowProps) {
  return (
    <tr className={chosen ? 'chosen' : ''} aria-rowindex={index}>
      <td className="narrow">
        <input type="checkbox" aria-label={`Choose ${run.name} ${run.id}`} checked={chosen} onChange={() => onToggle(run.id)} />
      </td>
      <td>
        <State state={run.state} />
        {run.state === 'running' && run.progress && (
          <span className="hint"> {run.progress.done}/{run.progress.steps}</span>
        )}
      </td>
      <td className="name">
        <Link href={`/runs/${encodeURIComponent(run.id)}`}>{run.name || run.id}</Link>
        {(run.variants ?? 1) > 1 && (
          <Link className="hint study-link" href={`/runs/${encodeURIComponent(run.id)}?tab=study`}>
            {run.variants} trials
          </Link>
        )}
      </td>
      <td>
        {run.tags.map((tag) => (
          <span key={tag} className="tag">
            {tag}
          </span>
        ))}
      </td>
      <td title={run.submitted}>{ago(run.submitted)}</td>
      <td>{span(run.seconds)}</td>
      <td>{run.seed}</td>
      {columns.map((column) => (
        <FigureCell key={keyOf(column)} run={run} column={column} />
      ))}
    </tr>
  );
}

function FigureCell({ run, column }: { run: Run; column: FigureColumn }) {
  const one = figureOf(run, column);
  const range = one && one.low !== null && one.low !== undefined ? ` (${figure(one.low)} to ${figure(one.high)})` : '';
  return <td title={one ? `${one.model}${range}` : ''}>{one ? figure(one.mean) : ''}</td>;
}
