import { useState } from 'react';
import { messageOf } from '../api/client';
import { Dialog } from '../app/Dialog';
import { notify } from '../app/notices';
import { resolve } from './saving';
import { useStudio } from './store';

/** Somebody else, or another tab, stored this experiment meanwhile. Nothing is overwritten before the user has said so. */
export function ConflictDialog() {
  const { conflict, kept } = useStudio();
  const [busy, setBusy] = useState(false);
  const take = (way: 'copy' | 'theirs' | 'overwrite') => {
    setBusy(true);
    resolve(way)
      .catch((error: unknown) => notify(`Not done: ${messageOf(error)}`, 'error'))
      .finally(() => setBusy(false));
  };
  return (
    <Dialog
      title="This experiment was changed elsewhere"
      onClose={() => take('copy')}
      actions={
        <>
          <button disabled={busy} onClick={() => take('overwrite')}>
            Overwrite theirs
          </button>
          <button disabled={busy} onClick={() => take('theirs')}>
            Load theirs
          </button>
          <button className="primary" disabled={busy} onClick={() => take('copy')}>
            Keep mine as a copy
          </button>
        </>
      }
    >
      <p>
        You edited version {kept?.version}; version {conflict || 'a newer one'} was stored by another tab or person in the
        meantime.
      </p>
      <p className="hint">
        Old versions stay on the server whatever you choose, and loading theirs can be undone here.
      </p>
    </Dialog>
  );
}
