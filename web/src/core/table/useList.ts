import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useMany, type Query } from '../api';
import type { AnyTable, Row } from './declare';
import { listQuery, readState, writeState, type ListState } from './listState';

export type Change = (patch: Partial<ListState>, how?: { replace?: boolean }) => void;

/** State of a list, in the URL or (for a list inside of a record) in the component. */
export function useListState(table: AnyTable, local: boolean): [ListState, Change] {
  const [params, setParams] = useSearchParams();
  const [own, setOwn] = useState<ListState>(() => readState(new URLSearchParams()));
  const inUrl = useMemo(() => readState(params, table.filters), [params, table.filters]);
  const change = useCallback<Change>(
    (patch, how) => {
      // another filter begins at the first page again
      const next = 'page' in patch || 'peek' in patch ? patch : { ...patch, page: 1 };
      if (local) setOwn((now) => ({ ...now, ...next }));
      else
        setParams((now) => writeState({ ...readState(now, table.filters), ...next }, now, table.filters), { replace: how?.replace, preventScrollReset: true });
    },
    [local, setParams, table.filters],
  );
  return [local ? own : inUrl, change];
}

/** The rows that the state asks for; `fixed` are filters that the page sets and nobody changes. */
export function useRows(table: AnyTable, state: ListState, fixed: Query = {}) {
  const query = { ...listQuery(state, table), ...fixed };
  const answer = useMany<Row>(table.path, query);
  return { ...answer, rows: answer.data?.data ?? [], pagination: answer.data?.pagination, query };
}
