import { useState, type RefObject } from 'react';
import { useNavigate } from 'react-router';
import { useKeys, type Key } from '../frame/keys';
import { useCan } from '../session';
import type { AnyTable, Row } from './declare';
import type { Change } from './useList';
import type { Selection } from './useSelection';

interface Props {
  table: AnyTable;
  rows: Row[];
  selection: Selection;
  change: Change;
  searchRef: RefObject<HTMLInputElement | null>;
  enabled: boolean;
}

/** `/` j k x Enter p c on the list of the page. */
export function useTableKeys({ table, rows, selection, change, searchRef, enabled }: Props) {
  const go = useNavigate();
  const can = useCan();
  const [at, setAt] = useState(-1);
  const cursor = Math.min(at, rows.length - 1);
  const row = rows[cursor];
  const visit = (one: Row | undefined) => one && table.to && void go(table.to(one));
  const open = (one: Row) => (table.peek === false ? visit(one) : change({ peek: one.id }));
  const { create } = table;
  const keys: Record<string, Key> = {
    '/': { label: 'frame.keys.search', run: () => searchRef.current?.focus() },
    j: { label: 'frame.keys.nextRow', run: () => setAt(Math.min(cursor + 1, rows.length - 1)) },
    k: { label: 'frame.keys.previousRow', run: () => setAt(Math.max(cursor - 1, 0)) },
    ...(table.bulk && { x: { label: 'frame.keys.select', run: () => row && selection.toggle(row.id) } satisfies Key }),
    ...(table.to && { o: { label: 'frame.keys.open', run: () => visit(row) } satisfies Key }),
    ...(table.peek !== false && { p: { label: 'frame.keys.peek', run: () => row && change({ peek: row.id }) } satisfies Key }),
    ...(create && can(create.can) && { c: { label: 'frame.keys.create', run: () => (create.to ? void go(create.to) : create.run?.()) } satisfies Key }),
  };
  useKeys(keys, enabled);
  // Enter opens the row only where no control has the focus: there it belongs to the control. It listens from the start: who is quick presses j and Enter at once
  useKeys(
    {
      Enter: {
        label: 'frame.keys.open',
        run: (event) => ((event.target as HTMLElement).closest('a, button') ? (event.target as HTMLElement).click() : visit(row)),
      },
    },
    enabled,
  );
  return { cursor, open };
}
