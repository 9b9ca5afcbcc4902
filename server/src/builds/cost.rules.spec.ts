import type { Price } from '../core/money';
import { compare, cycleOf } from './bom.rules';
import { marginOf, rollUp, type CostEdge } from './cost.rules';

const $ = (value: string) => value as Price;

describe('cost and comparison', () => {
  const line = (madePartId: string | null, partId: string, quantity: number, more: Partial<CostEdge> = {}): CostEdge => ({
    madePartId,
    partId,
    sku: partId,
    name: partId,
    unit: 'pcs',
    quantity,
    scrapPercent: 0,
    level: 1,
    made: false,
    averageCost: '0',
    ...more,
  });
  it('rolls up all levels: average, else offer, else nothing known', () => {
    const edges = [
      line(null, 'SUB', 2, { made: true, averageCost: '999' }),
      line(null, 'SCR', 50, { averageCost: '0.0800' }),
      line('SUB', 'SCR', 10, { averageCost: '0.0800', level: 2 }),
      line('SUB', 'NEW', 1, { level: 2 }),
      line('SUB', 'ODD', 1, { level: 2 }),
    ];
    const rolled = rollUp(
      edges,
      new Map([['NEW', $('3.0000')]]),
      new Map([
        [null, { hours: 6.5, rate: $('10.0000') }],
        ['SUB', { hours: 1, rate: $('20.0000') }],
      ]),
    );
    expect(rolled).toMatchObject({ material: '11.6000', labour: '105.0000', total: '116.6000', unknown: ['ODD'] });
    expect(rolled.lines.map(({ sku, unitCost: cost, source }) => [sku, cost, source])).toEqual([
      ['SUB', '23.8000', 'made'],
      ['SCR', '0.0800', 'average'],
      ['SCR', '0.0800', 'average'],
      ['NEW', '3.0000', 'offer'],
      ['ODD', '0.0000', 'none'],
    ]);
    expect(marginOf($('233.2000'), rolled.total)).toEqual({ margin: '116.6000', marginPercent: 50 });
    expect(marginOf($('0.0000'), rolled.total)).toEqual({ margin: '-116.6000', marginPercent: null });
  });
  it('shows one line for 54 screws instead of 50', () => {
    const list = (screws: number, more: string[] = []) =>
      [['SCR', screws] as const, ...more.map((sku) => [sku, 1] as const)].map(([sku, quantityRequired]) => ({
        partId: sku,
        sku,
        name: sku,
        unit: 'pcs',
        quantityRequired,
      }));
    expect(compare(list(50), list(54), new Map([['SCR', $('0.0800')]]))).toMatchObject({
      added: [],
      removed: [],
      changed: [{ sku: 'SCR', from: 50, to: 54, delta: 4, costEffect: '0.3200' }],
    });
    expect(compare(list(1, ['OLD']), list(1, ['NEW', 'AND']), new Map())).toMatchObject({
      added: [{ sku: 'AND', costEffect: null }, { sku: 'NEW' }],
      removed: [{ sku: 'OLD', delta: -1 }],
      changed: [],
    });
  });
  it('finds the way round, through any level, and none where there is none', () => {
    const edges = [
      ['A', 'B'],
      ['A', 'X'],
      ['B', 'X'],
      ['B', 'C'],
      ['C', 'A'],
    ].map(([made, to]) => ({ made, part: to, madeSku: made, partSku: to }));
    expect(cycleOf(edges, 'A')).toEqual(['A', 'B', 'C', 'A']);
    expect(cycleOf(edges.slice(0, 4), 'A')).toBeUndefined();
    expect(cycleOf([], 'A')).toBeUndefined();
  });
});
