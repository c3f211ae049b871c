import { useState } from 'react';
import type { Run } from '../api/types';
import { Dialog } from '../app/Dialog';

export interface TagDialogProps {
  runs: readonly Run[];
  onTag: (change: (tags: readonly string[]) => string[]) => void;
  onClose: () => void;
}

/** Tags that all chosen runs share can be changed; tags of some of them stay. */
export function TagDialog({ runs, onTag, onClose }: TagDialogProps) {
  const shared = (runs[0]?.tags ?? []).filter((tag) => runs.every((run) => run.tags.includes(tag)));
  const [text, setText] = useState(shared.join(', '));
  const save = () => {
    const wanted = text.split(',').map((tag) => tag.trim()).filter(Boolean);
    onTag((tags) => [...new Set([...tags.filter((tag) => !shared.includes(tag)), ...wanted])]);
  };
  return (
    <Dialog
      title={`Tags of ${runs.length} ${runs.length === 1 ? 'run' : 'runs'}`}
      onClose={onClose}
      actions={
        <button className="primary" onClick={save}>
          Save
        </button>
      }
    >
      <label>
        Tags, with commas between them
        <input
          type="text"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && save()}
        />
      </label>
    </Dialog>
  );
}
