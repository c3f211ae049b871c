import { Icon } from '../app/Icon';
import { span } from '../runs/format';
import { useFlat, useStudio } from './store';

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;

/** All that is wrong, and what the plan says; a click leads to the node. */
export function Problems({ onShow }: { onShow: (place: string) => void }) {
  const { checked, checkedFor, plan, planFor } = useStudio();
  const flat = useFlat();
  const problems = checked?.problems ?? [];
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  const running = plan?.steps.filter((step) => step.action === 'run') ?? [];
  const current = checkedFor === flat;
  return (
    <section className="problems" aria-label="Check and plan">
      <p className={errors > 0 ? 'verdict wrong' : 'verdict'} role="status">
        <Icon name={errors > 0 ? 'error' : 'check'} />
        {!current ? 'Checking…' : errors > 0 ? count(errors, 'problem') : 'Ready to run'}
        {current && warnings > 0 && ` · ${count(warnings, 'warning')}`}
        {current && errors === 0 && (checked?.variants ?? 1) > 1 && ` · ${checked?.variants} variants`}
        {plan && planFor === flat && (
          <span className="plan-says">
            {running.length} of {plan.steps.length} steps run, {plan.steps.length - running.length} are reused
            {plan.seconds ? ` · about ${span(plan.seconds)}` : ''}
          </span>
        )}
      </p>
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={problem.where + problem.message}>
              <button onClick={() => onShow(problem.node)} data-severity={problem.severity}>
                <code>{problem.where || 'experiment'}</code> {problem.message}
                <span className="remedy">{problem.remedy}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {plan && planFor === flat && (
        <details className="plan-list">
          <summary>Steps of the plan</summary>
          <table>
            <thead>
              <tr>
                <th>step</th>
                <th>does</th>
                <th>why</th>
                <th>expected</th>
              </tr>
            </thead>
            <tbody>
              {plan.steps.map((step) => (
                <tr key={step.id}>
                  <td>{step.title}</td>
                  <td>
                    <span className={`badge ${step.action}`}>{step.action}</span>
                  </td>
                  <td>{step.why}</td>
                  <td>{step.action === 'run' ? span(step.seconds) : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
