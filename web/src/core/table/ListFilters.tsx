import { Stack } from '@mui/material';
import type { ReactNode } from 'react';
import type { Query, Rec } from '../api';
import { useCustomTable } from '../custom/columns';
import { useCan } from '../session';
import type { Prefix } from '../texts';
import type { AnyTable, Table } from './declare';
import { FilterChips, FilterMenu } from './Filters';
import { filterQuery } from './listState';
import { SavedViews } from './SavedViews';
import { useListState } from './useList';

/**
 * Filters and saved views of a list for another way to show the same rows (a board, a calendar): the state stands in the URL as that of the list, so
 * that changing between both keeps it. `query` goes to the API, `bar` above the rows; `more` stands in it, too.
 */
export function useListFilters<R extends Rec, P extends Prefix>(of: Table<R, P>): { query: Query; bar: (more?: ReactNode) => ReactNode } {
  const table = useCustomTable(of as unknown as AnyTable);
  const can = useCan();
  const [state, change] = useListState(table, false);
  const bar = (more?: ReactNode) => (
    <Stack spacing={1}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }} className="no-print">
        {more}
        <FilterMenu table={table} state={state} change={change} />
        {can('views:read') && <SavedViews table={table} state={state} />}
      </Stack>
      <FilterChips table={table} state={state} change={change} />
    </Stack>
  );
  return { query: filterQuery(state), bar };
}
