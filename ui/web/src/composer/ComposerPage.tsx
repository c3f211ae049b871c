import { useEffect } from 'react';
import { useLoaded } from '../api/useLoaded';
import { Composer } from './Composer';
import { draftName, openSource } from './opening';
import { useStudio } from './store';
import { useComponents } from './useComponents';
import '../style/composer.css';

/** Loads what the address names, then composes. An address that autosave has given itself is not loaded again. */
export default function ComposerPage({ source, name }: { source: string; name: string }) {
  const components = useComponents();
  const key = `${source}/${name}`;
  const here = useStudio((state) => state.kept?.id === source && source !== '');
  const opened = useLoaded(here ? `kept:${source}` : key, () => (here ? Promise.resolve() : openSource(source, name)).then(() => true));
  const title = useStudio((state) => state.history.present.flat.name);
  useEffect(() => {
    document.title = `${title ?? 'untitled'} · Limbeck studio`;
  }, [title]);
  const error = components.error || opened.error;
  if (error) {
    return (
      <main className="page">
        <h1>This experiment cannot be opened</h1>
        <p role="alert">{error}</p>
      </main>
    );
  }
  return components.value && (opened.value || here) ? (
    <Composer components={components.value} journal={draftName(source, name)} />
  ) : (
    <main className="page loading" aria-busy="true">
      <span className="hint">Opening…</span>
    </main>
  );
}
