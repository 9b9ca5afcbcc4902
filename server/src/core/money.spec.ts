import { isDecimal, lineAmount, money, negative, price, sum, type Price } from './money';

describe('money', () => {
  it.each([
    ['0.005', '0.01'],
    ['-0.005', '-0.01'],
    ['-2.5', '-2.50'],
    ['815.955', '815.96'],
    ['1.004999', '1.00'],
    ['2.675', '2.68'],
    ['1e3', '1000.00'],
    ['-0.001', '0.00'],
  ])('rounds %s to %s, half up away from zero', (value, rounded) => expect(money(value)).toBe(rounded));
  it('rounds a line once, after its discount', () => {
    expect(lineAmount(3, '0.3333' as Price, 12.5)).toBe('0.87');
    expect(lineAmount(10, '82.50' as Price, 15)).toBe('701.25');
    expect(lineAmount(2, '0.0255' as Price)).toBe('0.05');
  });
  it('adds without losing a cent', () => expect(sum([money('0.10'), money('0.20'), money('-0.30')])).toBe('0.00'));
  it('mirrors an amount, and nothing stays nothing', () =>
    expect([negative(money('-2')), negative(money('0.10')), negative(money('0'))]).toEqual(['2.00', '-0.10', '0.00']));
  it('keeps four decimals of a price', () => expect(price('0.02555')).toBe('0.0256'));
  it.each([
    ['1.23', 2, true],
    ['1.230', 2, true],
    ['1.234', 2, false],
    ['x', 2, false],
    ['12345678901', 2, false],
    [-5, 0, true],
  ])('%s has at most %i decimals: %s', (value, decimals, is) => expect(isDecimal(value, decimals)).toBe(is));
});
