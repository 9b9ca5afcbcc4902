import fc from 'fast-check';
import { parseChoice, parseDecimal, parseQuantity, parseText } from './cells.rules';
import { normalizeHeader, recogniseColumns, signatureOf } from './columns.rules';
import { foldName, matchNames, normalizeName, proposalKeys } from './names.rules';

const FIELDS = {
  name: { headers: ['File Name (no extension)', 'Bezeichnung', 'Teil'], required: true },
  quantity: { headers: ['Qty', 'Menge', 'Anzahl'] },
  author: { headers: ['Autor'] },
};
const header = (...titles: string[]) => titles.map((title, i) => ({ column: 'ABCDEF'[i], header: title }));

describe('columns', () => {
  const cad = header('Item Number', 'File Name (no extension)', 'Author', 'Quantity');

  it('are recognised by known headers, in any case and with any signs', () => {
    expect(recogniseColumns(cad, FIELDS)).toEqual({
      columns: { name: 'B', quantity: 'D', author: 'C' },
      mapping: { name: 'File Name (no extension)', quantity: 'Quantity', author: 'Author' },
      missing: [],
      unknown: [],
    });
    expect(recogniseColumns(header('MENGE', ' bezeichnung:'), FIELDS)).toMatchObject({ columns: { name: 'B', quantity: 'A' } });
    expect(recogniseColumns(header('Teil', 'Name'), FIELDS).columns).toEqual({ name: 'B' });
    expect(recogniseColumns(header('Menge'), FIELDS)).toMatchObject({ missing: ['name'] });
  });

  it('are taken as the mapping says', () => {
    expect(recogniseColumns(cad, FIELDS, { name: 'Item Number', quantity: 'quantity', author: 'C' }).columns).toEqual({
      name: 'A',
      quantity: 'D',
      author: 'C',
    });
    expect(recogniseColumns(cad, FIELDS, { name: 'Nome', colour: 'Author' })).toMatchObject({ columns: {}, missing: ['name'], unknown: ['Nome', 'colour'] });
  });

  it('make a signature that does not depend on their order', () => {
    expect(signatureOf(header('Menge', 'Bezeichnung'))).toBe(signatureOf(header('BEZEICHNUNG', 'Menge ')));
    expect(normalizeHeader('Größe (mm)')).toBe('größe mm');
  });
});

describe('cells', () => {
  it.each([
    [4, '.', 4],
    ['4', '.', 4],
    ['2,5', ',', 2.5],
    ['2,5', '.', 2.5],
    ['2.5', ',', 2.5],
    ['1.234,5', ',', 1234.5],
    ['1,234.5', ',', 1234.5],
    ['1.500', ',', 1500],
    ['1.500', '.', 1.5],
    ['1,500', '.', 1500],
    ['1,500', ',', 1.5],
    ['1 234,50', ',', 1234.5],
    ["1'234.5", '.', 1234.5],
    [' 4 Stk.', '.', 4],
    ['4x', '.', 4],
    [2.4000000000000004, '.', 2.4],
    ['', '.', null],
    [null, '.', null],
    ['0.125', '.', 0.125],
    [',5', ',', 0.5],
  ] as const)('%p with a decimal %s is %p', (cell, decimal, value) => expect(parseQuantity(cell, { decimal })).toEqual({ value }));

  it.each([
    ['abc', 'number_invalid'],
    ['1,2,3', 'number_invalid'],
    ['1.2.3,4', 'number_invalid'],
    ['1e5', 'number_invalid'],
    ['--1', 'number_invalid'],
    ['=1+1', 'number_invalid'],
    ['.', 'number_invalid'],
    ['12:30', 'number_invalid'],
    [1.2345, 'too_many_decimals'],
    ['-1', 'number_out_of_range'],
    [2e9, 'number_out_of_range'],
    [Infinity, 'number_invalid'],
    ['99999999999999', 'number_out_of_range'],
  ])('%p is refused: %s', (cell, code) => expect(parseQuantity(cell).fault?.code).toBe(code));

  it('keep every quantity that was written', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom(',', '.'), (thousandths, decimal) => {
        const text = (thousandths / 1000).toFixed(3).replace('.', decimal);
        const [whole, fraction] = text.split(decimal);
        const grouped = `${whole.replace(/\B(?=(\d{3})+$)/g, decimal === ',' ? '.' : ',')}${decimal}${fraction}`;
        return [text, grouped].every((written) => parseQuantity(written, { decimal: decimal as ',' | '.' }).value === thousandths / 1000);
      }),
    ));

  it('hold money as a string', () => {
    expect(parseDecimal('€ 1.234,5000', { decimal: ',' })).toEqual({ value: '1234.5' });
    expect(parseDecimal('-3,10 EUR')).toEqual({ value: '-3.1' });
    expect(parseDecimal(0.1 + 0.2)).toEqual({ value: '0.3' });
    expect(parseDecimal('-0.00')).toEqual({ value: '0' });
  });

  it('hold text to the letter', () => {
    expect([parseText(' a  b '), parseText(' a ', { trim: true }), parseText(71), parseText('  ')]).toEqual([
      { value: ' a  b ' },
      { value: 'a' },
      { value: '71' },
      { value: null },
    ]);
    expect(parseText('x'.repeat(201)).fault).toEqual({ code: 'value_too_long', details: { max: 200 } });
    expect([parseChoice('Stocked ', ['stocked', 'service']), parseChoice('x', ['y']).fault?.code, parseChoice(null, ['y'])]).toEqual([
      { value: 'stocked' },
      'value_not_allowed',
      { value: null },
    ]);
  });
});

