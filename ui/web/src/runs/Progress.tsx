import { useMemo, useState } from 'react';
import type { Flat, Run } from '../api/types';
import { Canvas } from '../canvas/Canvas';
import { useComponents } from '../composer/useComponents';
import { Curves } from './Curves';
import { Figures } from './Figures';
import type { StepView } from './fold';
import { progressOf } from './progress';
import { Steps } from './Steps';

const NO_LAYOUT = {};

/** Progress on the graph, and beside it curves, figures and steps. */
export function Progress({ run, steps, flat }: { run: Run | undefined; steps: StepView[]; flat: Flat | undefined }) {
  const components = useComponents();
  const [selected, setSelected] = useState('');
  const statuses = useMemo(() => progressOf(steps, run), [steps, run]);
  return (
    <div className="run-columns">
      <div className="run-graph">
        {flat && components.value && (
          <Canvas
            document={flat}
            components={components.value}
            layout={NO_LAYOUT}
            statuses={statuses}
            selected={selected}
            onSelect={setSelected}
          />
        )}
      </div>
      <div className="run-side">
        {run?.figures && run.figures.length > 0 && <Figures figures={run.figures} />}
        <section aria-label="Curves">
          <h2>Curves</h2>
          <Curves steps={selected === '' ? steps : narrowed(steps, selected)} />
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
