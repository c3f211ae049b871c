import type { Problem } from './types';

/** An answer that is no success: an RFC 9457 problem, or a server that cannot be reached (status 0). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly problems: Problem[] = [],
    readonly current?: { version: number; updated: string },
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

const BASE = '/api/v1';
const TOKEN_KEY = 'limbeck.token';

/** The API token, kept for this tab alone. */
export function token(): string {
  return sessionStorage.getItem(TOKEN_KEY) ?? '';
}

export function setToken(value: string): void {
  sessionStorage.setItem(TOKEN_KEY, value);
}

export function authorization(): Record<string, string> {
  const value = token();
  return value ? { Authorization: `Bearer ${value}` } : {};
}

export interface Asked {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Lets the request outlive its page, for what is saved on leaving. */
  keepalive?: boolean;
}

async function refusal(response: Response): Promise<ApiError> {
  try {
    const problem = (await response.json()) as {
      title?: string;
      detail?: string;
      problems?: Problem[];
      current?: { version: number; updated: string };
    };
    const message = problem.detail ?? problem.title ?? response.statusText;
    return new ApiError(response.status, message, problem.problems, problem.current);
  } catch {
    return new ApiError(response.status, `the server answered ${response.status} ${response.statusText}`);
  }
}

/** Sends a request; throws {@link ApiError} for everything that is no success. */
export async function send(path: string, asked: Asked = {}): Promise<Response> {
  const method = asked.method ?? 'GET';
  const headers: Record<string, string> = { ...authorization(), ...asked.headers };
  if (method !== 'GET') {
    headers['X-Limbeck'] = '1';
  }
  if (asked.body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  const init: RequestInit = { method, headers, keepalive: asked.keepalive ?? false };
  if (asked.signal) {
    init.signal = asked.signal;
  }
  if (asked.body !== undefined) {
    init.body = JSON.stringify(asked.body);
  }
  let response: Response;
  try {
    response = await fetch(BASE + path, init);
  } catch (error) {
    if (asked.signal?.aborted) {
      throw error;
    }
    throw new ApiError(0, 'the server cannot be reached; start it with ./limbeck serve');
  }
  if (!response.ok) {
    if (response.status === 401) {
      window.dispatchEvent(new CustomEvent('limbeck-unauthorized'));
    }
    throw await refusal(response);
  }
  return response;
}

/** Sends a request and reads the JSON of its answer. */
export async function json<T>(path: string, asked: Asked = {}): Promise<T> {
  const response = await send(path, asked);
  return (await response.json()) as T;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
