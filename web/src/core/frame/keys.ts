import { useEffect, useRef, useSyncExternalStore } from 'react';
import { tinykeys } from 'tinykeys';
import type { TextKey } from '../texts';

export interface Key {
  label: TextKey;
  values?: Record<string, string>;
  run(event: KeyboardEvent): void;
}

let active: Record<string, Key>[] = [];
const listeners = new Set<() => void>();
const set = (next: typeof active) => {
  active = next;
  for (const fn of listeners) fn();
};

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !/^(checkbox|radio|button)$/.test((target as HTMLInputElement).type);
const covered = () => document.querySelector('.MuiDialog-root, .MuiPopover-root, .MuiModal-root:not([aria-hidden=true])') !== null;

// where `?` and `/` lie behind Shift differs by keyboard; only the sign counts
const spellings = (name: string): [string, string][] =>
  /^[^\w\s]$/.test(name)
    ? [
        [name, name],
        [name, `Shift+${name}`],
      ]
    : [[name, name]];

/** Keys of what is on screen; those without a modifier wait while somebody types or a dialog is open. `?` lists them all. */
export function useKeys(keys: Record<string, Key>, enabled = true): void {
  const latest = useRef(keys);
  useEffect(() => void (latest.current = keys));
  const names = enabled ? Object.keys(keys).join('|') : '';
  useEffect(() => {
    if (!names) return;
    const own = latest.current;
    const bindings = names
      .split('|')
      .flatMap(spellings)
      .map(
        ([name, spelled]) =>
          [
            spelled,
            (event: KeyboardEvent) => {
              if (!name.includes('$mod') && (typing(event.target) || covered())) return;
              event.preventDefault();
              latest.current[name].run(event);
            },
          ] as const,
      );
    set([...active, own]);
    const off = tinykeys(window, Object.fromEntries(bindings));
    return () => {
      off();
      set(active.filter((one) => one !== own));
    };
  }, [names]);
}

export const useActiveKeys = () =>
  useSyncExternalStore(
    (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    () => active,
  );
