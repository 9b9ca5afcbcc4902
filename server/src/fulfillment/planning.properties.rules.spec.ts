import fc from 'fast-check';
import { snapshotOf, TODAY } from '../../test/plan';
import { plan } from './planning.rules';
import type { Plan, Snapshot } from './planning.types';

const of = (planned: Plan, sku: string) => planned.lines.find((line) => line.sku === sku)!;

// A plan by hand, unit by unit: nothing of the above is used, so that it may be slow and simple.
function byHand({ parts, boms, demands, supplies, production }: Snapshot): Map<string, number> {
  const there = new Map([...parts.values()].map((part) => [part.id, part.onHand]));
  const more = (id: string, count: number) => there.set(id, there.get(id)! + count);
  for (const supply of supplies) more(supply.partId, supply.open);
  for (const run of production) more(run.partId, run.remaining);
  const short = new Map<string, number>([...parts.keys()].map((id) => [id, 0]));
  const fetch = (id: string): void => {
    if (there.get(id)! > 0) return void more(id, -1);
    short.set(id, short.get(id)! + 1);
    for (const line of boms.get(id)?.lines ?? []) for (let i = 0; i < line.quantity; i += 1) fetch(line.partId);
  };
  const wanted = [
    ...demands.map(({ partId, quantity }) => ({ partId, quantity })),
    ...production.flatMap((run) => run.components),
    ...[...parts.values()].map((part) => ({
      partId: part.id,
      quantity: part.minimumStock,
    })),
  ];
  for (const { partId, quantity } of wanted) for (let i = 0; i < quantity; i += 1) fetch(partId);
  return short;
}

const IDS = ['a', 'b', 'c', 'd', 'e'];
const few = fc.nat({ max: 4 });
const day = fc.option(fc.integer({ min: 1, max: 28 }).map((n) => `2026-05-${String(n).padStart(2, '0')}`));
const anyPart = fc.constantFrom(...IDS);
/** A part may only be made of later ones, so that no list contains itself. */
const someBoms = fc
  .array(
    fc.record({
      made: fc.nat({ max: 3 }),
      of: fc.nat({ max: 3 }),
      quantity: fc.integer({ min: 1, max: 3 }),
      days: fc.nat({ max: 5 }),
    }),
    { maxLength: 6 },
  )
  .map((all) => {
    const boms: Record<string, { of: Record<string, number>; days: number }> = {};
    for (const { made, of: below, quantity, days } of all) {
      const part = Math.min(4, made + 1 + below);
      boms[IDS[made]] = {
        of: { ...boms[IDS[made]]?.of, [IDS[part]]: quantity },
        days,
      };
    }
    return boms;
  });
const cases = fc.record({
  parts: fc
    .tuple(...IDS.map((id) => fc.record({ onHand: few, minimumStock: fc.constantFrom(0, 0, 2) }).map((part) => [id, part] as const)))
    .map((all) => Object.fromEntries(all)),
  boms: someBoms,
  demands: fc.array(fc.record({ part: anyPart, quantity: few, dueDate: day }), {
    maxLength: 5,
  }),
  supplies: fc.array(
    fc.record({
      part: anyPart,
      open: fc.integer({ min: 1, max: 4 }),
      expectedDate: day,
    }),
    { maxLength: 3 },
  ),
  production: fc.array(
    fc.record({
      part: anyPart,
      remaining: fc.integer({ min: 1, max: 3 }),
      needs: fc.dictionary(anyPart, fc.integer({ min: 1, max: 3 })),
    }),
    { maxLength: 2 },
  ),
  offers: fc.dictionary(
    anyPart,
    fc.record({
      leadTimeDays: fc.nat({ max: 20 }),
      packSize: fc.option(fc.integer({ min: 1, max: 6 })),
      minimumQuantity: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
  ),
});

test('small plans: the same as by hand, every need covered once, no supply given away twice', () => {
  fc.assert(
    fc.property(cases, (given) => {
      const snapshot = snapshotOf(given);
      const planned = plan(snapshot);
      const short = byHand(snapshot);
      for (const id of IDS) expect([id, of(planned, id)?.shortage ?? 0]).toEqual([id, short.get(id)]);
      for (const line of planned.lines) {
        for (const peg of line.pegging) expect(peg.coveredBy.reduce((all, cover) => all + cover.quantity, 0)).toBe(peg.quantity);
        const given = (type: string) =>
          line.pegging.flatMap((peg) => peg.coveredBy.filter((cover) => cover.type === type)).reduce((all, cover) => all + cover.quantity, 0);
        expect(given('stock')).toBeLessThanOrEqual(line.onHand);
        expect(given('purchase_order')).toBeLessThanOrEqual(line.onOrder);
        expect(given('production_order')).toBeLessThanOrEqual(line.inProduction);
        expect(given('proposal')).toBe(line.shortage);
        expect(line.demand).toBe(line.pegging.reduce((all, peg) => all + peg.quantity, 0));
        expect(line.suggestedQuantity).toBeGreaterThanOrEqual(line.shortage);
      }
      expect(plan(snapshot)).toEqual(planned);
    }),
    { numRuns: 500 },
  );
});

test('no other distribution among the orders is late by fewer days', () => {
  const late = (from: string, to: string) => Math.max(0, (Date.parse(from) - Date.parse(to)) / 86_400_000);
  const best = (due: string[], days: string[]): number =>
    due.length
      ? Math.min(
          ...days.map(
            (one, i) =>
              late(one, due[0]) +
              best(
                due.slice(1),
                days.filter((_, j) => j !== i),
              ),
          ),
        )
      : 0;
  const someDay = fc.integer({ min: 1, max: 28 }).map((n) => `2026-05-${String(n).padStart(2, '0')}`);
  fc.assert(
    fc.property(
      fc.array(someDay, { minLength: 1, maxLength: 5 }),
      fc.array(someDay, { maxLength: 4 }),
      fc.nat({ max: 2 }),
      fc.nat({ max: 25 }),
      (due, comes, onHand, leadTimeDays) => {
        const planned = plan(
          snapshotOf({
            parts: { a: { onHand } },
            demands: due.map((dueDate) => ({
              part: 'a',
              quantity: 1,
              dueDate,
            })),
            supplies: comes.map((expectedDate) => ({
              part: 'a',
              open: 1,
              expectedDate,
            })),
            offers: { a: { leadTimeDays } },
          }),
        );
        const [line] = planned.lines;
        const proposal = new Date(Date.parse(TODAY) + leadTimeDays * 86_400_000).toISOString().slice(0, 10);
        // as many as there are, and of proposals no more than are missing
        const days = [...Array<string>(onHand).fill(TODAY), ...comes, ...Array<string>(line.shortage).fill(proposal)];
        expect(line.shortage).toBe(Math.max(0, due.length - onHand - comes.length));
        expect(planned.orders.reduce((all, order) => all + late(order.promiseDate!, order.dueDate!), 0)).toBe(best(due, days));
      },
    ),
    { numRuns: 200 },
  );
});
