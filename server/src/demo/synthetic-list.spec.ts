import { buffer } from 'node:stream/consumers';
import { matchNames } from '../core/import/names.rules';
import { readRows } from '../core/sheets/sheet';
import { LIST_SIZE, syntheticList, syntheticWorkbook } from './synthetic-list';

describe('the synthetic list', () => {
  const list = syntheticList('K24');

  it('has the shape of the real one', () => {
    expect(list).toHaveLength(LIST_SIZE.rows);
    expect(list.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(LIST_SIZE.quantity);
    expect(list.filter(({ author }) => author === null)).toHaveLength(LIST_SIZE.withoutAuthor);
    expect(new Set(list.map(({ fileName }) => fileName)).size).toBe(LIST_SIZE.rows);
    expect([Math.min(...list.map(({ quantity }) => quantity)), Math.max(...list.map(({ quantity }) => quantity))]).toEqual([1, 71]);
    expect(Math.max(...list.map(({ fileName }) => fileName.length))).toBe(80);
    expect(syntheticList('K24')).toEqual(list);
  });

  it('goes through a workbook unharmed', async () => {
    const found = [];
    for await (const { cells } of readRows(await buffer(syntheticWorkbook('K24')))) found.push(cells);
    expect(found[0]).toEqual({ A: 'Item Number', B: 'File Name (no extension)', C: 'Author', D: 'Quantity' });
    expect(found.slice(1).map(({ A, B, C = null, D }) => ({ itemNumber: A, fileName: B, author: C, quantity: D }))).toEqual(list);
  });

  it('asks a person about copies, mirrored fasteners and what is no part, and about nothing else', () => {
    const asked = (names: string[], there: string[] = []) => {
      const verdicts = matchNames(
        names.map((name) => ({ name })),
        there.map((name) => ({ id: name, name })),
      );
      return verdicts.flatMap(({ bucket, reason }, i) => (bucket === 'proposed' ? [`${reason}: ${names[i]}`] : [])).sort();
    };
    const names = list.map(({ fileName }) => fileName);
    expect(asked(names)).toEqual([
      'cad_artefact: 2024_02_29_08_15_30_0412',
      'cad_artefact: COMPOUND',
      'cad_artefact: KT_STEUERPLATINE_R4_copper',
      'cad_artefact: KT_STEUERPLATINE_R4_silkscreen',
      'cad_artefact: KT_STEUERPLATINE_R4_soldermask',
      'cad_artefact: SOLID',
      'mirrored_fastener: Insert_M7x9x9_mir',
      'mirrored_fastener: T-Nut - Swivel for 4545 - M7_mir',
      'placeholder_name: Pin',
      'placeholder_name: Spring',
      'suffix_1: Filzgleiter_1',
      'suffix_1: LM15_400mm_1',
      'suffix_1: T-Nut_Swivel_4545_M4_1',
    ]);
    const copies = syntheticList('K242').map(({ fileName }) => fileName);
    expect(asked(copies, names)).toEqual(['120', '240', '330', '450', '510', '620'].map((length) => `suffix_1: 4545-TypK-${length}mm_1`));
  });
});
