import fc from 'fast-check';
import type { SpecificationField } from './categories.entity';
import { specified } from './specifications.rules';

const field = (name: string, type: SpecificationField['type'], choices: string[] = []): SpecificationField => ({ name, type, unit: null, choices });
const FIELDS = [field('Voltage', 'number'), field('Colour', 'choice', ['Red', 'Black']), field('Note', 'text')];

describe('specifications', () => {
  it.each([
    [{ Voltage: '24,5' }, { Voltage: 24.5 }],
    [{ Voltage: ' -3.25 ' }, { Voltage: -3.25 }],
    [{ Voltage: 24 }, { Voltage: 24 }],
    [{ Voltage: '' }, { Voltage: '' }],
    [{ Colour: 'red' }, { Colour: 'Red' }],
    [{ Note: ' as seen ' }, { Note: 'as seen' }],
    [
      { Weight: '3 kg', Voltage: null },
      { Weight: '3 kg', Voltage: null },
    ],
  ])('%j is kept as %j', (given, value) => expect(specified(FIELDS, given)).toEqual({ value }));

  it.each([[{ Voltage: '24 V' }], [{ Voltage: true }], [{ Colour: 'green' }], [{ Note: { a: 1 } }]])('%j is refused', (given) =>
    expect(specified(FIELDS, given)).toEqual({ fault: FIELDS.find(({ name }) => name in given) }),
  );

  it('says the same when it is asked again', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('Voltage', 'Colour', 'Note', 'More'), fc.oneof(fc.string(), fc.integer())), (given) => {
        const once = specified(FIELDS, given);
        if ('value' in once) expect(specified(FIELDS, once.value)).toEqual(once);
      }),
    ));
});
