import { useEffect } from 'react';
import { messageOf } from '../api/client';
import { check, plan } from '../api/endpoints';
import { notify } from '../app/notices';
import { drawing, useFlat, useStudio } from './store';

const REST_MS = 300;

/** Has the server check the document a moment after each edit; an answer about an older document is dropped. */
export function useChecking(): void {
  const flat = useFlat();
  useEffect(() => {
    const stop = new AbortController();
    const first = useStudio.getState().checked === undefined;
    const timer = setTimeout(
      () =>
        check(flat, stop.signal).then(
          (checked) => useStudio.setState({ checked, checkedFor: flat }),
          () => undefined,
        ),
      first ? 0 : REST_MS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [flat]);
}

/** Asks what a run would do now. */
export async function planNow(): Promise<void> {
  const { flat } = drawing();
  try {
    const answer = await plan(flat);
    useStudio.setState({ plan: answer, planFor: flat });
  } catch (error) {
    useStudio.setState({ plan: undefined, planFor: undefined });
    notify(`There is no plan: ${messageOf(error)}`, 'error');
  }
}
