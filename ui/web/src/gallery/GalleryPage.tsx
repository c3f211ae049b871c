import { examples, experiments, runs, system } from '../api/endpoints';
import type { ExampleEntry } from '../api/types';
import { useLoaded } from '../api/useLoaded';
import { Icon } from '../app/Icon';
import { Link } from '../app/router';
import { RunRow } from '../runs/RunRow';
import { ago } from '../runs/format';
import { ExampleCard } from './ExampleCard';

/** The first page: examples that open with one click, what was worked on last, and the latest runs. */
export function GalleryPage() {
  const list = useLoaded('examples', examples);
  const latest = useLoaded('runs', () => runs(new URLSearchParams({ limit: '6', sort: '-submitted' })));
  const kept = useLoaded('experiments', experiments);
  const about = useLoaded('system', system);
  const recent = [...(kept.value ?? [])].sort((a, b) => b.updated.localeCompare(a.updated)).slice(0, 5);
  const ready = list.value?.filter((example) => example.available).sort((a, b) => order(a) - order(b)) ?? [];
  const others = list.value?.filter((example) => !example.available) ?? [];
  return (
    <main className="page gallery">
      <section className="hero">
        <h1>Distil large models into small ones that are fair, calibrated and explainable</h1>
        <p>
          Open an example and run it: data are made up or on this machine, nothing leaves it. Every experiment is a document
          that the command line runs as well.
        </p>
        <p className="hero-actions">
          <Link className="button primary" href="/compose/new">
            <Icon name="add" /> New experiment
          </Link>
          {about.value && <span className="hint">Limbeck {about.value.version}</span>}
        </p>
      </section>
      {list.error && <p role="alert" className="problem">Examples cannot be shown: {list.error}</p>}
      <div className="gallery-columns">
        <section aria-labelledby="examples-heading">
          <h2 id="examples-heading">Examples</h2>
          <ul className="cards">
            {ready.map((example) => (
              <ExampleCard key={example.name} example={example} />
            ))}
          </ul>
          {others.length > 0 && (
            <details className="more-examples">
              <summary>{others.length} more need data sets that are not on this machine</summary>
              <ul className="cards">
                {others.map((example) => (
                  <ExampleCard key={example.name} example={example} />
                ))}
              </ul>
            </details>
          )}
        </section>
        <aside>
          {recent.length > 0 && (
            <section aria-labelledby="kept-heading">
              <h2 id="kept-heading">Go on composing</h2>
              <ul className="plain-list">
                {recent.map((experiment) => (
                  <li key={experiment.id}>
                    <Link href={`/compose/${experiment.id}`}>{experiment.name || 'untitled'}</Link>
                    <span className="hint">{ago(experiment.updated)}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section aria-labelledby="runs-heading">
            <h2 id="runs-heading">Latest runs</h2>
            {latest.value?.runs.length === 0 && <p className="hint">None yet. Open an example and press Run.</p>}
            <ul className="plain-list">
              {latest.value?.runs.map((run) => (
                <RunRow key={run.id} run={run} />
              ))}
            </ul>
            <p>
              <Link href="/runs">All runs</Link>
            </p>
          </section>
        </aside>
      </div>
    </main>
  );
}

const FIRST = 'fair-credit';

/** Where to start, then what needs no data, then the rest. */
function order(example: ExampleEntry): number {
  return example.name === FIRST ? 0 : example.needs === '' ? 1 : 2;
}
