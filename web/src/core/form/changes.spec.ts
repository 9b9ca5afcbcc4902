import { changed, conflicts, merged, same } from './changes';

const base: { id: string; version: number; name: string; unitPrice: string; notes: string | null; address: object } = {
  id: '1',
  version: 3,
  name: 'Rail',
  unitPrice: '1.50',
  notes: null,
  address: { line1: 'Ring 1', city: 'Wien' },
};

describe('what was changed', () => {
  it('is what differs, not how it is written', () => {
    expect(changed({ ...base, unitPrice: '1.5000', notes: '', address: { city: 'Wien', line1: 'Ring 1', line2: null } }, base)).toEqual({});
    expect(changed({ ...base, name: 'Rail 2', address: { line1: '', city: null } }, base)).toEqual({ name: 'Rail 2', address: null });
  });

  it('keeps texts that look like numbers apart', () => {
    expect(same('007', '7')).toBe(false);
    expect(same('7', 7)).toBe(false);
    expect(same([], null)).toBe(false);
  });
});

describe('two people at one record', () => {
  const current = { ...base, version: 4, name: 'Rail by Anna', notes: 'cut to length' };

  it('different fields are no conflict', () => expect(conflicts({ unitPrice: '2' }, base, current)).toEqual([]));
  it('the same value is no conflict', () => expect(conflicts({ name: 'Rail by Anna' }, base, current)).toEqual([]));
  it('the same field is one', () =>
    expect(conflicts({ name: 'Rail by Ben', unitPrice: '2' }, base, current)).toEqual([{ field: 'name', mine: 'Rail by Ben', theirs: 'Rail by Anna' }]));

  it('others are taken over while somebody types; the version stays stale where both changed the same', () => {
    expect(merged(base, current, ['unitPrice'])).toEqual(current);
    expect(merged(base, current, ['name'])).toEqual({ ...current, name: 'Rail', version: 3 });
  });
});
