import { USUAL_RATES, rateOn } from './rates.rules';
import { taxNote, taxNotes } from './tax.notes';
import { countryOfVatId, settled, taxOf, type Situation, TAX_CATEGORIES } from './tax.rules';

type Given = {
  country?: string | null;
  type?: 'private' | 'business';
  vatId?: string | null;
  to?: string;
  kind?: 'goods' | 'service';
  part?: string;
  day?: string;
  small?: boolean;
  seller?: string;
};
const situation = ({
  country = 'AT',
  type = 'business',
  vatId = null,
  to,
  kind = 'goods',
  part = 'standard',
  day = '2026-11-21',
  small = false,
  seller = 'AT',
}: Given): Situation => ({
  seller: { country: seller, smallBusiness: small },
  buyer: { country, type, vatId },
  shippingCountry: to,
  part: { taxCategory: part, kind },
  day,
  rates: USUAL_RATES,
});
const tax = (given: Given) => Object.values(taxOf(situation(given)) ?? { none: 'none' }).join(' ');

describe('tax by situation', () => {
  it.each<[string, Given, string]>([
    ['at home', {}, 'standard 20'],
    ['at home, no address', { country: null }, 'standard 20'],
    ['at home, reduced', { part: 'reduced' }, 'reduced 10'],
    ['at home, wine and plants', { part: 'second_reduced' }, 'reduced 13'],
    ['milk, before July 2026', { part: 'super_reduced', day: '2026-06-30' }, 'reduced 10'],
    ['milk, since', { part: 'super_reduced', day: '2026-07-01' }, 'reduced 4.9'],
    ['unmarked parts', { part: undefined }, 'standard 20'],
    ['exempt', { part: 'exempt', country: 'DE', vatId: 'DE136695976' }, 'exempt 0'],
    ['small business, wherever', { small: true, country: 'US' }, 'small_business 0'],
    ['Germany', { seller: 'DE', country: 'DE' }, 'standard 19'],
    ['Germany, reduced', { seller: 'DE', country: 'DE', part: 'reduced' }, 'reduced 7'],
    ['Germany in the autumn of 2020', { seller: 'DE', country: 'DE', day: '2020-12-31' }, 'standard 16'],
    ['a solar panel in Germany', { seller: 'DE', country: 'DE', part: 'zero' }, 'reduced 0'],
    ['a solar panel in Germany in 2022', { seller: 'DE', country: 'DE', part: 'zero', day: '2022-12-31' }, 'standard 19'],
    ['a machine to a business in Munich', { country: 'DE', vatId: 'DE136695976' }, 'intra_community 0'],
    ['a machine to a business in Munich without VAT id', { country: 'DE' }, 'intra_community 0'],
    ['a machine to Munich for a Viennese business', { vatId: 'ATU12345675', to: 'DE' }, 'standard 20'],
    ['a machine fetched by a business of Munich', { country: 'DE', vatId: 'DE136695976', to: 'AT' }, 'standard 20'],
    ['a service for a business in Munich', { country: 'DE', vatId: 'DE136695976', kind: 'service' }, 'reverse_charge 0'],
    ['a service for a German branch with an Austrian VAT id', { country: 'DE', vatId: 'ATU12345675', kind: 'service' }, 'standard 20'],
    ['a service for a person in Munich', { country: 'DE', type: 'private', kind: 'service' }, 'standard 20'],
    ['a machine for a person in Munich', { country: 'DE', type: 'private' }, 'standard 20'],
    ['a machine to Athens', { country: 'GR', vatId: 'EL123456789' }, 'intra_community 0'],
    ['a machine to Zurich', { country: 'CH', type: 'private' }, 'export 0'],
    ['a service for a business in Zurich', { country: 'CH', kind: 'service' }, 'export 0'],
    ['a service for a person in Zurich', { country: 'CH', kind: 'service', type: 'private' }, 'standard 20'],
    ['a service without any address', { country: null, kind: 'service' }, 'standard 20'],
    ['a country without table', { seller: 'FR', country: 'FR' }, 'none'],
  ])('%s', (_, given, expected) => expect(tax(given)).toBe(expected));

  it('knows the prefix of Greece', () => expect([countryOfVatId('EL123'), countryOfVatId('atu 1')]).toEqual(['GR', 'AT']));
  it('knows no rate before the table begins', () => expect(rateOn(USUAL_RATES, 'AT', 'standard', '1970-01-01')).toBeUndefined());
});

describe('what is typed on a line wins', () => {
  const munich: Given = { country: 'DE', vatId: 'DE136695976' };
  it.each<[object, Given, string]>([
    [{ taxRate: 22, taxCategory: 'standard' }, {}, 'standard 22'],
    [{ taxRate: 22 }, {}, 'standard 22'],
    [{ taxRate: 20 }, munich, 'standard 20'],
    [{ taxRate: 13 }, {}, 'reduced 13'],
    [{ taxRate: 9.975 }, {}, 'reduced 9.975'],
    [{ taxRate: 0 }, {}, 'exempt 0'],
    [{ taxRate: 0 }, munich, 'intra_community 0'],
    [{ taxRate: 5 }, { seller: 'FR', country: 'FR' }, 'standard 5'],
    [{ taxCategory: 'reduced' }, {}, 'reduced 10'],
    [{ taxCategory: 'reduced' }, { part: 'second_reduced' }, 'reduced 13'],
    [{ taxCategory: 'standard' }, { part: 'reduced' }, 'standard 20'],
    [{ taxCategory: 'export' }, {}, 'export 0'],
    [{ taxCategory: 'standard' }, { seller: 'FR', country: 'FR' }, 'none'],
    [{}, munich, 'intra_community 0'],
    [{ taxRate: null, taxCategory: null }, {}, 'standard 20'],
  ])('%j', (given, where, expected) => expect(Object.values(settled(given, situation(where)) ?? { none: 'none' }).join(' ')).toBe(expected));
});

describe('the sentence of the law', () => {
  it.each([
    ['reverse_charge', 'AT', 'de', /Übergang der Steuerschuld auf den Leistungsempfänger/],
    ['reverse_charge', 'DE', 'de', /Steuerschuldnerschaft des Leistungsempfängers/],
    ['reverse_charge', 'AT', 'en', /Reverse charge/],
    ['intra_community', 'AT', 'de', /Steuerfreie innergemeinschaftliche Lieferung/],
    ['export', 'FR', 'en', /export/],
    ['small_business', 'AT', 'de', /§ 6 Abs. 1 Z 27/],
    ['small_business', 'DE', 'de', /§ 19 UStG/],
    ['exempt', 'AT', 'de', /Umsatzsteuerfrei/],
  ] as const)('%s in %s, %s', (category, country, locale, words) => expect(taxNote(category, country, locale)).toMatch(words));
  it('none where tax is charged, each once', () => {
    expect(taxNotes(['standard', 'export', 'reduced', 'export'], 'AT', 'en')).toHaveLength(1);
    for (const category of TAX_CATEGORIES.slice(2)) for (const country of ['AT', 'DE', 'FR']) expect(taxNote(category, country, 'de')).toBeTruthy();
  });
});
