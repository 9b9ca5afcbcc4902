import type { AnyFilter } from './declare';
import { readState } from './listState';
import { isPlain, queryOf, showing } from './viewQuery';

const filters: AnyFilter[] = [{ field: 'status', kind: 'enum' }];

describe('what a saved view keeps', () => {
  it('keeps filters and order, not the page', () => {
    expect(queryOf(readState(new URLSearchParams('status=open&page=3&peek=1&sort=-name&tab=x&view=v'), filters), filters)).toBe('sort=-name&status=open');
  });

  it('stands in the URL with its own filters, beside what belongs to others', () => {
    const shown = showing({ id: 'v', query: 'sort=-name&status=open' }, new URLSearchParams('status=paid&search=x&page=2&tab=lines'), filters);
    expect([...shown].sort()).toEqual([
      ['sort', '-name'],
      ['status', 'open'],
      ['tab', 'lines'],
      ['view', 'v'],
    ]);
    expect(showing(null, shown, filters).toString()).toBe('tab=lines');
  });

  it.each([
    ['', true],
    ['tab=x', true],
    ['status=open', false],
    ['view=v', false],
    ['page=2', false],
  ])('a link with "%s" asks for nothing: %s', (text, plain) => expect(isPlain(new URLSearchParams(text), filters)).toBe(plain));
});
