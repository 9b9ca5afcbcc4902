import { useSyncExternalStore } from 'react';

/** What can be done on the page that is open. */
export interface HereAction {
  key: string;
  label: string;
  run: () => void;
}

let here: HereAction[] = [];
const listeners = new Set<() => void>();
const set = (next: HereAction[]) => {
  here = next;
  for (const fn of listeners) fn();
};

/** The page offers these to the palette; answers with what takes them back. */
export function offerHere(actions: HereAction[]): () => void {
  set(actions);
  return () => here === actions && set([]);
}

export const useHere = (): HereAction[] =>
  useSyncExternalStore(
    (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    () => here,
  );
