import { expectedOf } from './confirmation.rules';

describe('the day of a whole order', () => {
  const line = (expectedDate: string | null, receivedQuantity = 0, cancelled = false) => ({ id: 'x', quantity: 10, receivedQuantity, cancelled, expectedDate });

  it.each([
    [[line(null), line(null)], '2026-12-01', '2026-12-01'],
    [[line('2026-12-10'), line(null)], '2026-12-01', '2026-12-10'],
    [[line('2026-11-10'), line(null)], '2026-12-01', '2026-12-01'],
    [[line('2026-11-10'), line('2026-11-12')], '2026-12-01', '2026-11-12'],
    [[line('2026-12-24', 10), line('2026-12-10')], '2026-12-01', '2026-12-10'],
    [[line('2026-12-24', 0, true), line(null)], '2026-12-01', '2026-12-01'],
    [[line('2026-12-10'), line(null)], null, '2026-12-10'],
    [[line(null)], null, null],
    [[line('2026-12-24', 10)], '2026-12-01', '2026-12-01'],
  ])('is that of its latest open line (%#)', (lines, whole, expected) => expect(expectedOf(lines, whole)).toBe(expected));
});
