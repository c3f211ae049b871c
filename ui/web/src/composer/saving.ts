import { useEffect } from 'react';
import { ApiError, messageOf } from '../api/client';
import { createExperiment, experiment, saveExperiment } from '../api/endpoints';
import { notify } from '../app/notices';
import { go } from '../app/router';
import { clearJournal, writeJournal } from './journal';
import { drawing, edit, type Kept, useStudio } from './store';

/**
 * Keeps what is edited: in this browser within 200 ms, on the server after 400 ms of rest and at latest after 800 ms: a
 * browser that is killed has not yet put on disk what its pages gave it to keep. A version somebody else stored meanwhile is never overwritten silently.
 */
const JOURNAL_MS = 200;
const REST_MS = 400;
const LATEST_MS = 800;
const RETRY_MS = 3000;

let draft = '';
let running: Promise<void> | undefined;

export const journalName = (): string => useStudio.getState().kept?.id ?? draft;

function note(): void {
  const { kept, saving } = useStudio.getState();
  if (saving !== 'saved') {
    writeJournal(journalName(), { drawing: drawing(), base: kept?.version ?? 0, time: Date.now() });
  }
}

/** Stores the drawing now, if it changed; creates the experiment when the server has none yet. */
export function save(): Promise<void> {
  running ??= store().finally(() => {
    running = undefined;
  });
  return running;
}

async function store(): Promise<void> {
  const { saving, kept, session } = useStudio.getState();
  if (saving === 'saved' || saving === 'conflict') {
    return;
  }
  const sent = drawing();
  const left = () => useStudio.getState().session !== session;
  const journal = journalName();
  useStudio.setState({ saving: 'saving' });
  try {
    const stored = kept
      ? await saveExperiment(kept.id, kept.version, sent.flat, sent.layout)
      : await createExperiment(sent.flat, sent.layout);
    if (left()) {
      clearJournal(journal);
    } else {
      took(sent, { id: stored.id, version: stored.version });
    }
  } catch (error) {
    if (!left()) {
      failed(error);
    }
  }
}

function took(sent: ReturnType<typeof drawing>, kept: Kept): void {
  const before = journalName();
  const same = drawing() === sent;
  useStudio.setState({ kept, saving: same ? 'saved' : 'changed', conflict: undefined });
  clearJournal(before);
  if (same) {
    clearJournal(kept.id);
  } else {
    note();
  }
  if (window.location.pathname.startsWith('/compose')) {
    go(`/compose/${kept.id}`, 'replace');
  }
}

function failed(error: unknown): void {
  if (error instanceof ApiError && error.status === 412) {
    useStudio.setState({ saving: 'conflict', conflict: error.current?.version ?? 0 });
    return;
  }
  const before = useStudio.getState().saving;
  useStudio.setState({ saving: 'offline' });
  if (before !== 'offline' && !(error instanceof ApiError && error.status === 0)) {
    notify(`Not saved on the server: ${messageOf(error)}`, 'error');
  }
}

/** Ends a conflict: mine as a copy, theirs in place of mine (undo brings mine back), or mine over theirs. */
export async function resolve(way: 'copy' | 'theirs' | 'overwrite'): Promise<void> {
  const { kept } = useStudio.getState();
  if (!kept) {
    return;
  }
  if (way === 'copy') {
    edit('Keep as a copy', (now) => ({ ...now, flat: { ...now.flat, name: `${now.flat.name ?? 'untitled'} (copy)` } }));
    // The address goes on naming the other one until the copy has its own: it must not be opened in between.
    const sent = drawing();
    const copy = await createExperiment(sent.flat, sent.layout);
    took(sent, { id: copy.id, version: copy.version });
    return;
  }
  const theirs = await experiment(kept.id);
  useStudio.setState({ kept: { id: kept.id, version: theirs.version }, saving: 'changed', conflict: undefined });
  if (way === 'theirs') {
    edit('Load the other version', () => ({ flat: theirs.document, layout: theirs.layout ?? {} }));
    useStudio.setState({ saving: 'saved' });
    clearJournal(kept.id);
    return;
  }
  await save();
}

/** Watches the drawing while the composer is open. `name` is the journal's name until the server keeps it. */
export function useAutosave(name: string): void {
  useEffect(() => {
    draft = name;
    let journal: ReturnType<typeof setTimeout> | undefined;
    let rest: ReturnType<typeof setTimeout> | undefined;
    let since = 0;
    const unsubscribe = useStudio.subscribe((state, before) => {
      if (state.history.present !== before.history.present && state.saving !== 'saved') {
        journal ??= setTimeout(() => {
          journal = undefined;
          note();
        }, JOURNAL_MS);
      }
      if (state.saving === before.saving && state.history.present === before.history.present) {
        return;
      }
      clearTimeout(rest);
      if (state.saving === 'changed') {
        since = since || Date.now();
        const wait = Math.max(0, Math.min(REST_MS, since + LATEST_MS - Date.now()));
        rest = setTimeout(() => {
          since = 0;
          void save();
        }, wait);
      } else if (state.saving === 'offline') {
        rest = setTimeout(() => void save(), RETRY_MS);
      }
    });
    const leaving = () => note();
    window.addEventListener('pagehide', leaving);
    document.addEventListener('visibilitychange', leaving);
    return () => {
      note();
      void save();
      unsubscribe();
      clearTimeout(journal);
      clearTimeout(rest);
      window.removeEventListener('pagehide', leaving);
      document.removeEventListener('visibilitychange', leaving);
    };
  }, [name]);
}
