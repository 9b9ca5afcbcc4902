import fc from 'fast-check';
import { isBic, isIban, isVatId, plainTaxId } from './tax-id.rules';

describe('VAT ids', () => {
  it.each(['ATU12345675', 'atu 123.456-75', 'ATU13585627', 'DE136695976', 'DE811907980', 'NL123456789B01', 'IT00743110157', 'CHE123456789MWST', 'US123456789'])('%s is one', (id) => expect(isVatId(id)).toBe(true));
  it.each(['ATU12345674', 'AT12345675', 'DE136695975', 'DE036695976', 'DE13669597', 'NL123456789', 'IT0074311015', '', 'X', 'FR1'])('%s is none', (id) => expect(isVatId(id)).toBe(false));

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

describe('bank', () => {
  it.each(['AT61 1904 3002 3457 3201', 'DE89370400440532013000', 'CH9300762011623852957'])('%s is an IBAN', (iban) => expect(isIban(iban)).toBe(true));
  it.each(['AT611904300234573202', 'DE8937040044053201300', '', 'AT61', '611904300234573201'])('%s is none', (iban) => expect(isIban(iban)).toBe(false));
  it('knows a BIC', () => expect([isBic('BKAUATWW'), isBic('bkauatwwxxx'), isBic('BKAUATW')]).toEqual([true, true, false]));
  it('takes out what people write between', () => expect(plainTaxId(' at.u 12-34/5675 ')).toBe('ATU12345675'));
});
