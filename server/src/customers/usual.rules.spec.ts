import fc from 'fast-check';
import { assess, engagementScoreOf, opportunityOf, USUAL_LIMITS, type CustomerFacts } from './assessment.rules';
import { explained } from './engagement.words';
import { usualRiskOf } from './usual.rules';

const NOBODY: CustomerFacts = {
  ...{ total: 0, upcoming: 0, days: 10, contacted: false, slots90: 0, completed90: 0, missed90: 0, active: true },
  ...{ visits: 0, usualDays: null, gapDays: null, overdueInvoices: 0, complaints: 0, examDue: false, lifetimeValue: '0.00' },
};
const regular = (gapDays: number, more: Partial<CustomerFacts> = {}): CustomerFacts => ({
  ...NOBODY,
  ...{ total: 5, visits: 5, contacted: true, usualDays: 30, gapDays, days: gapDays, ...more },
});
const limits = { ...USUAL_LIMITS, method: 'usual_interval' as const };

describe('by the usual interval of the customer', () => {
  it.each([
    ['on the way', regular(30), 'active', 'low', 27, 'carry_on'],
    ['a day before 1.5 times', regular(44), 'active', 'low', 39, 'carry_on'],
    ['1.5 times to the day', regular(45), 'at_risk', 'high', 40, 'call_now'],
    ['a day before three times', regular(89), 'at_risk', 'high', 79, 'call_now'],
    ['three times to the day', regular(90), 'dormant', 'high', 80, 'win_back'],
    ['a year of somebody who comes every year', regular(365, { usualDays: 360 }), 'active', 'low', 27, 'carry_on'],
    ['a day more than a year', regular(366, { usualDays: 360 }), 'dormant', 'high', 80, 'win_back'],
    ['missed visits and an invoice', regular(10, { missed90: 3, overdueInvoices: 1 }), 'active', 'medium', 24, 'watch'],
    ['something ahead', regular(400, { upcoming: 1 }), 'active', 'low', 0, 'carry_on'],
    ['one visit is no rhythm', regular(50, { visits: 1, usualDays: null }), 'active', null, null, 'carry_on'],
    ['one visit long ago', regular(400, { visits: 1, usualDays: null }), 'dormant', null, null, 'win_back'],
    ['never here', NOBODY, 'dormant', null, null, 'first_visit'],
  ])('%s', (_, facts, engagement, level, score, action) => {
    expect(usualRiskOf(facts, limits)).toMatchObject({ engagement, level, score, action });
  });

  it('the points of the reasons are the score, and no score comes without two visits', () => {
    const anything = fc.record({ gapDays: fc.nat(900), usualDays: fc.option(fc.integer({ min: 1, max: 400 })), missed90: fc.nat(9), overdueInvoices: fc.nat(9), complaints: fc.nat(9), upcoming: fc.nat(1) }); // prettier-ignore
    fc.assert(
      fc.property(anything, ({ gapDays, ...more }) => {
        const { score, level, factors, engagement } = usualRiskOf(regular(gapDays, more), limits);
        expect(score === null).toBe(level === null);
        expect(score === null).toBe(more.usualDays === null && !more.upcoming);
        if (score !== null) expect(score).toBe(factors.reduce((sum, { points }) => sum + points, 0));
        expect(score ?? 0).toBeLessThanOrEqual(100);
        if (engagement === 'at_risk') expect(level).toBe('high');
      }),
    );
  });

  it('says it in words with its figures, in both languages', () => {
    const facts = regular(50);
    expect(explained(assess(facts, limits), facts, 'en')).toBe(
      'At risk: Comes about every 30 days, last visit 50 days ago (1.67 ×). An appointment or an order would change it.',
    );
    expect(explained(assess(facts, limits), facts, 'de')).toBe(
      'Gefährdet: Kommt etwa alle 30 Tage, zuletzt vor 50 Tagen (1,67 ×). Ein Termin oder ein Auftrag würde es ändern.',
    );
    expect(explained(assess(NOBODY, limits), NOBODY, 'en')).toBe('Dormant: Insufficient data: 0 visits so far, a usual interval needs 2.');
  });
});

describe('engagement and what could be won', () => {
  it.each([
    ['nothing is known', NOBODY, null],
    ['today', regular(0), 100],
    ['six days are no week', regular(6), 100],
    ['half way', regular(45, { days: 45 }), 53],
    ['too long', regular(95), 0],
    ['something ahead', regular(95, { upcoming: 1 }), 100],
    ['half of the visits kept', regular(0, { slots90: 4, completed90: 2 }), 75],
  ])('%s', (_, facts, score) => expect(engagementScoreOf(facts, USUAL_LIMITS)).toBe(score));

  it.each([
    ['somebody new', NOBODY, null],
    ['was here a week ago', regular(7), null],
    ['was here 31 days ago', regular(31), 'overdue_appointment'],
    ['was here 91 days ago', regular(91), 'inactive_customer'],
    ['the same, and worth it', regular(91, { lifetimeValue: '500.00' }), 'high_value_risk'],
    ['a cent less', regular(91, { lifetimeValue: '499.99' }), 'inactive_customer'],
    ['is expected', regular(91, { upcoming: 1, lifetimeValue: '900.00' }), null],
    ['the record is put aside', regular(91, { active: false }), null],
    ['the exam is due', regular(7, { examDue: true }), 'overdue_appointment'],
    ['has only written', { ...NOBODY, contacted: true, days: 40 }, 'inactive_customer'],
  ])('%s', (_, facts, opportunity) => {
    expect(opportunityOf(facts, assess(facts, USUAL_LIMITS), USUAL_LIMITS)).toBe(opportunity);
  });

  it('by the usual interval whoever is late is overdue, whoever stays away is inactive', () => {
    const of = (gap: number) => assess(regular(gap), limits).opportunity;
    expect([of(44), of(45), of(90)]).toEqual([null, 'overdue_appointment', 'inactive_customer']);
  });
});
