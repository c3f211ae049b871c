import { createContext, useContext } from 'react';
import type { Flat } from '../api/types';
import type { Components } from '../document/catalog';

/** What is known of a node beside the document: problems, spec, plan, progress. */
export interface Status {
  errors?: number;
  warnings?: number;
  /** The first message, for the tooltip. */
  message?: string;
  /** What is known of its value: "2 classes · 28 features". */
  output?: string;
  plan?: { action: 'run' | 'reuse'; why: string; seconds: number | undefined };
  run?: { state: 'waiting' | 'running' | 'reused' | 'done' | 'failed'; fraction: number; text: string };
}

export interface CanvasActions {
  /** Asks what to plug into a port. */
  fill: (owner: string, port: string) => void;
}

/** Folds a node or a frame, or unfolds it. */
export type Fold = (kind: 'folded' | 'collapsed', id: string) => void;

export interface CanvasContext {
  document: Flat;
  components: Components;
  /** By node; for what has others folded in, all that is known of them as well. */
  statuses: ReadonlyMap<string, Status>;
  fold: Fold;
  /** Absent where the graph is only looked at. */
  actions: CanvasActions | undefined;
}

const Context = createContext<CanvasContext | undefined>(undefined);
export const CanvasProvider = Context.Provider;

export function useCanvas(): CanvasContext {
  const context = useContext(Context);
  if (!context) {
    throw new Error('a node is drawn outside a canvas');
  }
  return context;
}
