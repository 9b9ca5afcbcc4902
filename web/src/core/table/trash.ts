import type { AnyTable } from './declare';
import type { ListState } from './listState';

const removes = (table: AnyTable) => table.bulk?.find(({ action }) => action === 'delete');

/** Whoever can delete from a list finds the deleted ones there: a filter of its own, after all others. */
export const withTrash = (table: AnyTable): AnyTable =>
  removes(table) ? { ...table, filters: [...(table.filters ?? []), { field: 'deleted', kind: 'flag', label: 'table.deleted' }] } : table;

/** Among the deleted ones nothing is changed; they are brought back. */
export function inTrash(table: AnyTable, { filters }: Pick<ListState, 'filters'>): AnyTable {
  const removing = removes(table);
  if (!removing || filters.deleted?.[0] !== 'true') return table;
  return {
    ...table,
    columns: table.columns.map(({ edit: _, ...column }) => column),
    bulk: [{ action: 'restore', label: 'core.actions.restore', can: removing.can }],
  };
}
