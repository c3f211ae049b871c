import { useState } from 'react';
import type { Comparison } from '../api/types';
import { colourOf } from '../runs/curves';
import { figure } from '../runs/format';
import { isTwin } from '../runs/twins';
import { byMetric, labels, type MetricRows, short } from './DotPlot';
import { betterOf, front, type Point } from './pareto';
import { scale } from './scale';

const W = 560;
const H = 340;
const PAD = { left: 58, right: 20, top: 14, bottom: 40 };

const keyOf = (group: MetricRows) => `${group.metric}\n${group.attribute}`;
const nameOfGroup = (group: MetricRows) => `${group.title || group.metric}${group.attribute ? ` (${group.attribute})` : ''}`;

/** Two figures against each other for every model of every run, and the front of those no other beats in both. */
export function ParetoPlot({ comparison }: { comparison: Comparison }) {
  const groups = byMetric(comparison.rows);
  const [chosen, choose] = useState({ x: '', y: '' });
  const find = (key: string) => groups.find((group) => keyOf(group) === key);
  const x = find(chosen.x) ?? groups[0];
  const y = find(chosen.y) ?? groups.find((group) => group !== x && betterOf(group.better) === 'lower') ?? groups[1] ?? groups[0];
  if (!x || !y || groups.length < 2) {
    return null;
  }
  const points = pointsOf(x, y);
  const best = front(points, betterOf(x.better), betterOf(y.better));
  const sx = scale(points.map((p) => p.x), PAD.left, W - PAD.right);
  const sy = scale(points.map((p) => p.y), H - PAD.bottom, PAD.top);
  const axis = (which: 'x' | 'y', value: MetricRows) => (
    <label>
      {which === 'x' ? 'Across' : 'Up'}
      <select value={keyOf(value)} onChange={(event) => choose({ x: keyOf(x), y: keyOf(y), [which]: event.target.value })}>
        {groups.map((group) => (
          <option key={keyOf(group)} value={keyOf(group)}>
            {nameOfGroup(group)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <section className="compare-section" aria-labelledby="pareto-heading">
      <h2 id="pareto-heading">Trade-off</h2>
      <div className="choices">
        {axis('x', x)}
        {axis('y', y)}
      </div>
      <svg className="pareto" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={`${nameOfGroup(y)} against ${nameOfGroup(x)}; ${best.length} of ${points.length} models are on the front`}>
        {sx.ticks.map((tick) => (
          <g key={`x${tick}`}>
            <line className="grid" x1={sx(tick)} x2={sx(tick)} y1={PAD.top} y2={H - PAD.bottom} />
            <text x={sx(tick)} y={H - PAD.bottom + 14} textAnchor="middle">
              {tick}
            </text>
          </g>
        ))}
        {sy.ticks.map((tick) => (
          <g key={`y${tick}`}>
            <line className="grid" x1={PAD.left} x2={W - PAD.right} y1={sy(tick)} y2={sy(tick)} />
            <text x={PAD.left - 7} y={sy(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        <polyline className="front" points={best.map((p) => `${sx(p.x)},${sy(p.y)}`).join(' ')} />
        {points.map((point) => (
          <g key={point.id} style={{ color: `var(${colourOf(point.run)})` }} className="dot">
            <title>{`${labels(comparison.runs)[point.run]}, ${point.model}: ${figure(point.x)}, ${figure(point.y)}`}</title>
            {point.model === 'teacher' || point.model.startsWith('parts.') ? (
              <rect x={sx(point.x) - 4.5} y={sy(point.y) - 4.5} width={9} height={9} />
            ) : (
              <circle cx={sx(point.x)} cy={sy(point.y)} r={5} className={isTwin(point.model) ? 'twin' : ''} />
            )}
          </g>
        ))}
        {best.slice(0, 8).map((point) => (
          <text key={point.id} x={sx(point.x)} y={sy(point.y) - 9} textAnchor={sx(point.x) > W / 2 ? 'end' : 'start'} className="row-label">
            {short(point.model)}
          </text>
        ))}
        <text x={(W + PAD.left) / 2} y={H - 6} textAnchor="middle" className="row-label">
          {nameOfGroup(x)}
        </text>
      </svg>
      <p className="hint">Squares are teachers and parts, rings are twins, the line is the front: nothing else is better in both figures.</p>
    </section>
  );
}

function pointsOf(x: MetricRows, y: MetricRows): Point[] {
  return x.rows.flatMap((row) => {
    const other = y.rows.find((one) => one.model === row.model);
    return row.figures.flatMap(({ figure: a }, run) => {
      const b = other?.figures[run]?.figure;
      return a?.mean === undefined || a.mean === null || b?.mean === undefined || b.mean === null
        ? []
        : [{ id: `${row.model}#${run}`, run, model: row.model, x: a.mean, y: b.mean }];
    });
  });
}
