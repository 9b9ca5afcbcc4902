import type { AnyFilter } from './declare';
import { filterQuery, isFiltered, listQuery, nextSort, readState, writeState } from './listState';

const filters: AnyFilter[] = [
  { field: 'status', kind: 'enum' },
  { field: 'createdAt', kind: 'date', params: ['createdFrom', 'createdTo'] },
  { field: 'stock', kind: 'number' },
];
const url = 'search=rail&sort=-createdAt&page=3&status=open&status=paid&createdFrom=2026-01-01&stockMin=5&tab=orders';

describe('the state of a list in the URL', () => {
  it('reads what a colleague sent', () => {
    const state = readState(new URLSearchParams(url), filters);
    expect(state).toEqual({
      search: 'rail',
      sort: '-createdAt',
      page: 3,
      perPage: null,
      peek: null,
      filters: { status: ['open', 'paid'], createdFrom: ['2026-01-01'], stockMin: ['5'] },
    });
    expect(listQuery(state, { sort: 'name' })).toEqual({
      status: ['open', 'paid'],
      createdFrom: ['2026-01-01'],
      stockMin: ['5'],
      search: 'rail',
      sort: '-createdAt',
      page: 3,
      perPage: 50,
    });
    expect(filterQuery(state)).not.toHaveProperty('page');
  });

  it('writes the same back and leaves the parameters of others', () => {
    const before = new URLSearchParams(url);
    const after = writeState(readState(before, filters), before, filters);
    expect([...after].sort()).toEqual([...before].sort());
  });

  it('leaves out what is as usual', () => {
    const state = readState(new URLSearchParams('page=1&search=&status='), filters);
    expect(writeState(state, new URLSearchParams(), filters).toString()).toBe('');
    expect(isFiltered(state)).toBe(false);
  });

  it.each(['0', '-1', '1.5', 'x', '99999999'])('page %s is page one', (page) => expect(readState(new URLSearchParams({ page })).page).toBe(1));

  it('sorts up, down, and back to its own order', () => {
    expect(nextSort('name', null)).toBe('name');
    expect(nextSort('name', 'name')).toBe('-name');
    expect(nextSort('name', '-name')).toBeNull();
  });
});
