import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react';

/** Pages are addresses: everything that is shown can be linked to, and going back works. */

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

const here = () => window.location.pathname + window.location.search;

export function useAddress(): URL {
  return new URL(useSyncExternalStore(subscribe, here), window.location.origin);
}

export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  if (to !== here()) {
    window.history[how === 'push' ? 'pushState' : 'replaceState']({}, '', to);
    listeners.forEach((listener) => listener());
  }
}

export function Link(props: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent) => {
    if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      go(props.href);
    }
  };
  return <a {...props} onClick={follow} />;
}
