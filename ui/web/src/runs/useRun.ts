import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { messageOf } from '../api/client';
import { run as loadRun } from '../api/endpoints';
import { follow, type ServerSent } from '../api/stream';
import type { Run, RunEvent, RunState } from '../api/types';
import { fold, NOTHING, type Watched } from './fold';

const OVER: ReadonlySet<RunState> = new Set(['cancelled', 'interrupted', 'failed', 'finished', 'damaged']);
export const isOver = (state: RunState): boolean => OVER.has(state);

/** No more often than a screen shows, and no more than a third of the time: a training may share the machine. */
const FRAME_MS = 16;
const REST = 2;

export interface Watching {
  run: Run | undefined;
  watched: Watched;
  connected: boolean;
  error: string;
  /** Goes on watching after a resume. */
  again: () => void;
}

/** Watches a run: its events as they come, gathered so that painting leaves the machine time for the rest. */
export function useRun(id: string): Watching {
  const [run, setRun] = useState<Run>();
  const [watched, setWatched] = useState<Watched>(NOTHING);
  const [connected, setConnected] = useState(true);
  const [error, setError] = useState('');
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    let over = false;
    let waiting: RunEvent[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let next = 0;
    const paint = () => {
      timer = undefined;
      const begun = performance.now();
      const events = waiting;
      waiting = [];
      flushSync(() => setWatched((before) => fold(before, events)));
      const done = performance.now();
      next = done + Math.max(FRAME_MS, REST * (done - begun));
    };
    const sent = (all: ServerSent[]) => {
      for (const { event, data } of all) {
        if (event === 'state') {
          const told = JSON.parse(data) as Run;
          over = isOver(told.state);
          setRun(told);
        } else {
          waiting.push(JSON.parse(data) as RunEvent);
        }
      }
      // What comes after a pause is painted at once.
      timer ??= setTimeout(paint, Math.max(0, next - performance.now()));
    };
    // Where the stream is broken, the state is asked for, so that the end of a run is never missed.
    const reach = (open: boolean) => {
      setConnected(open);
      if (!open) {
        loadRun(id).then(
          (told) => {
            over = isOver(told.state);
            setRun(told);
          },
          () => undefined,
        );
      }
    };
    loadRun(id).then(
      (told) => {
        setRun(told);
        void follow(`/runs/${encodeURIComponent(id)}/events`, { sent, connected: reach, over: () => over }, stop.signal);
      },
      (reason: unknown) => setError(messageOf(reason)),
    );
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [id, turn]);
  return { run, watched, connected, error, again: () => setTurn((n) => n + 1) };
}
