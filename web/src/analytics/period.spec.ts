import { periodIn, searchOf, stepOf, withPeriod } from './period';

const read = (text: string) => periodIn(new URLSearchParams(text));

describe('the period in the address', () => {
  it('is what a link says, and the usual one where it says nothing that makes sense', () => {
    expect(read('timeframe=7d')).toEqual({ timeframe: '7d' });
    expect(read('timeframe=custom&from=2026-10-01&to=2026-10-31')).toEqual({ timeframe: 'custom', from: '2026-10-01', to: '2026-10-31' });
    for (const odd of ['', 'timeframe=2w', 'timeframe=custom', 'timeframe=custom&from=2026-10-31&to=2026-10-01', 'timeframe=custom&from=x&to=y'])
      expect(read(odd)).toEqual({ timeframe: '30d' });
  });

  it('goes there and back, keeps what else stands there, and begins at the first page', () => {
    const custom = { timeframe: 'custom', from: '2026-01-01', to: '2026-03-31' } as const;
    expect(periodIn(withPeriod(new URLSearchParams('page=4&by=week'), custom))).toEqual(custom);
    expect(String(withPeriod(new URLSearchParams('page=4&by=week'), { timeframe: '90d' }))).toBe('by=week&timeframe=90d');
    expect([searchOf({ timeframe: '30d' }), searchOf({ timeframe: '1y' })]).toEqual(['', '?timeframe=1y']);
  });

  it('has steps that a chart can show', () => {
    expect((['7d', '30d', '90d', '1y'] as const).map((timeframe) => stepOf({ timeframe }))).toEqual(['day', 'day', 'week', 'month']);
    expect(stepOf({ timeframe: 'custom', from: '2026-01-01', to: '2026-02-14' })).toBe('day');
    expect(stepOf({ timeframe: 'custom', from: '2024-01-01', to: '2026-02-14' })).toBe('month');
  });
});
