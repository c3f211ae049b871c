import { span } from './format';
import type { StepView } from './fold';
import { part } from './progress';

const WORDS = { waiting: 'waits', running: 'runs', reused: 'reused', done: 'done', failed: 'failed' };

/** The steps of a run in the order of its plan. */
export function Steps({ steps }: { steps: readonly StepView[] }) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.id} data-state={step.state} title={step.why}>
          <span className="step-title">{step.title || step.place}</span>
          <span className="step-says">
            {step.state === 'running' && step.total > 0 ? `${Math.round(part(step) * 100)} %` : WORDS[step.state]}
            {step.seconds !== undefined && ` · ${span(step.seconds)}`}
          </span>
          <span className="step-bar">
            <i style={{ width: `${part(step) * 100}%` }} />
          </span>
        </li>
      ))}
    </ol>
  );
}
