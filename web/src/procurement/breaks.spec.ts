import { breaksOf, breaksTyped } from './breaks';

describe('price breaks in one line', () => {
  it.each([
    [
      '10: 4,50; 50: 4,20',
      'de',
      [
        { minimumQuantity: 10, unitPrice: '4.50' },
        { minimumQuantity: 50, unitPrice: '4.20' },
      ],
    ],
    ['1.000: 0,045', 'de', [{ minimumQuantity: 1000, unitPrice: '0.045' }]],
    ['2.5 = 3', 'en', [{ minimumQuantity: 2.5, unitPrice: '3' }]],
    ['', 'de', []],
    [' ; ', 'de', []],
  ])('%s (%s)', (typed, language, breaks) => expect(breaksOf(typed, language)).toEqual(breaks));

  it.each(['10', '10: x', '10: 4: 3', 'ab'])('%s is not understood', (typed) => expect(breaksOf(typed, 'de')).toBeUndefined());

  it('reads what it writes', () => {
    const breaks = [
      { minimumQuantity: 10, unitPrice: '4.5' },
      { minimumQuantity: 0.5, unitPrice: '12' },
    ];
    for (const language of ['de', 'en']) expect(breaksOf(breaksTyped(breaks, language), language)).toEqual(breaks);
  });
});
