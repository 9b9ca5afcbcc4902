import { dayThere, daysAfter, monthsBefore } from './day';

it('is the day of the house, not of the browser', () => {
  const evening = new Date('2026-12-31T23:30:00Z');
  expect(['Pacific/Honolulu', 'America/Los_Angeles', 'Europe/Vienna', 'Pacific/Auckland'].map((zone) => dayThere(zone, evening))).toEqual([
    '2026-12-31',
    '2026-12-31',
    '2027-01-01',
    '2027-01-01',
  ]);
});

it('counts days and months by the calendar', () => {
  expect([daysAfter('2026-03-28', 2), daysAfter('2026-10-24', 2), daysAfter('2026-01-01', -1)]).toEqual(['2026-03-30', '2026-10-26', '2025-12-31']);
  expect([monthsBefore('2026-03-31', 1), monthsBefore('2026-01-15', 12), monthsBefore('2028-03-30', 1)]).toEqual(['2026-02-28', '2025-01-15', '2028-02-29']);
});
