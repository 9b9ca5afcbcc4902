import type { AnyTable } from './declare';
import { inTrash, withTrash } from './trash';

const table = (bulk: AnyTable['bulk']): AnyTable =>
  ({ path: '/parts', texts: 'parts', sort: 'name', columns: [{ field: 'name', edit: 'text' }], bulk }) as unknown as AnyTable;
const remove = { action: 'delete', label: 'parts.bulk.delete', can: 'parts:delete' } as NonNullable<AnyTable['bulk']>[number];

describe('what was deleted', () => {
  it('is found in lists from which one can delete, and in no other', () => {
    expect(withTrash(table([remove])).filters).toEqual([{ field: 'deleted', kind: 'flag', label: 'table.deleted' }]);
    expect(withTrash(table(undefined)).filters).toBeUndefined();
  });

  it('can be brought back by who may delete, and not be changed', () => {
    const shown = inTrash(withTrash(table([remove])), { filters: { deleted: ['true'] } });
    expect(shown.bulk).toEqual([{ action: 'restore', label: 'core.actions.restore', can: 'parts:delete' }]);
    expect(shown.columns).toEqual([{ field: 'name' }]);
    expect(inTrash(table([remove]), { filters: {} }).bulk).toEqual([remove]);
  });
});
