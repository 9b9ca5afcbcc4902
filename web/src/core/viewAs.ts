import { useSyncExternalStore } from 'react';

/** How somebody else sees Kontor: the interface shows what these permissions allow, and nothing is saved meanwhile. */
export interface ViewAs {
  label: string;
  role: string;
  permissions: string[];
}

let current: ViewAs | null = null;
const listeners = new Set<() => void>();

/** Begins (or with null ends) looking through somebody else's eyes. Only what oneself may do is shown, too: the server answers as always. */
export function viewAs(next: ViewAs | null): void {
  current = next;
  for (const fn of listeners) fn();
}

export const viewedAs = (): ViewAs | null => current;

export const useViewedAs = (): ViewAs | null =>
  useSyncExternalStore((fn) => {
    listeners.add(fn);
    return () => listeners.delete(fn);
  }, viewedAs);

/** Whether a request may be sent while looking through somebody else's eyes: what reads, previews, and the session itself. */
export const mayGoOut = (method: string, path: string): boolean =>
  method === 'GET' || path.startsWith('/auth/') || path.endsWith('/preview') || current === null;
