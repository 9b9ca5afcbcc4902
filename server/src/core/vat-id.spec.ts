import fc from 'fast-check';
import { isVatId, normalizeVatId } from './vat-id';

describe('VAT ids', () => {
  it.each(['ATU12345675', 'atu 123.456-75', 'ATU13585627', 'DE136695976', 'DE811907980', 'NL123456789B01', 'IT00743110157', 'CHE123456789MWST', 'US123456789'])(
    '%s is one',
    (id) => expect(isVatId(normalizeVatId(id))).toBe(true),
  );
  it.each(['ATU12345674', 'AT12345675', 'DE136695975', 'DE036695976', 'DE13669597', 'NL123456789', 'IT0074311015', '', 'X', 'FR1'])('%s is none', (id) =>
    expect(isVatId(normalizeVatId(id))).toBe(false),
  );

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(fc.constantFrom('ATU12345675', 'DE136695976', 'DE811907980'), fc.nat(), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
        const places = [...id].map((letter, i) => (/\d/.test(letter) ? i : -1)).filter((i) => i >= 0);
        const place = places[at % places.length];
        const wrong = id.slice(0, place) + ((Number(id[place]) + by) % 10) + id.slice(place + 1);
        expect(isVatId(wrong)).toBe(false);
      }),
    );
  });
});
