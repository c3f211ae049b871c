import { colourOf } from '../runs/curves';
import type { ReportModel } from './report';
import { scale } from './scale';

const SIZE = 340;
const PAD = 38;

/** How often a model is right where it is so sure: a line for each run; the diagonal is a model one can believe. */
export function Reliability({ models, names }: { models: readonly (ReportModel | undefined)[]; names: readonly string[] }) {
  const lines = models.map((model) =>
    (model?.reliability ?? [])
      .filter((bin) => !bin.attribute && bin.count > 0 && bin.confidence !== null && bin.accuracy !== null)
      .map((bin) => ({ x: bin.confidence!, y: bin.accuracy!, count: bin.count })),
  );
  const all = lines.flat();
  if (all.length === 0) {
    return <p className="hint">No reliability was measured for this model.</p>;
  }
  const low = Math.floor(Math.min(...all.flatMap((p) => [p.x, p.y])) * 10) / 10;
  const x = scale([low, 1], PAD, SIZE - 12, 5);
  const y = scale([low, 1], SIZE - PAD, 10, 5);
  const most = Math.max(...all.map((p) => p.count));
  return (
    <svg className="square" viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={`Reliability of ${names.join(', ')}`}>
      {x.ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={x(tick)} x2={x(tick)} y1={10} y2={SIZE - PAD} />
          <line className="grid" x1={PAD} x2={SIZE - 12} y1={y(tick)} y2={y(tick)} />
          <text x={x(tick)} y={SIZE - PAD + 14} textAnchor="middle">
            {tick}
          </text>
          <text x={PAD - 6} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <line className="diagonal" x1={x(low)} y1={y(low)} x2={x(1)} y2={y(1)} />
      {lines.map((line, run) => (
        <g key={run} style={{ color: `var(${colourOf(run)})` }} className="dot">
          <title>{names[run]}</title>
          <polyline points={line.map((p) => `${x(p.x)},${y(p.y)}`).join(' ')} />
          {line.map((p) => (
            <circle key={p.x} cx={x(p.x)} cy={y(p.y)} r={1.5 + 4 * Math.sqrt(p.count / most)} />
          ))}
        </g>
      ))}
      <text x={SIZE / 2} y={SIZE - 6} textAnchor="middle" className="row-label">
        confidence → accuracy ↑
      </text>
    </svg>
  );
}
