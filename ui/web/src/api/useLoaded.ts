import { useCallback, useEffect, useState } from 'react';
import { messageOf } from './client';

export interface Loaded<T> {
  value: T | undefined;
  error: string;
  reload: () => void;
}

/** Loads when `key` changes or on demand; an answer that came too late is dropped. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{ key: string; value: T | undefined; error: string }>({
    key,
    value: undefined,
    error: '',
  });
  useEffect(() => {
    let wanted = true;
    load().then(
      (value) => wanted && setState({ key, value, error: '' }),
      (error: unknown) => wanted && setState({ key, value: undefined, error: messageOf(error) }),
    );
    return () => {
      wanted = false;
    };
    // `load` is a new function at each call; what it loads is named by `key`.
  }, [key, turn]);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  const current = state.key === key;
  return { value: current ? state.value : undefined, error: current ? state.error : '', reload };
}
