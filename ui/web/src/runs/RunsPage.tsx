import { useEffect, useMemo, useState } from 'react';
import { messageOf } from '../api/client';
import { deleteRun, tagRun } from '../api/endpoints';
import { Dialog } from '../app/Dialog';
import { Icon } from '../app/Icon';
import { notify } from '../app/notices';
import { go } from '../app/router';
import { type FigureColumn, figureColumns, keyOf, titleOf } from './columns';
import { RunTable } from './RunTable';
import { TagDialog } from './TagDialog';
import { useRuns } from './useRuns';
import '../style/runs.css';

const STATES = ['queued', 'running', 'finished', 'failed', 'cancelled', 'interrupted', 'damaged'];
const FEWEST_TO_COMPARE = 2;
const MOST_TO_COMPARE = 50;

/** All runs: find, sort, tag, compare, take away. */
export default function RunsPage() {
  const [query, setQuery] = useState({ q: '', state: '', sort: '-submitted' });
  const list = useRuns(query);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, ask] = useState<'tags' | 'delete'>();
  const [columns, setColumns] = useState<FigureColumn[]>();
  const known = useMemo(() => figureColumns(list.runs), [list.runs]);
  const shown = columns ?? known.slice(0, 2);
  useEffect(() => {
    document.title = 'Runs · Limbeck studio';
  }, []);
  const each = (what: (id: string) => Promise<unknown>) =>
    Promise.allSettled([...chosen].map(what)).then((results) => {
      results
        .filter((result) => result.status === 'rejected')
        .forEach((result) => notify(messageOf(result.reason), 'error'));
      list.reload();
    });
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) {
      next.add(id);
    }
    setChosen(next);
  };
  const compare = () => go(`/compare?${new URLSearchParams([...chosen].map((id) => ['run', id]))}`);
  return (
    <main className="runs-page">
      <header className="runs-head">
        <h1>Runs</h1>
        <input
          type="search"
          aria-label="Find runs by name or tag"
          placeholder="Name or tag"
          value={query.q}
          onChange={(event) => setQuery({ ...query, q: event.target.value })}
        />
        <select aria-label="State" value={query.state} onChange={(event) => setQuery({ ...query, state: event.target.value })}>
          <option value="">every state</option>
          {STATES.map((state) => (
            <option key={state}>{state}</option>
          ))}
        </select>
        <select
          aria-label="Show a figure"
          value=""
          onChange={(event) => setColumns([...shown, ...known.filter((one) => keyOf(one) === event.target.value)])}
        >
          <option value="">add a figure…</option>
          {known
            .filter((one) => !shown.some((other) => keyOf(other) === keyOf(one)))
            .map((one) => (
              <option key={keyOf(one)} value={keyOf(one)}>
                {titleOf(one)}
              </option>
            ))}
        </select>
        <span className="hint" role="status">
          {list.loading ? 'Loading…' : `${list.total.toLocaleString('en')} ${list.total === 1 ? 'run' : 'runs'}`}
          {chosen.size > 0 && `, ${chosen.size} chosen`}
        </span>
        <span className="toolbar-gap" />
        <button disabled={chosen.size === 0} onClick={() => ask('tags')}>
          Tag…
        </button>
        <button disabled={chosen.size === 0} onClick={() => ask('delete')}>
          <Icon name="trash" /> Delete
        </button>
        <button
          className="primary"
          disabled={chosen.size < FEWEST_TO_COMPARE || chosen.size > MOST_TO_COMPARE}
          title="Choose 2 to 50 runs"
          onClick={compare}
        >
          Compare
        </button>
      </header>
      {list.error && <p role="alert" className="problem">{list.error}</p>}
      <RunTable
        list={list}
        columns={shown}
        sort={query.sort}
        onSort={(sort) => setQuery({ ...query, sort })}
        onHide={(column) => setColumns(shown.filter((one) => keyOf(one) !== keyOf(column)))}
        chosen={chosen}
        onToggle={toggle}
      />
      {asked === 'tags' && (
        <TagDialog
          runs={list.runs.filter((run) => chosen.has(run.id))}
          onClose={() => ask(undefined)}
          onTag={(change) => {
            ask(undefined);
            void each((id) => tagRun(id, change(list.runs.find((run) => run.id === id)?.tags ?? [])));
          }}
        />
      )}
      {asked === 'delete' && (
        <Dialog
          title={`Delete ${chosen.size} ${chosen.size === 1 ? 'run' : 'runs'}?`}
          onClose={() => ask(undefined)}
          actions={
            <>
              <button onClick={() => ask(undefined)}>Keep</button>
              <button
                className="primary"
                onClick={() => {
                  ask(undefined);
                  void each(deleteRun).then(() => setChosen(new Set()));
                }}
              >
                Delete
              </button>
            </>
          }
        >
          <p>Their folders, with reports and models, go from the disk. This cannot be undone.</p>
        </Dialog>
      )}
    </main>
  );
}
