import { LOBBY, peopleAt, peopleIn, placeOf, type Place } from './presence.rules';

const record = { organization: 'o1', resource: 'parts', id: '01900000-0000-7000-8000-000000000001' };
const at = (more: Partial<Place>): Place => ({ ...record, userId: 'u1', name: 'Anna', editing: null, from: 'p1', seen: 0, ...more });

describe('presence', () => {
  it('shows each person once, and the tab in which they type', () => {
    const tabs = [
      at({ editing: 'name' }),
      at({}),
      at({ userId: 'u2', name: 'Abel' }),
      at({ userId: 'u3', name: 'Cem', id: 'elsewhere' }),
      at({ userId: 'u4', organization: 'o2' }),
    ];
    expect(peopleAt(tabs, record)).toEqual([
      { userId: 'u2', name: 'Abel', looking: true, editing: null },
      { userId: 'u1', name: 'Anna', looking: true, editing: 'name' },
    ]);
  });

  it('says who is here, and where as far as one may know', () => {
    const tabs = [
      at({ resource: LOBBY, id: 'o1' }),
      at({}),
      at({ userId: 'u2', name: 'Abel', resource: 'invoices' }),
      at({ userId: 'u3', name: 'Cem', resource: LOBBY, id: 'o1' }),
      at({ userId: 'u4', organization: 'o2' }),
    ];
    expect(peopleIn(tabs, 'o1', (resource) => resource === 'parts')).toEqual([
      { userId: 'u2', name: 'Abel', at: null },
      { userId: 'u1', name: 'Anna', at: { resource: 'parts', id: record.id } },
      { userId: 'u3', name: 'Cem', at: null },
    ]);
  });

  it.each([
    undefined,
    null,
    'parts',
    {},
    { resource: 'parts' },
    { resource: '../x', id: record.id },
    { resource: 'parts', id: '7' },
    { resource: 'parts', id: {} },
  ])('does not believe %j', (said) => {
    expect(placeOf(said)).toBeUndefined();
  });

  it('takes a field by its name only', () => {
    const { resource, id } = record;
    expect(placeOf({ resource, id, field: 'items.0.quantity' })).toEqual({ resource, id, editing: 'items.0.quantity' });
    expect(placeOf({ resource, id, field: '<b>' })).toEqual({ resource, id, editing: null });
  });
});
