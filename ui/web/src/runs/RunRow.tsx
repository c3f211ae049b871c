import type { Run } from '../api/types';
import { Link } from '../app/router';
import { ago, span } from './format';
import { State } from './State';

/** A run in a short list. */
export function RunRow({ run }: { run: Run }) {
  return (
    <li>
      <span>
        <State state={run.state} /> <Link href={`/runs/${run.id}`}>{run.name || run.id}</Link>
      </span>
      <span className="hint">
        {ago(run.submitted)}
        {run.seconds !== undefined && run.seconds !== null && ` · ${span(run.seconds)}`}
      </span>
    </li>
  );
}