describe('names', () => {
  const known = (...names: string[]) => names.map((name, i) => ({ id: `p${i}`, name }));
  const judge = (name: string, ...names: string[]) => matchNames([{ name }], known(...names))[0];
  const exact = { bucket: 'exact', id: 'p0', reason: null };
  const fresh = { bucket: 'new', id: null, reason: null };
  const proposed = (reason: string, id: string | null = 'p0') => ({ bucket: 'proposed', id, reason });

  it.each([
    ['Schraube  12_ISO 4762', 'Schraube  12_ISO 4762', exact],
    [' KT-Deckel ', 'KT-Deckel', exact],
    ['Gera\u0308t', 'Gerät', exact],
    ['Schraube 12_ISO 4762', 'Schraube  12_ISO 4762', proposed('spelling')],
    ['kt-deckel', 'KT-Deckel', proposed('spelling')],
    ['KT-Profil-540mm_1', 'KT-Profil-540mm', proposed('suffix_1')],
    ['KT-Profil-540mm', 'KT-Profil-540mm_1', proposed('suffix_1')],
    ['KT-Profil-540mm_2', 'KT-Profil-540mm', fresh],
    ['Insert_M6x8x8_mir', 'Insert_M6x8x8', proposed('mirrored_fastener')],
    ['T-Nut - Drop In for 3030 - M6_mir', 'T-Nut - Drop In for 3030 - M6', proposed('mirrored_fastener')],
    ['T-Nut_Drop_3030_M3_mir', 'T-Nut_Drop_3030_M3', proposed('mirrored_fastener')],
    ['Wuerth_77777  16_ISO 4762_mir', 'Wuerth_77777  16_ISO 4762', proposed('mirrored_fastener')],
    ['Sole_mir', 'Sole', proposed('mirrored_fastener')],
    ['Insert_M6x8x8_mir_1', 'Insert_M6x8x8', proposed('suffix_1')],
    ['KT-Cover.Front.Panel_mir', 'KT-Cover.Front.Panel', fresh],
    ['KT-Hinge Rotor_mir', 'KT-Hinge Rotor', fresh],
    ['KT Bi-Material Lead Screw Decoupler v1_mir', 'KT Bi-Material Lead Screw Decoupler v1', fresh],
    ['KT-DoorLift_Carrier_mir', 'KT-DoorLift_Carrier', fresh],
    ['KT-Deckel.step', 'KT-Deckel', proposed('file_extension')],
    ['KT-Deckel.M', 'KT-Deckel.F', fresh],
    ['695_2RS', 'F695_2RS', fresh],
    ['Hear Carrier', 'Heat Carrier', fresh],
    ['Wuerth_77777  8_ISO 4762', 'Wuerth_77777  12_ISO 4762', fresh],
    ['вентилятор 3030', '3030', fresh],
    ['KT-Cover.Inside.Mount.', 'KT-Cover.Inside.Mount', fresh],
    ['SOLID', 'x', proposed('cad_artefact', null)],
    ['SOLID', 'SOLID', exact],
    ['2025_09_30_16_54_43_0703', 'x', proposed('cad_artefact', null)],
    ['KT_BOARD_R1_soldermask', 'x', proposed('cad_artefact', null)],
    ['KT_BOARD_R1_silkscreen', 'x', proposed('cad_artefact', null)],
    ['KT_BOARD_R1_PCB', 'x', fresh],
    ['Heat Sink', 'x', proposed('placeholder_name', null)],
    ['_1', 'x', fresh],
  ])('%p beside %p', (name, other, verdict) => expect(judge(name, other)).toEqual(verdict));

  it('are compared with those of the same list, and never merged by themselves', () => {
    const verdicts = matchNames(
      ['KT-A_1', 'KT-A', 'KT-A'].map((name) => ({ name })),
      [],
    );
    expect(verdicts).toEqual([{ bucket: 'proposed', id: 'row 1', reason: 'suffix_1' }, fresh, { bucket: 'exact', id: 'row 1', reason: null }]);
  });

  it('follow codes first, then what was learned, then the name', () => {
    const candidates = [
      { id: 'a', name: 'A', codes: ['SKU-1'] },
      { id: 'b', name: 'B' },
    ];
    const aliases = new Map<string, string | null>([
      ['a', 'b'],
      ['junk', null],
      ['gone', 'deleted'],
    ]);
    const found = matchNames([{ name: 'B', codes: ['SKU-1'] }, { name: 'A' }, { name: 'JUNK' }, { name: 'gone' }], candidates, aliases);
    expect(found.map(({ bucket, id }) => [bucket, id])).toEqual([
      ['exact', 'a'],
      ['alias', 'b'],
      ['ignored', null],
      ['new', null],
    ]);
  });

  it('are exact with themselves, whatever they are', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, other) => {
        expect(judge(name, name)).toEqual(exact);
        // whatever is not the same name is at most proposed
        if (normalizeName(name) !== normalizeName(other)) expect(judge(name, other).bucket).not.toBe('exact');
        expect(proposalKeys(name)).toContain(foldName(name));
      }),
    ));
});
