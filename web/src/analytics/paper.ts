import { useSyncExternalStore } from 'react';

let all = false;
const listeners = new Set<() => void>();
const set = (next: boolean) => {
  all = next;
  for (const fn of listeners) fn();
};

/** Whether charts are drawn that nobody has come to yet. */
export const useAllDrawn = (): boolean =>
  useSyncExternalStore(
    (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    () => all,
  );

/** The library that draws, and the charts after it. */
const DRAWN_MS = 900;

/** Prints the page with all of its charts. */
export async function printAll(): Promise<void> {
  set(true);
  await import('./ChartDrawing');
  await new Promise((go) => setTimeout(go, DRAWN_MS));
  print();
  set(false);
}
