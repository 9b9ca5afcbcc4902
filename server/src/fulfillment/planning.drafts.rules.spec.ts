import { snapshotOf } from '../../test/plan';
import { draftsOf, skippedOf } from './planning.drafts.rules';
import { plan } from './planning.rules';

const snapshot = snapshotOf({
  parts: { machine: {}, a: {}, b: {}, c: {}, d: { onHand: 9 } },
  boms: { machine: { of: { a: 2, b: 1, c: 1, d: 1 } } },
  demands: [{ part: 'machine', quantity: 3, dueDate: '2026-06-01' }],
  offers: { a: { supplierId: 's', leadTimeDays: 4 }, b: { supplierId: 's', leadTimeDays: null, packSize: 5 }, d: {} },
});
const { lines } = plan(snapshot);

test('one draft per supplier, expected with the slowest of its parts', () => {
  expect(draftsOf(lines, snapshot)).toEqual([
    {
      supplierId: 's',
      currency: 'EUR',
      expectedDeliveryDate: '2026-05-05',
      items: expect.arrayContaining([
        { partId: 'a', quantity: 6, unitPrice: '1.0000' },
        { partId: 'b', quantity: 5, unitPrice: '1.0000' },
      ]),
    },
  ]);
});

test('why a part is on no draft', () => {
  expect(skippedOf(lines, null)).toEqual([{ partId: 'c', reason: 'no_supplier' }]);
  expect(skippedOf(lines, ['a', 'c', 'd', 'machine', 'd', 'x'])).toEqual([
    { partId: 'c', reason: 'no_supplier' },
    { partId: 'd', reason: 'nothing_missing' },
    { partId: 'machine', reason: 'made' },
    { partId: 'x', reason: 'nothing_missing' },
  ]);
});
