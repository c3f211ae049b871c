import { useEffect, useState } from 'react';
import { messageOf } from '../api/client';
import { cancelRun, reportPage, resumeRun, runCommand, runDocument, runLog, runPlan } from '../api/endpoints';
import { useLoaded } from '../api/useLoaded';
import { Dialog } from '../app/Dialog';
import { Icon } from '../app/Icon';
import { notify } from '../app/notices';
import { Link } from '../app/router';
import { Details } from './Details';
import { withPlan } from './fold';
import { ago, span } from './format';
import { Progress } from './Progress';
import { State } from './State';
import { StudyTab } from './StudyTab';
import { isOver, useRun } from './useRun';
import '../style/run.css';

const TABS = { progress: 'Progress', study: 'Study', report: 'Report', log: 'Log', details: 'Details' } as const;
type Tab = keyof typeof TABS;

/** A run while it goes and after it went: progress on its graph, curves, report, log. */
export default function RunPage({ id }: { id: string }) {
  const { run, watched, connected, error, again } = useRun(id);
  const finished = run?.state === 'finished';
  const over = run ? isOver(run.state) : false;
  const [chosen, setChosen] = useState<Tab>();
  const [command, setCommand] = useState('');
  const source = useLoaded(`document ${id} ${watched.toRun > 0}`, () => runDocument(id));
  const planned = useLoaded(`plan ${id} ${over} ${watched.toRun}`, () => runPlan(id));
  const steps = withPlan(watched, planned.value);
  const tab = chosen ?? (new URLSearchParams(window.location.search).get('tab') === 'study' ? 'study' : 'progress');
  const isSweep = (run?.variants ?? 1) > 1 || source.value?.flat.sweep !== undefined;
  useEffect(() => {
    document.title = `${run?.name ?? 'Run'} ${run?.state ?? ''} · Limbeck studio`;
  }, [run?.name, run?.state]);
  if (error) {
    return (
      <main className="page">
        <h1>There is no such run</h1>
        <p role="alert">{error}</p>
        <Link href="/runs">All runs</Link>
      </main>
    );
  }
  const does = (what: Promise<unknown>) => what.catch((reason: unknown) => notify(messageOf(reason), 'error'));
  const doneSteps = steps.filter((step) => step.state === 'done' || step.state === 'reused').length;
  return (
    <main className="run-page">
      <header className="run-head">
        <div>
          <h1>{run?.name || 'Run'}</h1>
          <p className="run-facts">
            {run && <State state={run.state} />}
            {run?.state === 'queued' && run.position !== undefined && <span>place {run.position} in the queue</span>}
            {steps.length > 0 && !over && <span>{doneSteps} of {steps.length} steps</span>}
            {run && <span>{over ? span(run.seconds) : `since ${ago(run.submitted)}`}</span>}
            <code>{id}</code>
            {!connected && !over && <span role="status">connection lost, trying again…</span>}
          </p>
        </div>
        <div className="run-tools">
          {run && !over && (
            <button onClick={() => void does(cancelRun(id))} disabled={run.state === 'cancelling'}>
              <Icon name="stop" /> Cancel
            </button>
          )}
          {run && (run.state === 'interrupted' || run.state === 'cancelled' || run.state === 'failed') && (
            <button onClick={() => void does(resumeRun(id).then(again))}>
              <Icon name="play" /> Resume
            </button>
          )}
          <button onClick={() => void does(runCommand(id).then(setCommand))}>
            <Icon name="code" /> Copy as command
          </button>
          <Link className="button" href={`/compose/run/${encodeURIComponent(id)}`}>
            Open this graph
          </Link>
          {finished && tab !== 'report' && (
            <button className="primary" onClick={() => setChosen('report')}>
              Open the report
            </button>
          )}
        </div>
      </header>
      {run && !over && (
        <progress className="run-bar" max={Math.max(1, steps.length)} value={doneSteps} aria-label="Steps done" />
      )}
      {(run?.failure || watched.failure) && (
        <div className="failure" role="alert">
          <strong>{run?.failure?.message ?? watched.failure}</strong>
          {run?.failure?.problems?.map((problem) => (
            <p key={problem.where + problem.message}>
              <code>{problem.where}</code> {problem.message} <span className="remedy">{problem.remedy}</span>
            </p>
          ))}
        </div>
      )}
      {watched.warnings.length > 0 && (
        <details className="warnings">
          <summary>{watched.warnings.length} to keep in mind</summary>
          <ul>
            {[...new Set(watched.warnings)].map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
      <div className="tabs" role="tablist" aria-label="Parts of the run">
        {(Object.keys(TABS) as Tab[]).filter((name) => name !== 'study' || isSweep).map((name) => (
          <button key={name} role="tab" aria-selected={name === tab} onClick={() => setChosen(name)} disabled={name === 'report' && !finished}>
            {TABS[name]}
          </button>
        ))}
      </div>
      {tab === 'progress' && <Progress run={run} steps={steps} flat={source.value?.flat} />}
      {tab === 'study' && <StudyTab id={id} done={doneSteps} />}
      {tab === 'report' && (
        <iframe className="report" title={`Report of ${run?.name ?? id}`} src={reportPage(id)} sandbox="allow-scripts allow-popups" />
      )}
      {tab === 'log' && <Log id={id} lines={watched.lines} />}
      {tab === 'details' && <Details id={id} run={run} text={source.value?.text ?? ''} steps={steps} />}
      {command !== '' && <CommandDialog command={command} onClose={() => setCommand('')} />}
    </main>
  );
}

function Log({ id, lines }: { id: string; lines: readonly string[] }) {
  const log = useLoaded(`log ${id} ${lines.length}`, () => runLog(id));
  return (
    <pre className="log" tabIndex={0} aria-label="Log">
      {lines.join('\n')}
      {log.value ? `\n\n${log.value}` : ''}
    </pre>
  );
}

function CommandDialog({ command, onClose }: { command: string; onClose: () => void }) {
  return (
    <Dialog
      title="The same on the command line"
      onClose={onClose}
      actions={
        <button
          className="primary"
          onClick={() => {
            void navigator.clipboard?.writeText(command);
            notify('Copied.');
            onClose();
          }}
        >
          <Icon name="copy" /> Copy
        </button>
      }
    >
      <pre className="command">{command}</pre>
    </Dialog>
  );
}
