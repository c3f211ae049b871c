import { example, experiment, runDocument } from '../api/endpoints';
import { notify } from '../app/notices';
import { emptyDocument } from '../document/edits';
import { clearJournal, readJournal } from './journal';
import { type Drawing, edit, type Kept, open, useStudio } from './store';

/** What an address of the composer names: a new experiment, an example, the graph of a run, or a kept experiment. */
export async function openSource(source: string, name: string): Promise<void> {
  const draft = draftName(source, name);
  if (draft === '') {
    const stored = await experiment(source);
    begin({ flat: stored.document, layout: stored.layout ?? {} }, source, { id: source, version: stored.version });
  } else if (source === 'example') {
    begin({ flat: (await example(name)).document, layout: {} }, draft);
  } else if (source === 'run') {
    begin({ flat: (await runDocument(name)).flat, layout: {} }, draft);
  } else {
    begin({ flat: emptyDocument(), layout: {} }, draft);
  }
}

/** The journal's name of what the server does not keep yet; empty for a kept experiment. */
export function draftName(source: string, name: string): string {
  return source === 'example' || source === 'run' ? `${source}:${name}` : source === 'new' || source === '' ? 'new' : '';
}

function begin(drawing: Drawing, journal: string, kept?: Kept): void {
  const entry = readJournal(journal);
  open(drawing, kept);
  if (!entry || JSON.stringify(entry.drawing) === JSON.stringify(drawing)) {
    return;
  }
  edit('Recover edits', () => entry.drawing);
  if (kept && entry.base !== kept.version) {
    useStudio.setState({ saving: 'conflict', conflict: kept.version });
  } else {
    notify('Edits that had not reached the server were brought back. Undo goes back to what it had.');
  }
  if (!kept) {
    clearJournal(journal);
  }
}
