import { useState } from 'react';
import { colourOf } from '../runs/curves';
import { figure } from '../runs/format';
import { type GroupFigures, RATES, type RateName, rateOf, type ReportModel } from './report';
import { scale } from './scale';

const WIDTH = 420;
const LABEL = 96;
const BAR = 13;

/** A rate of every group, a bar for each run, with its interval. */
export function Groups({ models }: { models: readonly (ReportModel | undefined)[] }) {
  const [rate, setRate] = useState<RateName>('selectionRate');
  const groups = namesOf(models);
  if (groups.length === 0) {
    return <p className="hint">This model has no sensitive attributes to tell groups by.</p>;
  }
  const bars = groups.map(({ attribute, group }) => ({
    attribute,
    group,
    figures: models.map((model) => {
      const own = model?.groups?.find((one) => one.attribute === attribute && one.group === group);
      return own && rateOf(own, rate);
    }),
  }));
  const values = bars.flatMap((bar) => bar.figures.flatMap((one) => [one?.mean ?? 0, one?.high ?? 0]));
  const x = scale([0, ...values], LABEL, WIDTH - 54, 4);
  const height = bars.length * (models.length * BAR + 10);
  return (
    <>
      <label className="choices">
        Rate
        <select value={rate} onChange={(event) => setRate(event.target.value as RateName)}>
          {Object.entries(RATES).map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <svg viewBox={`0 0 ${WIDTH} ${height + 18}`} role="img" aria-label={`${RATES[rate]} by group`}>
        {x.ticks.map((tick) => (
          <g key={tick}>
            <line className="grid" x1={x(tick)} x2={x(tick)} y1={0} y2={height} />
            <text x={x(tick)} y={height + 13} textAnchor="middle">
              {tick}
            </text>
          </g>
        ))}
        {bars.map((bar, i) => (
          <g key={`${bar.attribute} ${bar.group}`} transform={`translate(0 ${i * (models.length * BAR + 10)})`}>
            <text x={LABEL - 10} y={(models.length * BAR) / 2 + 4} textAnchor="end" className="row-label">
              {bar.group}
            </text>
            {bar.figures.map((one, run) =>
              one?.mean === null || one?.mean === undefined ? null : (
                <g key={run} style={{ color: `var(${colourOf(run)})` }} className="dot">
                  <title>{`${bar.attribute} ${bar.group}: ${figure(one.mean)}`}</title>
                  <rect className="bar" x={x(0)} y={run * BAR + 1} width={Math.max(0, x(one.mean) - x(0))} height={BAR - 3} />
                  {typeof one.low === 'number' && typeof one.high === 'number' && (
                    <line className="whisker dark" x1={x(one.low)} x2={x(one.high)} y1={run * BAR + BAR / 2} y2={run * BAR + BAR / 2} />
                  )}
                  <text x={x(Math.max(one.mean, one.high ?? 0)) + 5} y={run * BAR + 10} className="value">
                    {one.mean.toFixed(3)}
                  </text>
                </g>
              ),
            )}
          </g>
        ))}
      </svg>
    </>
  );
}

function namesOf(models: readonly (ReportModel | undefined)[]): Pick<GroupFigures, 'attribute' | 'group'>[] {
  const seen = new Map<string, { attribute: string; group: string }>();
  for (const { attribute, group } of models.flatMap((model) => model?.groups ?? [])) {
    seen.set(`${attribute}\n${group}`, { attribute, group });
  }
  return [...seen.values()].slice(0, 12);
}
