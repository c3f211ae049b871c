import { modelsOf, type Report } from '../compare/report';
import type { StepView } from './fold';

/** Curves of models that were reused: the report has them from the run that trained them, the mean over repetitions. */
export function storedCurves(report: Report | undefined, steps: readonly StepView[]): StepView[] {
  const told = new Set(steps.filter((step) => step.curves.size > 0).map((step) => step.place));
  return modelsOf(report)
    .map(({ place, twin, curve }) => ({ place: twin ? `${place.split('~')[0]}~${twin}` : place, curve: curve ?? [] }))
    .filter(({ place, curve }) => !told.has(place) && curve.length > 0)
    .map(({ place, curve }): StepView => {
      const curves: StepView['curves'] = new Map();
      for (const { epoch, values } of curve) {
        for (const [name, value] of Object.entries(values)) {
          const one = curves.get(name) ?? { x: [], y: [] };
          one.x.push(epoch);
          one.y.push(value);
          curves.set(name, one);
        }
      }
      return { id: `stored ${place}`, place, title: place, why: '', state: 'reused', done: 0, total: 0, seconds: undefined, curves };
    });
}
