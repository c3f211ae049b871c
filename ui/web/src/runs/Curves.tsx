import { useMemo, useState } from 'react';
import { aligned, colourOf } from './curves';
import type { StepView } from './fold';
import { Plot } from './Plot';

/** The curves of the steps that train, one figure at a time; the step that runs now is in front. */
export function Curves({ steps, over }: { steps: readonly StepView[]; over: boolean }) {
  const trained = steps.filter((step) => step.curves.size > 0);
  const names = [...new Set(trained.flatMap((step) => [...step.curves.keys()]))].sort(byInterest);
  const [wanted, setWanted] = useState('');
  const name = names.includes(wanted) ? wanted : names[0];
  const shown = useMemo(() => latest(trained.filter((step) => name !== undefined && step.curves.has(name))), [trained, name]);
  const { x, values } = useMemo(() => aligned(shown.map((step) => step.curves.get(name ?? '')!)), [shown, name]);
  const series = useMemo(
    () =>
      shown.map((step, i) => ({
        name: nameOf(step),
        colour: colourOf(i),
        values: values[i]!,
        ...(isTwin(step) ? { dash: [5, 4] } : {}),
      })),
    [shown, values],
  );
  if (name === undefined) {
    return <p className="hint">{over ? 'No model of this run was trained in epochs.' : 'Curves appear with the first epoch.'}</p>;
  }
  return (
    <div className="curves">
      <label className="curve-choice">
        Curve
        <select value={name} onChange={(event) => setWanted(event.target.value)}>
          {names.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <Plot x={x} series={series} xLabel="epoch" label={`${name} of ${shown.length} models by epoch`} />
    </div>
  );
}

const MOST_CURVES = 8;

/** What a step trains, the point of a sweep and the repetition included, the component left out. */
const nameOf = (step: StepView): string => step.title.replace(/ \([^()]*\)/, '') || step.place;

const isTwin = (step: StepView): boolean => step.place.includes('~');

/** What runs now, then the models the experiment is about, the latest first, then their twins. */
function latest(steps: StepView[]): StepView[] {
  const rank = (step: StepView) => (step.state === 'running' ? 0 : isTwin(step) ? 2 : 1);
  return [...steps].reverse().sort((a, b) => rank(a) - rank(b)).slice(0, MOST_CURVES);
}

function byInterest(a: string, b: string): number {
  const rank = (name: string) => (name === 'validationObjective' ? 0 : name === 'objective' ? 1 : name.startsWith('validation') ? 2 : 3);
  return rank(a) - rank(b) || a.localeCompare(b);
}
