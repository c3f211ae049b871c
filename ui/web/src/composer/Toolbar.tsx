import { Icon, type IconName } from '../app/Icon';
import type { Commands } from './shortcuts';
import { type Saving, useStudio } from './store';

const SAID: Record<Saving, string> = {
  saved: 'Saved',
  changed: 'Saving…',
  saving: 'Saving…',
  offline: 'Not on the server yet: kept in this browser, trying again',
  conflict: 'Changed elsewhere',
};

/** The commands one reaches for by mouse; all of them are in the command palette. */
export function Toolbar({ commands }: { commands: Commands }) {
  const { history, saving, kept, checked } = useStudio();
  const wrong = checked?.problems.some((problem) => problem.severity === 'error') ?? false;
  const button = (id: string, icon: IconName, disabled = false, more = '') => {
    const command = commands.all.find((one) => one.id === id)!;
    const title = `${command.title}${more}${command.keys ? ` (${command.keys})` : ''}`;
    return (
      <button className="icon" title={title} aria-label={title} disabled={disabled} onClick={command.run}>
        <Icon name={icon} />
      </button>
    );
  };
  const last = history.past.at(-1);
  const next = history.future[0];
  return (
    <div className="toolbar" role="toolbar" aria-label="Composer">
      <strong className="toolbar-name">{history.present.flat.name ?? 'untitled'}</strong>
      <span className="saving" data-saving={saving} role="status">
        {saving === 'saved' && !kept ? 'Nothing changed yet' : SAID[saving]}
      </span>
      <span className="toolbar-gap" />
      {button('undo', 'undo', !last, last ? `: ${last.label}` : '')}
      {button('redo', 'redo', !next, next ? `: ${next.label}` : '')}
      <i className="toolbar-line" />
      {button('add', 'add')}
      {button('layout', 'layout')}
      {button('source', 'code')}
      {button('commands', 'search')}
      {button('keys', 'keys')}
      <i className="toolbar-line" />
      <button onClick={() => commands.run('plan')} title="Show what a run would do (P)" disabled={wrong}>
        <Icon name="plan" /> Plan
      </button>
      <button className="primary" onClick={() => commands.run('run')} title="Run the experiment (Ctrl Enter)">
        <Icon name="play" /> Run
      </button>
    </div>
  );
}
