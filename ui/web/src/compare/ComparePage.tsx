import { useEffect, useState } from 'react';
import { comparison as load } from '../api/endpoints';
import type { Comparison } from '../api/types';
import { useLoaded } from '../api/useLoaded';
import { Icon } from '../app/Icon';
import { go, Link } from '../app/router';
import { nameOf } from '../document/catalog';
import { show } from '../document/values';
import { colourOf } from '../runs/curves';
import { figure } from '../runs/format';
import { isTwin } from '../runs/twins';
import { byMetric, DotPlot, labels } from './DotPlot';
import { Models } from './Models';
import { ParetoPlot } from './ParetoPlot';
import { named, reports } from './report';
import '../style/compare.css';

/** Several runs side by side: what differs in their settings, and what came of it. */
export default function ComparePage({ ids }: { ids: string[] }) {
  const enough = ids.length >= 2;
  const loaded = useLoaded(ids.join(), () => (enough ? load(ids) : Promise.resolve(undefined)));
  useEffect(() => {
    document.title = 'Compare · Limbeck studio';
  }, []);
  return (
    <main className="page compare">
      <h1>Compare runs</h1>
      {!enough && (
        <p>
          Choose two runs or more in the <Link href="/runs">table of runs</Link> and press Compare.
        </p>
      )}
      {loaded.error && (
        <>
          <p role="alert" className="problem">
            {loaded.error}
            <span className="remedy">
              Leave it out, or choose others in the <Link href="/runs">table of runs</Link>.
            </span>
          </p>
          <Chosen ids={ids} />
        </>
      )}
      {loaded.value && <Compared comparison={loaded.value} ids={ids} />}
    </main>
  );
}

/** The runs that are compared; each can be left out. */
function Chosen({ ids, names = [] }: { ids: string[]; names?: string[] }) {
  const without = (id: string) => `/compare?${new URLSearchParams(ids.filter((one) => one !== id).map((one) => ['run', one]))}`;
  return (
    <ul className="legend">
      {ids.map((id, i) => (
        <li key={id}>
          <i style={{ background: `var(${colourOf(i)})` }} />
          <Link href={`/runs/${encodeURIComponent(id)}`}>{names[i] ?? 'run'}</Link>
          <code>{id}</code>
          <button className="icon small" aria-label={`Leave out ${names[i] ?? 'run'} ${id}`} onClick={() => go(without(id))}>
            <Icon name="close" size={11} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Compared({ comparison, ids }: { comparison: Comparison; ids: string[] }) {
  const { runs, settings, rows, seeds = [] } = comparison;
  const [twins, setTwins] = useState(false);
  const [grouped, setGrouped] = useState(true);
  const loaded = useLoaded(`reports ${ids.join()}`, () => reports(ids));
  const shown = named(rows, loaded.value ?? []).filter((row) => twins || !isTwin(row.model));
  return (
    <>
      <Chosen ids={runs.map((run) => run.id)} names={runs.map((run) => run.name)} />
      {comparison.sameFigures && <p className="same">All figures are the same, to the last bit.</p>}
      <section className="compare-section" aria-labelledby="settings-heading">
        <h2 id="settings-heading">Settings that differ</h2>
        {settings.length === 0 ? (
          <p className="hint">None: these runs have the same settings.</p>
        ) : (
          <div className="scrolling" tabIndex={0} role="region" aria-label="Table of settings">
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">setting</th>
                  {runs.map((run, i) => (
                    <th key={run.id} scope="col">
                      <i className="swatch" style={{ background: `var(${colourOf(i)})` }} /> {labels(runs)[i]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {settings.map((setting) => (
                  <tr key={setting.place}>
                    <th scope="row">
                      <code>{setting.place}</code>
                    </th>
                    {runs.map((run, i) => (
                      <td key={run.id}>{show(setting.values[i] ?? undefined) || '–'}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <section className="compare-section" aria-labelledby="figures-heading">
        <h2 id="figures-heading">Figures on test rows</h2>
        <div className="choices">
          <label className="switch">
            <input type="checkbox" checked={twins} onChange={(event) => setTwins(event.target.checked)} />
            <span>with twins</span>
          </label>
          {seeds.length > 0 && (
            <label className="switch">
              <input type="checkbox" checked={grouped} onChange={(event) => setGrouped(event.target.checked)} />
              <span>means over seeds, with 95 % intervals (diamonds)</span>
            </label>
          )}
        </div>
        <div className="compare-grid">
          {byMetric(shown).map((group) => (
            <DotPlot key={group.metric + group.attribute} group={group} runs={runs} seeds={grouped ? seeds : []} />
          ))}
        </div>
        <Numbers rows={shown} runs={runs} />
      </section>
      <ParetoPlot comparison={{ ...comparison, rows: shown }} />
      <Models runs={runs} reports={loaded.value} />
    </>
  );
}

function Numbers({ rows, runs }: Pick<Comparison, 'rows' | 'runs'>) {
  return (
    <details>
      <summary>The same as numbers</summary>
      <div className="scrolling" tabIndex={0} role="region" aria-label="Figures as numbers">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">metric</th>
              <th scope="col">model</th>
              {runs.map((run, i) => (
                <th key={run.id} scope="col">
                  {labels(runs)[i]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.model + row.metric + row.attribute}>
                <th scope="row">
                  {nameOf(row.metric)} <span className="hint">{row.attribute}</span>
                </th>
                <td>{row.model}</td>
                {row.figures.map(({ figure: one, verdict }, i) => (
                  <td key={runs[i]?.id ?? i}>
                    {figure(one?.mean)}
                    {typeof one?.low === 'number' && <span className="hint"> [{figure(one.low)}, {figure(one.high)}]</span>}
                    {verdict && <span className="hint"> {verdict}</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
