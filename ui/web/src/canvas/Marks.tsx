import { Icon } from '../app/Icon';
import { span } from '../runs/format';
import type { Status } from './context';

/** The first thing to know of a node: what is wrong with it, or what the plan does with it. */
export function Badge({ status }: { status: Status }) {
  if (status.errors) {
    return (
      <span className="badge error">
        <Icon name="error" size={12} /> {status.errors}
      </span>
    );
  }
  if (status.warnings) {
    return <span className="badge warning">!</span>;
  }
  if (status.plan) {
    const { action, seconds } = status.plan;
    return (
      <span className={`badge ${action}`} title={status.plan.why}>
        {action === 'reuse' ? 'reuse' : `run${seconds === undefined ? '' : ` ${span(seconds)}`}`}
      </span>
    );
  }
  return null;
}

/** How far a node is while an experiment runs. */
export function Progress({ run }: { run: NonNullable<Status['run']> }) {
  return (
    <>
      <span className={`badge state-${run.state}`}>{run.text}</span>
      <span className="part-progress">
        <i style={{ width: `${Math.round(run.fraction * 100)}%` }} />
      </span>
    </>
  );
}
