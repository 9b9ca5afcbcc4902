import { decimalOf, typedOf } from './decimal';

describe('numbers as people type them', () => {
  it.each([
    ['1.234,50', 'de', '1234.50'],
    ['1,234.50', 'de', '1234.50'],
    ['1234,5', 'de', '1234.5'],
    ['1.234', 'de', '1234'],
    ['1.5', 'de', '1.5'],
    ['0.125', 'de', '0.125'],
    ['1,234', 'en', '1234'],
    ['1,5', 'en', '1.5'],
    ['1.234', 'en', '1.234'],
    ["1'234.50", 'en', '1234.50'],
    ['€ 12,00', 'de', '12.00'],
    ['-3', 'de', '-3'],
    ['.5', 'en', '0.5'],
    [',5', 'de', '0.5'],
    ['1.234.567', 'de', '1234567'],
    ['1.234.567,89', 'de', '1234567.89'],
    ['20 %', 'de', '20'],
    ['007', 'de', '007'],
  ])('%s (%s) is %s', (typed, language, value) => expect(decimalOf(typed, language)).toBe(value));

  it.each(['', 'abc', '1,2.3,4', '--1', '12a', '.', '1e5'])('%s is none', (typed) => expect(decimalOf(typed, 'de')).toBeUndefined());

  it('stands in the field as the language writes it', () => {
    expect(typedOf('12.5', 'de')).toBe('12,5');
    expect(typedOf(12.5, 'en')).toBe('12.5');
    expect(typedOf(null, 'de')).toBe('');
    expect(['12.5000', '12.5050', '1.00', '100', '0.1234'].map((value) => typedOf(value, 'en'))).toEqual(['12.50', '12.505', '1.00', '100', '0.1234']);
  });
});
