import { cents, decimal, rest, spread } from './cents';

describe('distributing a payment', () => {
  it.each([
    ['12.5', 1250n],
    ['0.07', 7n],
    ['-3', -300n],
    ['1.234', undefined],
    ['abc', undefined],
    [null, undefined],
    [40, 4000n],
  ])('reads %s', (typed, expected) => {
    expect(cents(typed)).toBe(expected);
  });

  it('writes what it reads', () =>
    expect(['0.00', '0.07', '12.50', '-0.30', '1234567.89'].map((one) => decimal(cents(one)!))).toEqual(['0.00', '0.07', '12.50', '-0.30', '1234567.89']));

  it('says what is left, below zero for too much', () => {
    expect(decimal(rest('0.30', ['0.10', '0.20']))).toBe('0.00');
    expect(decimal(rest('100', ['60.01', null, '']))).toBe('39.99');
    expect(decimal(rest('1', ['2.5']))).toBe('-1.50');
  });

  it('pays the first invoices first, and no more than is open', () => {
    expect(spread('100.00', ['60.00', '30.50', '20.00'])).toEqual(['60.00', '30.50', '9.50']);
    expect(spread('60', ['60.00', '30.50'])).toEqual(['60.00', null]);
    expect(spread(null, ['60.00'])).toEqual([null]);
  });
});
