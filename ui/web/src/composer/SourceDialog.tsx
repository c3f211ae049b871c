import { useEffect, useRef, useState } from 'react';
import { ApiError, messageOf } from '../api/client';
import { convert } from '../api/endpoints';
import type { Problem } from '../api/types';
import { Dialog } from '../app/Dialog';
import { drawing, editDocument } from './store';

/** The document as YAML, the text the command line runs: to read, to copy, to save, to edit, to bring in from a file. */
export function SourceDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState<string>();
  const [kept, setKept] = useState('');
  const [error, setError] = useState('');
  const [problems, setProblems] = useState<Problem[]>([]);
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => {
    convert({ document: drawing().flat }).then(
      ({ yaml }) => {
        setText(yaml);
        setKept(yaml);
      },
      (reason: unknown) => setError(messageOf(reason)),
    );
  }, []);
  const take = async () => {
    try {
      const { flat } = await convert({ text: text ?? '' });
      editDocument('Import a document', () => flat);
      onClose();
    } catch (reason) {
      setError(messageOf(reason));
      setProblems(reason instanceof ApiError ? reason.problems : []);
    }
  };
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text ?? ''], { type: 'application/yaml' }));
    link.download = `${(drawing().flat.name ?? 'experiment').replace(/[^\p{L}\p{N}_-]+/gu, '-')}.yaml`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const open = async (files: FileList | null) => {
    if (files?.[0]) {
      setText(await files[0].text());
    }
  };
  return (
    <Dialog
      title="Document"
      wide
      onClose={onClose}
      actions={
        <>
          <input ref={file} type="file" hidden accept=".yaml,.yml,.json" onChange={(event) => void open(event.target.files)} />
          <button onClick={() => file.current?.click()}>Open a file…</button>
          <button onClick={() => void navigator.clipboard?.writeText(text ?? '')}>Copy</button>
          <button onClick={save}>Save as file</button>
          <button className="primary" disabled={text === undefined || text === kept} onClick={() => void take()}>
            Use this text
          </button>
        </>
      }
    >
      <p className="hint">
        <code>limbeck run FILE</code> runs this text; taking another one in can be undone.
      </p>
      {error !== '' && (
        <div role="alert">
          <p className="problem error">{error}</p>
          {problems.map((problem) => (
            <p key={problem.where + problem.message} className="problem error">
              {problem.where}: {problem.message}
              <span className="remedy">{problem.remedy}</span>
            </p>
          ))}
        </div>
      )}
      <textarea
        className="source-text"
        aria-label="The document as YAML"
        spellCheck={false}
        value={text ?? ''}
        onChange={(event) => setText(event.target.value)}
        rows={26}
      />
    </Dialog>
  );
}
