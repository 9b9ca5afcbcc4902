import fc from 'fast-check';
import type { Price } from '../core/money';
import { plus, times } from '../core/quantity';
import { canBuild, explode, graphOf, missing, type Edge, type PartFacts } from './explosion.rules';
import { added, configure, partsOf, repeatedName, type Option } from './options.rules';
import { componentsOf, giveBack, shareOf, takenBack, takes, unitCost, type Consumed } from './production.rules';

const $ = (value: string) => value as Price;
const part = (id: string, available: number, more: Partial<PartFacts> = {}): PartFacts => ({
  id,
  sku: id,
  name: id,
  unit: 'pcs',
  available,
  stocked: true,
  level: 1,
  made: false,
  ...more,
});
const edge = (madePartId: string, partId: string, quantity: number, scrapPercent = 0): Edge => ({ madePartId, partId, quantity, scrapPercent });
const quantityOf = fc.integer({ min: 1, max: 50_000 }).map((thousandths) => thousandths / 1000);

describe('options', () => {
  const options: Option[] = [
    {
      name: 'Colour',
      choices: [
        { name: 'Black' },
        {
          name: 'Blue',
          priceDelta: $('25.5000'),
          parts: [
            { partId: 'blk', quantityDelta: -0.42 },
            { partId: 'blu', quantityDelta: 0.42 },
          ],
        },
      ],
    },
    { name: 'Feet', choices: [{ name: 'Soft', priceDelta: $('-500.0000'), parts: [{ partId: 'blu', quantityDelta: 0.1 }] }] },
  ];
  it('change price and parts', () => {
    expect(configure($('100.0000'), options, [{ option: 'Colour', choice: 'Blue' }])).toEqual({
      unitPrice: '125.5000',
      changes: [
        { partId: 'blk', quantityDelta: -0.42 },
        { partId: 'blu', quantityDelta: 0.42 },
      ],
    });
    expect(
      configure($('100.0000'), options, [
        { option: 'Colour', choice: 'Blue' },
        { option: 'Feet', choice: 'Soft' },
      ]),
    ).toEqual({
      unitPrice: '0.0000',
      changes: [
        { partId: 'blk', quantityDelta: -0.42 },
        { partId: 'blu', quantityDelta: 0.52 },
      ],
    });
    expect(configure($('100.0000'), options, [{ option: 'Colour', choice: 'Black' }])).toEqual({ unitPrice: '100.0000', changes: [] });
  });
  it('keep free keys without effect', () => {
    for (const free of [{ voltage: '230 V' }, null, undefined, []])
      expect(configure($('100.0000'), options, free)).toEqual({ unitPrice: '100.0000', changes: [] });
  });
  it.each([
    [[{ option: 'Colour', choice: 'Red' }], 'Red'],
    [[{ option: 'Size', choice: 'Big' }], 'Big'],
    [
      [
        { option: 'Colour', choice: 'Blue' },
        { option: 'Colour', choice: 'Black' },
      ],
      'Black',
    ],
  ])('refuse %j', (chosen, choice) => expect(configure($('1.0000'), options, chosen)).toMatchObject({ unknown: { choice } }));
  it('name what stands twice and what they use', () => {
    expect(repeatedName(options)).toBeUndefined();
    expect(repeatedName([...options, options[0]])).toBe('Colour');
    expect(repeatedName([{ name: 'A', choices: [{ name: 'x' }, { name: 'x' }] }])).toBe('x');
    expect(partsOf(options)).toEqual(['blk', 'blu']);
    expect(
      added([
        { partId: 'a', quantityDelta: 1 },
        { partId: 'a', quantityDelta: -1 },
      ]),
    ).toEqual([]);
  });
});

describe('explosion', () => {
  const story = graphOf(
    '',
    [part('RAIL', 20), part('SCR', 180), part('BOARD', 5), part('PETG', 1.9, { unit: 'kg' }), part('CORNER', 12)],
    [edge('', 'RAIL', 8), edge('', 'SCR', 50), edge('', 'BOARD', 1), edge('', 'PETG', 0.42), edge('', 'CORNER', 4)],
  );
  it('can build 2, and lacks 4 rails for 3', () => {
    expect(canBuild(story)).toBe(2);
    expect(missing(story, 3)).toMatchObject([{ sku: 'RAIL', required: 24, available: 20, shortage: 4, source: 'mixed' }]);
  });
  it('uses assemblies on hand before their parts, and each stock once', () => {
    const graph = graphOf(
      '',
      [part('SUB', 3, { made: true }), part('SCREW', 10, { level: 2 })],
      [edge('', 'SUB', 2), edge('', 'SCREW', 1), edge('SUB', 'SCREW', 4)],
    );
    expect(explode(graph, 5).map(({ sku, required, shortage, source }) => [sku, required, shortage, source])).toEqual([
      ['SUB', 10, 7, 'mixed'],
      ['SCREW', 33, 23, 'mixed'],
    ]);
    expect(explode(graph, 1).map(({ sku, required, source }) => [sku, required, source])).toEqual([
      ['SUB', 2, 'stock'],
      ['SCREW', 1, 'stock'],
    ]);
    expect(canBuild(graph)).toBe(2);
  });
  it('is never short of services and never limited by nothing', () => {
    const graph = graphOf('', [part('WORK', 0, { stocked: false })], [edge('', 'WORK', 2)]);
    expect(explode(graph, 3)).toMatchObject([{ required: 6, shortage: 0 }]);
    expect(canBuild(graph)).toBeNull();
    expect(canBuild(graphOf('', [], []))).toBeNull();
  });
  it('multiplies as exactly as decimals do', () => {
    const amount = fc.integer({ min: 1, max: 2_000_000_000 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(amount, amount, (each, of) => {
        const [need] = explode(graphOf('', [part('A', 0)], [edge('', 'A', each)]), of);
        expect(need?.required ?? 0).toBe(times(each, of));
      }),
    );
  });
  it('can build exactly as many as lack nothing', () => {
    const shape = fc.record({
      have: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 3 }),
      need: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }),
      scrap: fc.integer({ min: 0, max: 50 }),
    });
    fc.assert(
      fc.property(shape, ({ have: [a, b, sub], need: [n1, n2, n3, n4], scrap }) => {
        const graph = graphOf(
          '',
          [part('SUB', sub, { made: true }), part('A', a, { level: 2 }), part('B', b, { level: 2 })],
          [edge('', 'SUB', n1), edge('', 'A', n2, scrap), edge('SUB', 'A', n3), edge('SUB', 'B', n4, scrap)],
        );
        const count = canBuild(graph)!;
        expect(missing(graph, count)).toEqual([]);
        expect(missing(graph, count + 1)).not.toEqual([]);
      }),
    );
  });
});

