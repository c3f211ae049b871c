import { json, send } from './client';
import type {
  Catalog,
  Checked,
  Comparison,
  Converted,
  ExampleEntry,
  Experiment,
  Flat,
  Layout,
  Plan,
  Run,
  RunEvent,
  RunPage,
  SystemInfo,
} from './types';

const at = (id: string) => encodeURIComponent(id);

export const system = () => json<SystemInfo>('/system');
export const catalog = () => json<Catalog>('/catalog');

export const examples = () => json<ExampleEntry[]>('/examples');
export const example = (name: string) => json<{ name: string; yaml: string; document: Flat }>(`/examples/${at(name)}`);

export const convert = (body: { text: string } | { document: Flat }) =>
  json<Converted>('/documents/convert', { method: 'POST', body });
export const check = (document: Flat, signal?: AbortSignal) =>
  json<Checked>('/documents/check', { method: 'POST', body: { document }, ...(signal ? { signal } : {}) });
export const plan = (document: Flat) => json<Plan>('/documents/plan', { method: 'POST', body: { document } });

export const experiments = () =>
  json<{ experiments: Omit<Experiment, 'document' | 'layout'>[] }>('/experiments').then((list) => list.experiments);
export const experiment = (id: string) => json<Experiment>(`/experiments/${at(id)}`);
export const createExperiment = (document: Flat, layout: Layout) =>
  json<Experiment>('/experiments', { method: 'POST', body: { document, layout } });
export const saveExperiment = (id: string, version: number, document: Flat, layout: Layout, keepalive = false) =>
  json<Experiment>(`/experiments/${at(id)}`, {
    method: 'PUT',
    headers: { 'If-Match': `"${version}"` },
    body: { document, layout },
    keepalive,
  });
export const deleteExperiment = (id: string, version: number) =>
  send(`/experiments/${at(id)}`, { method: 'DELETE', headers: { 'If-Match': `"${version}"` } });

export interface Submission {
  document: Flat;
  tags?: string[];
  experiment?: { id: string; version: number };
}
export const submit = (body: Submission, key: string) =>
  json<Run>('/runs', { method: 'POST', body, headers: { 'Idempotency-Key': key } });
export const runs = (query: URLSearchParams, signal?: AbortSignal) =>
  json<RunPage>(`/runs?${query}`, signal ? { signal } : {});
export const run = (id: string) => json<Run>(`/runs/${at(id)}`);
export const tagRun = (id: string, tags: string[]) =>
  json<Run>(`/runs/${at(id)}`, { method: 'PATCH', body: { tags } });
export const deleteRun = (id: string) => send(`/runs/${at(id)}`, { method: 'DELETE' });
export const cancelRun = (id: string) => json<Run>(`/runs/${at(id)}/cancel`, { method: 'POST' });
export const resumeRun = (id: string) => json<Run>(`/runs/${at(id)}/resume`, { method: 'POST' });
export const runEvents = (id: string) =>
  json<{ events: RunEvent[] }>(`/runs/${at(id)}/events`, { headers: { Accept: 'application/json' } });
export const runDocument = (id: string) =>
  json<{ text: string; flat: Flat; overrides: string[]; seed: number }>(`/runs/${at(id)}/document`);
export const runPlan = (id: string) => json<Plan>(`/runs/${at(id)}/plan`);
export const runStudy = <T>(id: string) => json<T>(`/runs/${at(id)}/study`);
export const runReport = <T>(id: string) => json<T>(`/runs/${at(id)}/report`);
export const runCommand = (id: string) => json<{ command: string }>(`/runs/${at(id)}/command`).then((c) => c.command);
export const runLog = (id: string) => send(`/runs/${at(id)}/log`).then((response) => response.text());
export const runArtifacts = (id: string) => json<{ path: string; bytes: number }[]>(`/runs/${at(id)}/artifacts`);
export const reportPage = (id: string) => `/api/v1/runs/${at(id)}/report.html`;
export const artifactPage = (id: string, path: string) =>
  `/api/v1/runs/${at(id)}/artifacts/${path.split('/').map(at).join('/')}`;

export const comparison = (ids: string[]) =>
  json<Comparison>(`/comparisons?${new URLSearchParams(ids.map((id) => ['run', id]))}`);
