import { useCallback, useMemo, useState } from 'react';
import { runReport } from '../api/endpoints';
import type { Flat, Layout, Run } from '../api/types';
import { useLoaded } from '../api/useLoaded';
import { Canvas } from '../canvas/Canvas';
import type { Fold } from '../canvas/context';
import type { Report } from '../compare/report';
import { toggled } from '../composer/layouts';
import { useComponents } from '../composer/useComponents';
import { Curves } from './Curves';
import { Figures } from './Figures';
import type { StepView } from './fold';
import { progressOf } from './progress';
import { Steps } from './Steps';
import { storedCurves } from './stored';

/** Progress on the graph, and beside it curves, figures and steps. */
export function Progress({ run, steps, flat }: { run: Run | undefined; steps: StepView[]; flat: Flat | undefined }) {
  const components = useComponents();
  const [selected, setSelected] = useState('');
  const [layout, setLayout] = useState<Layout>({});
  const fold: Fold = useCallback((kind, id) => setLayout((now) => toggled(now, kind, id)), []);
  const finished = run?.state === 'finished';
  // A model that was reused tells nothing while the run goes; the report has its curves.
  const report = useLoaded(`curves of ${run?.id} ${finished}`, () => (finished ? runReport<Report>(run.id) : Promise.resolve(undefined)));
  const curves = useMemo(() => [...steps, ...storedCurves(report.value, steps)], [steps, report.value]);
  const statuses = useMemo(() => progressOf(steps, run), [steps, run]);
  return (
    <div className="run-columns">
      <div className="run-graph">
        {flat && components.value && (
          <Canvas
            document={flat}
            components={components.value}
            layout={layout}
            statuses={statuses}
            selected={selected}
            onSelect={setSelected}
            onFold={fold}
          />
        )}
      </div>
      <div className="run-side">
        {run?.figures && run.figures.length > 0 && <Figures figures={run.figures} />}
        <section aria-label="Curves">
          <h2>Curves</h2>
          <Curves steps={selected === '' ? curves : narrowed(curves, selected)} over={finished} />
          {curves.length > steps.length && <p className="hint">Curves of reused models are those of the run that trained them.</p>}
        </section>
        <section aria-label="Steps">
          <h2>Steps</h2>
          <Steps steps={steps} />
        </section>
      </div>
    </div>
  );
}

/** A selected model narrows the curves down to its own; anything else leaves them as they are. */
function narrowed(steps: StepView[], selected: string): StepView[] {
  const own = steps.filter((step) => step.place.split('~')[0] === selected);
  return own.some((step) => step.curves.size > 0) ? own : steps;
}
