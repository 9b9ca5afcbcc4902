import { mergeChanges, mergeFields, undoneChanges } from './merges.rules';
import { average, lifetimeOf } from './statistics.rules';
import { colorOf, identified } from './customers.rules';
import { mentionsIn } from './mentions.rules';

const members = [
  { id: 'ben', name: 'Ben Bauer' },
  { id: 'benedikt', name: 'Benedikt Alt' },
  { id: 'anna1', name: 'Anna Berg' },
  { id: 'anna2', name: 'Anna Bergmann' },
];

describe('who is mentioned', () => {
  it.each([
    ['@Ben bearing noise', ['ben']],
    ['please look, @ben!', ['ben']],
    ['@Benedikt Alt and @Ben Bauer', ['benedikt', 'ben']],
    ['@Anna who of you?', []],
    ['@Anna Bergmann knows', ['anna2']],
    ['write to eva@ben.example', []],
    ['@Benno is nobody here', []],
    ['@ben @Ben Bauer', ['ben']],
  ])('%s', (text, found) => expect(mentionsIn(text, members)).toEqual(found));
});

describe('lifetime value', () => {
  const figure = (name: string, amount: string, currency = 'EUR') => ({ figure: name, amount, currency, count: 1 });
  it('is paid, net, less credit notes', () => {
    const { lifetimeValue, parts } = lifetimeOf('paid_net', [figure('paid', '1000.00'), figure('credited', '-200.00'), figure('paid', '5.00', 'USD')], 'EUR');
    expect([lifetimeValue, parts.map(({ amount }) => amount)]).toEqual(['800.00', ['1000.00', '-200.00']]);
  });
  it('never counts a quote and its job both', () => {
    const known = [figure('acceptedQuotes', '500.00'), figure('quotesWithoutJob', '200.00'), figure('completedJobs', '310.00')];
    expect(lifetimeOf('quotes_and_jobs', known, 'EUR').lifetimeValue).toBe('510.00');
    expect(lifetimeOf('quotes_and_jobs', [], 'EUR').lifetimeValue).toBe('0.00');
  });
  it('an average over nothing is nothing', () => expect([average('100.00', 3), average(null, 0)]).toEqual(['33.33', '0.00']));
});

describe('contacts and tags', () => {
  it('keep their ids by id, else by name', () => {
    let made = 0;
    const next = () => `new${made++}`;
    const before = [
      { id: 'a', name: 'Eva' },
      { id: 'b', name: 'Max' },
    ];
    const now = identified(
      [
        { id: null, name: 'Max' },
        { id: 'a', name: 'Eva Huber' },
        { id: 'foreign', name: 'Eva' },
        { id: null, name: 'Max' },
      ],
      before,
      next,
    );
    expect(now.map(({ id }) => id)).toEqual(['b', 'a', 'new0', 'new1']);
  });
  it('the same word has the same colour', () => expect(colorOf('VIP')).toBe(colorOf('VIP')));
});

describe('merging field by field', () => {
  const person = (more: object) =>
    ({ name: 'A', tags: [], notes: null, customFields: {}, billingAddress: null, email: null, phone: null, ...more }) as unknown as Parameters<
      typeof mergeFields
    >[0];
  const proposed = (one: object, two: object, field: string) => mergeFields(person(one), person(two)).find((found) => found.field === field)!.proposed;
  it('proposes what is there, and what stays where both are', () => {
    expect(proposed({ phone: null }, { phone: '1' }, 'phone')).toBe('other');
    expect(proposed({ phone: '2' }, { phone: '1' }, 'phone')).toBe('kept');
    expect(proposed({ tags: ['a'] }, { tags: ['b'] }, 'tags')).toBe('both');
    expect(proposed({ tags: [] }, { tags: ['b'] }, 'tags')).toBe('other');
    expect(proposed({ billingAddress: { line1: null } }, { billingAddress: { line1: 'x' } }, 'billingAddress')).toBe('other');
  });
  it('puts together lists, texts and own fields, and leaves alone what is the same', () => {
    const changes = mergeChanges(
      person({ tags: ['a'], notes: 'x', customFields: { size: 1, color: null } }),
      person({ tags: ['b', 'a'], notes: 'y', customFields: { size: 2, color: 'red' }, name: 'A' }),
    );
    expect(changes).toEqual({
      tags: [['a'], ['a', 'b']],
      notes: ['x', 'x\n\ny'],
      customFields: [
        { size: 1, color: null },
        { color: 'red', size: 1 },
      ],
    });
    expect(mergeChanges(person({}), person({ name: 'B' }), { name: 'other', phone: 'both' })).toEqual({ name: ['A', 'B'] });
  });
  it('puts back what nobody changed since', () =>
    expect(undoneChanges({ name: ['A', 'B'], phone: [null, '1'] }, person({ name: 'B', phone: '2' }))).toEqual({ name: 'A' }));
});
