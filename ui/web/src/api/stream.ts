import { authorization } from './client';

export interface ServerSent {
  id: string;
  event: string;
  data: string;
}

/** Reads the text of an event stream as it comes, across chunks that end anywhere. */
export class EventParser {
  private rest = '';

  push(chunk: string): ServerSent[] {
    const blocks = (this.rest + chunk.replaceAll('\r', '')).split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.map(parse).filter((sent) => sent.data !== '');
  }
}

function parse(block: string): ServerSent {
  const sent: ServerSent = { id: '', event: 'message', data: '' };
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) {
      continue;
    }
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /, '');
    if (name === 'id' || name === 'event') {
      sent[name] = value;
    } else if (name === 'data') {
      sent.data = sent.data === '' ? value : `${sent.data}\n${value}`;
    }
  }
  return sent;
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

export interface Listener {
  sent: (events: ServerSent[]) => void;
  /** Whether the stream is open; false while it is being opened again. */
  connected?: (open: boolean) => void;
  /** Whether there is nothing more to come. */
  over: () => boolean;
}

/**
 * Follows an event stream until it is over or `signal` ends it, opening it again where it broke off. EventSource cannot
 * send a token, hence fetch.
 */
export async function follow(path: string, listener: Listener, signal: AbortSignal): Promise<void> {
  let last = '';
  let wait = 250;
  while (!signal.aborted && !listener.over()) {
    try {
      const headers: Record<string, string> = { Accept: 'text/event-stream', ...authorization() };
      if (last) {
        headers['Last-Event-ID'] = last;
      }
      const response = await fetch(`/api/v1${path}`, { headers, signal });
      if (response.ok && response.body) {
        listener.connected?.(true);
        wait = 250;
        const parser = new EventParser();
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
          const events = parser.push(chunk.value);
          last = events.findLast((sent) => sent.id !== '')?.id ?? last;
          if (events.length > 0) {
            listener.sent(events);
          }
        }
      }
    } catch {
      // Broken off: opened again below.
    }
    if (!signal.aborted && !listener.over()) {
      listener.connected?.(false);
      await pause(wait, signal);
      wait = Math.min(wait * 2, 5000);
    }
  }
}
