import fc from 'fast-check';
import { SOURCES } from './deals.rules';
import { LEAD_STATUSES, leadScore, requireConvertible, requireStatus, type Scored } from './leads.rules';

const NOW = '2026-11-21T12:00:00.000Z';
const ago = (days: number) => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
const lead = (more: Partial<Scored> & { days?: number } = {}): Scored => ({
  ...{ estimatedValue: '0.00', source: 'other', status: 'new', activities: 0 },
  createdAt: ago(more.days ?? 30),
  ...more,
});

describe('the score of a lead', () => {
  it.each([
    ['nothing but its source', {}, 5],
    ['value just below 10,000', { estimatedValue: '9999.99' }, 5],
    ['value 10,000', { estimatedValue: '10000.00' }, 15],
    ['value 25,000', { estimatedValue: '25000.00' }, 25],
    ['value 50,000', { estimatedValue: '50000.00' }, 35],
    ['referral', { source: 'referral' }, 25],
    ['website', { source: 'website' }, 15],
    ['marketing', { source: 'marketing' }, 10],
    ['cold call', { source: 'cold_call' }, 5],
    ['contacted', { status: 'contacted' }, 15],
    ['qualified', { status: 'qualified' }, 25],
    ['proposal', { status: 'proposal' }, 35],
    ['negotiation', { status: 'negotiation' }, 45],
    ['three activities', { activities: 3 }, 20],
    ['four activities and more count the same', { activities: 9 }, 25],
    ['seven days old', { days: 7 }, 15],
    ['eight days old', { days: 8 }, 10],
    ['fourteen days old', { days: 14 }, 10],
    ['fifteen days old', { days: 15 }, 5],
    ['everything: no more than 100', { estimatedValue: '90000.00', source: 'referral', status: 'negotiation', activities: 4, days: 1 }, 100],
  ] as [string, Partial<Scored> & { days?: number }, number][])('%s', (_, given, score) => expect(leadScore(lead(given), NOW)).toBe(score));

  it('is between 0 and 100 and never falls for more of anything', () => {
    const any = fc.record({
      estimatedValue: fc.nat(200_000).map((value) => `${value}.00`),
      source: fc.constantFrom(...SOURCES),
      status: fc.constantFrom(...LEAD_STATUSES),
      activities: fc.nat(20),
      createdAt: fc.nat(40).map(ago),
    });
    fc.assert(
      fc.property(any, (one) => {
        const score = leadScore(one, NOW);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(leadScore({ ...one, activities: one.activities + 1 }, NOW)).toBeGreaterThanOrEqual(score);
      }),
    );
  });

  it('only what is qualified can be converted, and only a conversion closes it as won', () => {
    const refused = LEAD_STATUSES.filter((status) => {
      try {
        requireConvertible(status);
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toEqual(['new', 'contacted', 'closed_won', 'closed_lost']);
    expect(() => requireStatus('qualified', 'closed_won')).toThrow();
    expect(() => requireStatus('closed_won', 'new')).toThrow();
    expect(() => requireStatus('closed_lost', 'new')).not.toThrow();
  });
});
