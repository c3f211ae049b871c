/** What the server's HTTP interface, /api/v1, says and is told. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface Port {
  name: string;
  kinds: string[];
  arity: 'one' | 'optional' | 'many';
  standard: string;
  ambient: boolean;
  summary: string;
}

export interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
  enum?: Json[];
  const?: Json;
  default?: Json;
  description?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  pattern?: string;
  required?: string[];
  'x-limbeck-kind'?: string[];
  'x-limbeck-unit'?: string;
}

export interface Component {
  id: string;
  kind: string;
  summary: string;
  plugin: string;
  version: string;
  targets: string[];
  ports: Port[];
  schema: Schema;
}

export interface Catalog {
  format: number;
  kinds: { id: string; title: string }[];
  sections: Port[];
  components: Component[];
  problems: Problem[];
}

export interface Problem {
  severity: 'error' | 'warning';
  where: string;
  node: string;
  setting: string;
  message: string;
  remedy: string;
}

export interface FlatNode {
  use?: string;
  settings?: JsonObject;
}

/** A plug. Without `to`, and with equal ends, the node stands in the port itself and the edge carries its weight. */
export interface FlatEdge {
  from: string;
  to?: string;
  weight?: Json;
}

/** The flat spelling of a document: header keys beside nodes by place and edges between them. */
export interface Flat {
  limbeck: number;
  name?: string;
  description?: string;
  seed?: number;
  repeat?: number;
  twins?: string[];
  sweep?: Json;
  nodes: Record<string, FlatNode>;
  edges: FlatEdge[];
}

export interface Converted {
  flat: Flat;
  nested: JsonObject;
  yaml: string;
}

export interface BoundNode {
  component: string;
  kind: string;
  title: string;
  output?: string;
  settings: JsonObject;
  inputs: Record<string, { from: string; weight?: Json }[]>;
}

export interface Checked {
  valid: boolean;
  problems: Problem[];
  variants: number;
  search: boolean;
  nodes: Record<string, BoundNode>;
}

export interface PlanStep {
  id: string;
  kind: string;
  place: string;
  title: string;
  action: 'run' | 'reuse';
  why: string;
  dependsOn: string[];
  seconds?: number;
}

export interface Plan {
  steps: PlanStep[];
  seconds?: number;
  reads?: string;
}

export interface Layout {
  positions?: Record<string, { x: number; y: number }>;
  /** Frames that are folded. */
  collapsed?: string[];
  /** Places of nodes that are folded: apart from frames, since the only node of a section has the section's name. */
  folded?: string[];
}

export interface Experiment {
  id: string;
  version: number;
  name: string;
  updated: string;
  document: Flat;
  layout?: Layout;
}

export interface ExampleEntry {
  name: string;
  title: string;
  description: string;
  needs: string;
  available: boolean;
}

export type RunState =
  'queued' | 'running' | 'cancelling' | 'cancelled' | 'interrupted' | 'failed' | 'finished' | 'damaged';

export interface RunFigure {
  model: string;
  metric: string;
  attribute: string;
  mean: number | null;
  low: number | null;
  high: number | null;
}

export interface Run {
  id: string;
  name: string;
  state: RunState;
  submitted: string;
  started?: string;
  finished?: string;
  seconds?: number;
  seed?: number;
  tags: string[];
  experiment?: { id: string; version: number };
  progress?: { steps: number; done: number; place?: string; title?: string; fraction?: number };
  failure?: { message: string; problems?: Problem[] };
  metricsHash?: string;
  figures?: RunFigure[];
  position?: number;
  variants?: number;
}

export interface RunPage {
  runs: Run[];
  next?: string | null;
  total: number;
}

/** One line of a run's events.jsonl. */
export interface RunEvent {
  seq: number;
  time: string;
  type: string;
  step?: string;
  place?: string;
  title?: string;
  why?: string;
  message?: string;
  remedy?: string;
  steps?: number;
  toRun?: number;
  done?: number;
  total?: number;
  seconds?: number;
  metrics?: Record<string, number>;
  metricsHash?: string;
}

export interface Figure {
  mean: number | null;
  low?: number | null;
  high?: number | null;
}

export interface Comparison {
  runs: { id: string; name: string; variant?: string; metricsHash?: string }[];
  settings: { place: string; values: Json[] }[];
  rows: {
    model: string;
    metric: string;
    attribute: string;
    title?: string;
    better?: string;
    figures: { figure?: Figure; verdict?: string }[];
  }[];
  sameFigures: boolean;
  seeds?: { runs: string[]; rows: SeedRow[] }[];
}

export interface SeedRow {
  model: string;
  metric: string;
  attribute: string;
  mean: number | null;
  low: number | null;
  high: number | null;
  n: number;
}

export interface SystemInfo {
  version: string;
}
