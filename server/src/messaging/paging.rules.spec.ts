import { cursorOf, cutOf, decoded, pageOf } from './paging.rules';

const ID = '01a20014-17f6-7f8d-9eca-34cfbcce303d';
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('how far a list is read', () => {
  it.each([
    [{}, { limit: 50, offset: 0, after: null }],
    [
      { limit: 10, offset: 30, page: 9, perPage: 7 },
      { limit: 10, offset: 30, after: null },
    ],
    [
      { page: 3, perPage: 20 },
      { limit: 20, offset: 40, after: null },
    ],
    [
      { limit: 5, offset: 3, cursor: cursorOf('2026-11-21T10:00:00Z', ID) },
      { limit: 5, offset: 0, after: ['2026-11-21T10:00:00.000Z', ID] },
    ],
  ])('%j', (asked, cut) => expect(cutOf(asked)).toEqual(cut));

  it.each(['x', '', encoded(null), encoded(['2026-11-21T10:00:00Z', 'no id']), encoded(['never', ID]), encoded([1, ID]), encoded(['2026-11-21T10:00:00Z', 1])])(
    'refuses %j, which is no cursor of ours',
    (cursor) =>
      expect(() => decoded(cursor)).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ code: 'validation_failed', field: 'cursor' })] })),
  );

  it('goes on only where there is more', () => {
    const cut = cutOf({ limit: 2 });
    expect(pageOf(['a', 'b', 'c'], cut, 3, (last) => last)).toMatchObject({
      items: ['a', 'b'],
      hasMore: true,
      pagination: { page: 1, total: 3, totalPages: 2, nextCursor: 'b' },
    });
    expect(pageOf(['c'], { ...cut, after: ['', ID] }, null, String)).toMatchObject({
      hasMore: false,
      pagination: { page: null, totalPages: null, nextCursor: null },
    });
  });
});
