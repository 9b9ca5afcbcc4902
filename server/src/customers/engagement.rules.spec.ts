import fc from 'fast-check';
import { riskOf, SCHEME_A, type RiskFacts } from './engagement.rules';

const facts = (total: number, upcoming: number, days: number, contacted: boolean, slots90: number, completed90: number, missed90: number, active: boolean) => ({
  ...{ total, upcoming, days, contacted, slots90, completed90, missed90, active },
});

/** The test vectors of scheme A, as the view of version 1.4.2 computes them. */
const VECTORS: [string, RiskFacts, string, string, number, number, string][] = [
  ['never seen', facts(0, 0, 10, false, 0, 0, 0, true), 'stale', 'low', 15, 4, 'first_visit'],
  ['booked soon, long gap', facts(8, 1, 200, true, 4, 1, 3, true), 'active', 'low', 28, 4, 'carry_on'],
  ['seen 5 d ago', facts(5, 0, 5, true, 3, 3, 0, true), 'active', 'low', 25, 4, 'carry_on'],
  ['31 d gap', facts(5, 0, 31, true, 2, 2, 0, true), 'dormant', 'medium', 65, 2, 'win_back'],
  ['61 d gap', facts(5, 0, 61, true, 1, 1, 0, true), 'dormant', 'medium', 65, 2, 'win_back'],
  ['90 d gap', facts(5, 0, 90, true, 0, 0, 0, true), 'dormant', 'medium', 65, 2, 'win_back'],
  ['91 d gap', facts(5, 0, 91, true, 0, 0, 0, true), 'dormant', 'high', 80, 1, 'call_now'],
  ['200 d, 4 missed, inactive', facts(9, 0, 200, true, 4, 0, 4, false), 'dormant', 'high', 89, 1, 'call_now'],
  ['40 % attendance', facts(5, 0, 10, true, 5, 2, 3, true), 'active', 'high', 63, 2, 'keep_promises'],
  ['2 missed', facts(3, 0, 10, true, 6, 4, 2, true), 'active', 'medium', 47, 3, 'watch'],
  ['one visit 45 d ago', facts(1, 0, 45, true, 1, 1, 0, true), 'dormant', 'medium', 65, 2, 'win_back'],
  ['messages only', facts(0, 0, 40, true, 0, 0, 0, true), 'dormant', 'low', 45, 4, 'win_back'],
];

const anything = fc
  .record({
    total: fc.nat(50),
    upcoming: fc.nat(3),
    days: fc.nat(800),
    contacted: fc.boolean(),
    completed90: fc.nat(9),
    missed90: fc.nat(9),
    other: fc.nat(3),
    active: fc.boolean(),
  })
  .map(({ other, ...rest }) => ({ ...rest, slots90: rest.completed90 + rest.missed90 + other }));

describe('how far a customer is from leaving', () => {
  it.each(VECTORS)('%s', (_, given, state, level, score, priority, action) => {
    expect(riskOf(given)).toMatchObject({ state, level, score, priority, action });
  });

  it('is active, dormant or at risk: a high level is at risk whatever else holds, who was never seen is dormant', () => {
    expect(VECTORS.map(([, given]) => riskOf(given).engagement)).toEqual(
      ['dormant', 'active', 'active', 'dormant', 'dormant', 'dormant', 'at_risk', 'at_risk', 'at_risk', 'active', 'dormant', 'dormant'], // prettier-ignore
    );
  });

  it('the points of the reasons are the score, which ends at 90; who is expected is never a risk', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const { score, factors, level, priority } = riskOf(given);
        expect(factors.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        expect(score).toBeGreaterThanOrEqual(15);
        expect(score).toBeLessThanOrEqual(90);
        if (given.upcoming) expect([level, priority]).toEqual(['low', 4]);
        // a level is never without a reason that says why
        const why = factors.filter(({ code }) => ['long_gap', 'low_attendance', 'often_missed'].includes(code));
        expect(why.length > 0).toBe(level !== 'low');
      }),
    );
  });

  it('says nothing about attendance, and predicts nothing, where nobody was expected', () => {
    expect(riskOf(VECTORS[0][1])).toMatchObject({ attendance: null, chance: 'unknown' });
    expect(riskOf(VECTORS[2][1])).toMatchObject({ attendance: 1, chance: 'high' });
    expect(riskOf(facts(5, 1, 3, true, 4, 4, 0, true)).chance).toBe('very_high');
    expect(riskOf(facts(9, 0, 95, true, 5, 3, 0, true)).chance).toBe('medium');
    expect(riskOf(facts(0, 0, 50, true, 1, 0, 0, true)).chance).toBe('low');
    expect(riskOf(facts(0, 0, 80, true, 1, 0, 0, true)).chance).toBe('very_low');
  });

  it('goes by the limits of the organization', () => {
    const yearly = { ...SCHEME_A, activeDays: 365, mediumDays: 500, highDays: 800 };
    expect(riskOf(VECTORS[6][1], yearly)).toMatchObject({ engagement: 'active', level: 'low' });
    expect(riskOf(facts(2, 0, 900, true, 0, 0, 0, true), yearly)).toMatchObject({ engagement: 'at_risk', score: 80 });
  });
});
