import fc from 'fast-check';
import { plus } from '../core/quantity';
import { linesFor, recorded, said } from './as-built.rules';

describe('what stands in a machine', () => {
  it('with one machine all of it is in that one', () => {
    expect(said([{ components: [{ partId: 'p', code: 'A' }] }], ['M1'])).toEqual([{ serial: 'M1', partId: 'p', code: 'A', quantity: 1 }]);
    expect(
      said([{ serialNumber: 'M2', components: [{ partId: 'p', code: 'A', quantity: 3 }] }, { components: [{ partId: 'q', code: 'B' }] }], ['M1', 'M2']),
    ).toEqual([
      { serial: 'M2', partId: 'p', code: 'A', quantity: 3 },
      { serial: null, partId: 'q', code: 'B', quantity: 1 },
    ]);
  });

  it('what is named is taken first, the rest from the oldest', () => {
    expect(
      linesFor(5, [
        { code: 'A', quantity: 1 },
        { code: 'A', quantity: 2 },
      ]),
    ).toEqual([{ quantity: 3, lots: [{ code: 'A', quantity: 3 }], serialNumbers: ['A'] }, { quantity: 2 }]);
    expect(linesFor(2, [])).toEqual([{ quantity: 2 }]);
    expect(
      linesFor(1, [
        { code: 'A', quantity: 3 },
        { code: 'B', quantity: 1 },
      ]),
    ).toEqual([{ quantity: 1, lots: [{ code: 'A', quantity: 1 }], serialNumbers: ['A'] }]);
  });

  it('the lines add up to the share, whatever is named', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.record({ code: fc.constantFrom('A', 'B', 'C'), quantity: fc.integer({ min: 1, max: 9 }) })),
        (share, named) => expect(plus(0, ...linesFor(share, named).map(({ quantity }) => quantity))).toBe(share),
      ),
    ));

  it('what nobody has named is recorded as stock took it', () => {
    const rows = said([{ components: [{ partId: 'p', code: 'A' }] }], ['M1']);
    const taken = [
      { partId: 'p', code: 'A', quantity: 1 },
      { partId: 'f', code: 'L', quantity: 40 },
    ];
    expect(recorded(rows, taken, ['M1'])).toEqual([...rows, { serial: 'M1', partId: 'f', code: 'L', quantity: 40 }]);
    expect(recorded([], taken, ['M1', 'M2']).map(({ serial }) => serial)).toEqual([null, null]);
  });
});
