import { useSyncExternalStore } from 'react';

export type Reach = 'online' | 'offline' | 'outdated';

let state: Reach = 'online';
/** The server is newer than this page: said whenever it can be reached. */
let outdated = false;
const listeners = new Set<() => void>();
const VERSION = 'x-app-version';
const KEPT = /immutable|max-age=[1-9]/;
let version: string | null = null;

function set(next: Reach): void {
  const now = next === 'online' && outdated ? 'outdated' : next;
  if (state === now) return;
  state = now;
  for (const fn of listeners) fn();
}

/** An answer came: the server is there; another version of it means that this page is older than the server. */
export function heard(response: Response): void {
  // what the browser has kept (a logo) names the server it came from, perhaps one of last week
  const now = KEPT.test(response.headers.get('cache-control') ?? '') ? null : response.headers.get(VERSION);
  if (response.status === 502 || response.status === 503 || response.status === 504) return silent();
  outdated ||= Boolean(now && version && now !== version);
  version ??= now;
  set('online');
}

/** No answer came: looks again, ever more slowly, until one does. */
export function silent(): void {
  if (state === 'offline') return;
  set('offline');
  knock(1_000);
}

function knock(wait: number): void {
  setTimeout(() => {
    if (state !== 'offline') return;
    fetch('/health/live', { cache: 'no-store' }).then(
      (response) => (response.ok ? set('online') : knock(Math.min(wait * 1.6, 20_000))),
      () => knock(Math.min(wait * 1.6, 20_000)),
    );
  }, wait);
}

export const useReach = (): Reach =>
  useSyncExternalStore(
    (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    () => state,
  );

export const onReach = (fn: (reach: Reach) => void): (() => void) => {
  const listener = () => fn(state);
  listeners.add(listener);
  return () => listeners.delete(listener);
};

addEventListener('offline', silent);
