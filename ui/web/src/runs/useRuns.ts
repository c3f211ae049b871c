import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { messageOf } from '../api/client';
import { runs as load } from '../api/endpoints';
import { follow } from '../api/stream';
import type { Run } from '../api/types';
import { byFigure } from './columns';

export interface Query {
  q: string;
  state: string;
  sort: string;
}

export interface RunList {
  runs: readonly Run[];
  total: number;
  loading: boolean;
  error: string;
  /** Loads on until so many are here. */
  reach: (count: number) => void;
  reload: () => void;
}

const PAGE = 200;
const MOST = 1000;

interface Pages {
  runs: Run[];
  total: number;
  next: string | undefined;
}

/** The runs a query finds, page after page as they come into view; states change as the server tells of them. */
export function useRuns(query: Query): RunList {
  const [pages, setPages] = useState<Pages>({ runs: [], total: 0, next: undefined });
  const [loading, setLoading] = useState(true);
  const [error, setError] = useState('');
  const [turn, setTurn] = useState(0);
  const wanted = useRef(0);
  const key = params(query).toString();
  useEffect(() => {
    const stop = new AbortController();
    wanted.current = 0;
    const timer = setTimeout(() => {
      setLoading(true);
      load(params(query), stop.signal).then(
        (page) => {
          setPages({ runs: page.runs, total: page.total, next: page.next ?? undefined });
          setError('');
          setLoading(false);
        },
        (reason: unknown) => {
          if (!stop.signal.aborted) {
            setError(messageOf(reason));
            setLoading(false);
          }
        },
      );
    }, query.q === '' ? 0 : 200);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [key, turn]);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  useStates(setPages, reload);
  const more = useRef(false);
  const reach = useCallback(
    (count: number) => {
      wanted.current = Math.max(wanted.current, count);
      if (more.current || pages.next === undefined || pages.runs.length >= wanted.current) {
        return;
      }
      more.current = true;
      const after = params(query);
      after.set('after', pages.next);
      if (count === Infinity) {
        after.set('limit', String(MOST));
      }
      load(after)
        .then((page) =>
          // The list may have been loaded anew meanwhile; then this page belongs to the one before.
          setPages((now) =>
            now.next === pages.next ? { runs: [...now.runs, ...page.runs], total: page.total, next: page.next ?? undefined } : now,
          ),
        )
        .catch((reason: unknown) => setError(messageOf(reason)))
        .finally(() => {
          more.current = false;
        });
    },
    [pages, key],
  );
  const runs = useMemo(() => (isFigure(query.sort) ? byFigure(pages.runs, query.sort) : pages.runs), [pages.runs, query.sort]);
  return { runs, total: pages.total, loading, error, reach, reload };
}

/** Figures are sorted by here, for which all runs have to be here; the server sorts by everything else. */
export const isFigure = (sort: string): boolean => /^-?metric:/.test(sort);

function params(query: Query): URLSearchParams {
  const asked = isFigure(query.sort) ? { ...query, sort: '-submitted' } : query;
  const set = Object.entries(asked).filter(([, value]) => value !== '');
  return new URLSearchParams([...set, ['limit', String(PAGE)]]);
}

/** Changes of state in place; a run that is not in the list yet has the list loaded anew. */
function useStates(setPages: (change: (now: Pages) => Pages) => void, reload: () => void): void {
  useEffect(() => {
    const stop = new AbortController();
    const sent = (events: { event: string; data: string }[]) => {
      const told = events.filter((one) => one.event === 'run').map((one) => JSON.parse(one.data) as Run);
      setPages((now) => {
        const fresh = new Map(told.map((run) => [run.id, run]));
        const known = new Set(now.runs.map((run) => run.id));
        if (told.some((run) => !known.has(run.id))) {
          setTimeout(reload);
        }
        return { ...now, runs: now.runs.map((run) => fresh.get(run.id) ?? run) };
      });
    };
    void follow('/stream', { sent, over: () => false }, stop.signal);
    return () => stop.abort();
  }, [setPages, reload]);
}