describe('components', () => {
  it.each([
    [105, 10, 'pcs', 1, 116],
    [0.42, 3, 'kg', 1, 0.433],
    [4.5, 0, 'pcs', 1, 4.5],
    [10, 5, 'pcs', 3, 32],
    [50, 0, 'pcs', 2, 100],
  ])('%f with %f %% in %s for %i: %f', (perUnit, scrap, unit, made, share) => expect(shareOf(perUnit, scrap, unit, made)).toBe(share));
  it('are the revision changed by the options', () => {
    const bom = [
      { partId: 'blk', quantity: 0.42, scrapPercent: 3, unit: 'kg' },
      { partId: 'scr', quantity: 50, scrapPercent: 0, unit: 'pcs' },
    ];
    const units = new Map([['blu', 'kg']]);
    expect(
      componentsOf(
        bom,
        [
          { partId: 'blk', quantityDelta: -0.42 },
          { partId: 'blu', quantityDelta: 0.42 },
        ],
        units,
        2,
      ),
    ).toMatchObject([
      { partId: 'scr', required: 100 },
      { partId: 'blu', unit: 'kg', required: 0.84 },
    ]);
    expect(componentsOf(bom, [{ partId: 'scr', quantityDelta: -51 }], units, 1)).toEqual({ below: 'scr' });
    expect(componentsOf([], [{ partId: 'x', quantityDelta: 1 }], units, 1)).toMatchObject([{ unit: 'pcs' }]);
  });
  it('taken in any steps add up to the whole, and reversed leave what the rest takes', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(quantityOf, fc.integer({ min: 0, max: 40 }), fc.constantFrom('pcs', 'kg'), steps, (perUnit, scrapPercent, unit, done) => {
        const component = { partId: 'p', perUnit, scrapPercent, unit, consumed: 0 };
        let made = 0;
        for (const step of done) {
          for (const { quantity } of takes([component], made, step)) component.consumed = plus(component.consumed, quantity);
          made += step;
        }
        expect(component.consumed).toBe(shareOf(perUnit, scrapPercent, unit, made));
        const moved: Consumed = { transactionId: 't', partId: 'p', locationId: 'l', quantity: component.consumed, unitCost: $('1.0000') };
        const { back, left } = giveBack([moved], [component], made - 1);
        expect(plus(...left.map(({ quantity }) => quantity))).toBe(made === 1 ? 0 : shareOf(perUnit, scrapPercent, unit, made - 1));
        expect(plus(...[...back, ...left].map(({ quantity }) => quantity))).toBe(component.consumed);
        if (!scrapPercent) expect(component.consumed).toBe(times(perUnit, made));
      }),
    );
  });
  it('cost what they cost, with the work', () => {
    const consumed = [
      { quantity: -4, unitCost: $('0.0800') },
      { quantity: 2, unitCost: $('10.0000') },
      { quantity: 1, unitCost: null },
    ];
    expect(unitCost(consumed, 2, 6.5, $('40.0000'))).toBe('270.1600');
    expect(unitCost(consumed, 2, 6.5, null)).toBe('10.1600');
  });
  it('go back newest first, or by serial number', () => {
    const outputs = [
      { id: '1', quantity: 2, reversedQuantity: 0, serials: ['A', 'B'] },
      { id: '2', quantity: 3, reversedQuantity: 1, serials: ['C', 'D'] },
    ];
    const said = (quantity: number, named?: string[]) => takenBack(outputs, quantity, named)?.map((step) => [step.output.id, step.quantity, step.serials]);
    expect(said(1)).toEqual([['2', 1, ['D']]]);
    expect(said(3)).toEqual([
      ['2', 2, ['C', 'D']],
      ['1', 1, ['B']],
    ]);
    expect(said(2, ['A', 'C'])).toEqual([
      ['2', 1, ['C']],
      ['1', 1, ['A']],
    ]);
    expect(said(1, ['Z'])).toBeUndefined();
    expect(said(5)).toBeUndefined();
  });
});
