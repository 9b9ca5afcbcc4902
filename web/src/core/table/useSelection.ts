import { useMemo, useState } from 'react';
import type { Row } from './declare';

export interface Selection {
  ids: ReadonlySet<string>;
  /** All that the filter matches, also on other pages. */
  all: boolean;
  has(id: string): boolean;
  toggle(id: string): void;
  page(on: boolean): void;
  everything(): void;
  clear(): void;
  size: number;
}

/** `scope` is the list's filter: another one begins with nothing selected. */
export function useSelection(rows: Row[], total: number, scope: string): Selection {
  const [state, setState] = useState<{ scope: string; ids: Set<string>; all: boolean }>({ scope, ids: new Set(), all: false });
  const { ids, all } = state.scope === scope ? state : { ids: new Set<string>(), all: false };
  return useMemo(() => {
    const set = (next: Set<string>, everything = false) => setState({ scope, ids: next, all: everything });
    return {
      ids,
      all,
      size: all ? total : ids.size,
      has: (id) => all || ids.has(id),
      toggle: (id) => {
        const next = new Set(all ? rows.map((row) => row.id) : ids);
        if (!next.delete(id)) next.add(id);
        set(next);
      },
      page: (on) => set(new Set(on ? [...ids, ...rows.map((row) => row.id)] : [])),
      everything: () => set(new Set(), true),
      clear: () => set(new Set()),
    };
  }, [state, scope, rows, total]);
}
