import fc from 'fast-check';
import { costOf, mostOf, openOf, overDelivered, statusAfter, totalOf } from './purchase-orders.rules';
import { priceFor } from '../core/price-breaks.rules';

const line = (quantity: number, receivedQuantity = 0, cancelled = false) => ({ id: `${quantity}`, quantity, receivedQuantity, cancelled });
const offer = {
  unitPrice: '0.0950',
  priceBreaks: [
    { minimumQuantity: 100, unitPrice: '0.0800' },
    { minimumQuantity: 1_000, unitPrice: '0.0500' },
  ],
} as never;

describe('purchase orders', () => {
  it.each([
    [1, '0.0950'],
    [99, '0.0950'],
    [100, '0.0800'],
    [150, '0.0800'],
    [1_000, '0.0500'],
  ])('%d pieces cost %s each', (quantity, price) => expect(priceFor(offer, quantity)).toBe(price));
  it.each([
    [150, 0, 150],
    [150, 5, 157.5],
    [90, 5, 94.5],
    [0.3, 10, 0.33],
    [1, 33.33333, 1.333],
  ])('of %d ordered, at %d %%, at most %d may come', (ordered, tolerance, most) => expect(mostOf(ordered, tolerance)).toBe(most));
  it('refuses the line that would get too much, all receipts of it together', () => {
    expect(overDelivered([line(150, 60)], new Map([['150', 95]]), 0)).toMatchObject({ allowed: 90, quantity: 95 });
    expect(overDelivered([line(150, 60)], new Map([['150', 97]]), 5)).toBeNull();
    expect(overDelivered([line(150, 60)], new Map([['150', 98]]), 5)).toMatchObject({ allowed: 97.5 });
  });
  it.each([
    [[line(5)], 'sent'],
    [[line(5, 1)], 'partially_received'],
    [[line(5, 5), line(3)], 'partially_received'],
    [[line(5, 5), line(3, 0, true)], 'received'],
    [[line(5, 6)], 'received'],
  ] as const)('%j is %s', (lines, status) => expect(statusAfter([...lines])).toBe(status));
  it('is never open below nothing', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 0, max: 2e6 }),
        (ordered, received) => openOf(line(ordered / 1000, received / 1000)) >= 0,
      ),
    ));
  it('counts no cancelled lines', () =>
    expect(
      totalOf([
        { lineTotal: '12.00', cancelled: false },
        { lineTotal: '5.00', cancelled: true },
      ] as never),
    ).toBe('12.00'));
  it('costs in the currency of the organization', () => expect(costOf('100.0000' as never, 1 / 1.085)).toBe('92.1659'));
});
