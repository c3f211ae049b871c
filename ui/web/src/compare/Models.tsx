import { useMemo, useState } from 'react';
import type { Comparison } from '../api/types';
import { aligned, colourOf } from '../runs/curves';
import { Plot } from '../runs/Plot';
import { labels } from './DotPlot';
import { Groups } from './Groups';
import { Reliability } from './Reliability';
import { modelsOf, type Report, type ReportModel } from './report';

/** One model of every run, from their reports: groups, reliability, training curves. */
export function Models({ runs, reports }: { runs: Comparison['runs']; reports: (Report | undefined)[] | undefined }) {
  const all = useMemo(() => reports?.map(modelsOf), [reports]);
  const places = [...new Set((all ?? []).flat().map((model) => model.place))];
  const [wanted, setWanted] = useState('');
  const place = places.includes(wanted) ? wanted : (places.find((one) => one.startsWith('student') && !one.includes('~')) ?? places[0]);
  const models = useMemo(() => (all ?? []).map((one) => one.find((model) => model.place === place)), [all, place]);
  if (!all) {
    return <p className="hint">Reading reports…</p>;
  }
  const names = labels(runs);
  return place === undefined ? null : (
    <section className="compare-section" aria-labelledby="models-heading">
      <h2 id="models-heading">One model of every run</h2>
      <label className="choices">
        Model
        <select value={place} onChange={(event) => setWanted(event.target.value)}>
          {places.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <div className="compare-grid">
        <figure className="plot-card">
          <figcaption>
            <strong>Groups</strong>
          </figcaption>
          <Groups models={models} />
        </figure>
        <figure className="plot-card">
          <figcaption>
            <strong>Reliability</strong>
          </figcaption>
          <Reliability models={models} names={names} />
        </figure>
        <figure className="plot-card">
          <figcaption>
            <strong>Curves</strong>
          </figcaption>
          <TrainingCurves models={models} names={names} />
        </figure>
      </div>
    </section>
  );
}

function TrainingCurves({ models, names }: { models: readonly (ReportModel | undefined)[]; names: string[] }) {
  const known = [...new Set(models.flatMap((model) => Object.keys(model?.curve?.[0]?.values ?? {})))];
  const [wanted, setWanted] = useState('');
  const name = known.includes(wanted) ? wanted : (['validationObjective', 'objective'].find((one) => known.includes(one)) ?? known[0]);
  const drawn = useMemo(() => {
    const curves = models.map((model) => {
      const points = (model?.curve ?? []).filter((point) => Number.isFinite(point.values[name ?? '']));
      return { x: points.map((point) => point.epoch), y: points.map((point) => point.values[name ?? '']!) };
    });
    const { x, values } = aligned(curves);
    return { x, series: values.map((one, i) => ({ name: names[i] ?? '', colour: colourOf(i), values: one })) };
  }, [models, name, names]);
  return name === undefined ? (
    <p className="hint">No curves: this model was not trained step by step.</p>
  ) : (
    <>
      <label className="choices">
        Curve
        <select value={name} onChange={(event) => setWanted(event.target.value)}>
          {known.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <Plot x={drawn.x} series={drawn.series} xLabel="epoch" label={`${name} by epoch`} />
    </>
  );
}
