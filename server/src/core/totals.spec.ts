import Decimal from 'decimal.js';
import fc from 'fast-check';
import { money, type Money, type Price } from './money';
import { decimalsOf, documentTotals, type TotalLine } from './totals';

const line = (quantity: number, unitPrice: string, taxRate: number, discountPercent = 0): TotalLine => ({
  quantity,
  unitPrice: unitPrice as Price,
  taxRate,
  discountPercent,
  taxCategory: taxRate ? 'standard' : 'exempt',
});
const net = (lines: TotalLine[], discountPercent = 0) => documentTotals(lines, { priceMode: 'net', discountPercent });
const gross = (lines: TotalLine[], discountPercent = 0) => documentTotals(lines, { priceMode: 'gross', discountPercent });
const figures = ({ subtotal, taxAmount, totalAmount }: ReturnType<typeof net>) => [subtotal, taxAmount, totalAmount];
const mirrored = (lines: TotalLine[]) => lines.map((one) => ({ ...one, quantity: -one.quantity }));
const D = (value: Money | string) => new Decimal(value);
const add = (values: Money[]) => money(values.reduce((all, value) => all.plus(value), D('0')).toString());

describe('net prices, to the cent', () => {
  it.each([
    ['a discount on the line', net([line(16, '348.35', 22, 4)]), ['5350.66', '1177.15', '6527.81']],
    ['a discount on the whole', net([line(16, '348.35', 22)], 4), ['5350.66', '1177.15', '6527.81']],
    ['a rate with three decimals', net([line(1, '8180.00', 9.975)]), ['8180.00', '815.96', '8995.96']],
    ['the discounted price is not rounded first', net([line(10, '82.50', 0, 15)]), ['701.25', '0.00', '701.25']],
    ['its credit note', net([line(-10, '82.50', 0, 15)]), ['-701.25', '0.00', '-701.25']],
    ['a large discount as a line of its own', net([line(1, '8500.00', 19), line(1, '-7500.00', 19)]), ['1000.00', '190.00', '1190.00']],
    ['all of it given away, by the line', net([line(3, '0.33', 20, 100)]), ['0.00', '0.00', '0.00']],
    ['all of it given away, on the whole', net([line(3, '0.33', 20), line(1, '7.77', 10)], 100), ['0.00', '0.00', '0.00']],
    ['screws with four decimals', net([line(1000, '0.0255', 20)]), ['25.50', '5.10', '30.60']],
    ['a negative half', net([line(-1, '0.0050', 0)]), ['-0.01', '0.00', '-0.01']],
    ['nothing', net([]), ['0.00', '0.00', '0.00']],
  ])('%s', (_, totals, expected) => expect(figures(totals)).toEqual(expected));

  it('two rates: two lines of tax', () => {
    const totals = net([line(1, '149.99', 19), line(2, '89.00', 7)]);
    expect(totals.taxBreakdown.map(({ tax }) => tax)).toEqual(['28.50', '12.46']);
    expect(totals.totalAmount).toBe('368.95');
  });
  it('a rate under two categories is two lines of tax', () => {
    const totals = net([line(1, '10.00', 0), { ...line(1, '5.00', 0), taxCategory: 'reverse_charge' }]);
    expect(totals.taxBreakdown).toEqual([
      { taxCategory: 'exempt', taxRate: 0, base: '10.00', tax: '0.00' },
      { taxCategory: 'reverse_charge', taxRate: 0, base: '5.00', tax: '0.00' },
    ]);
  });
  it('taxes the sum, not the lines', () => expect(net([line(1, '0.33', 20), line(1, '0.33', 20), line(1, '0.33', 20)]).taxAmount).toBe('0.20'));
  it('shows a line before the discount on the whole, and its share after it', () => {
    const totals = net([line(1, '100.00', 20), line(1, '0.05', 20)], 10);
    expect(totals.lines).toEqual([
      { lineTotal: '100.00', netTotal: '90.00' },
      { lineTotal: '0.05', netTotal: '0.05' },
    ]);
    expect(totals).toMatchObject({ discountAmount: '10.00', subtotal: '90.05' });
  });
  it('a discount on lines that nearly cancel out stays a discount', () => {
    expect(net([line(1, '8500.00', 20), line(1, '-8499.95', 10)], 10).lines.map(({ netTotal }) => netTotal)).toEqual(['7650.00', '-7649.96']);
    expect(net([line(1, '100.00', 20), line(1, '-100.00', 10)], 10).taxBreakdown.map(({ base }) => base)).toEqual(['90.00', '-90.00']);
  });
  it('in a currency without decimals', () => {
    expect(figures(documentTotals([line(3, '33.5', 10)], { priceMode: 'net', currency: 'JPY' }))).toEqual(['101.00', '10.00', '111.00']);
    expect([decimalsOf('EUR'), decimalsOf('JPY'), decimalsOf('JPY'), decimalsOf('KWD')]).toEqual([2, 0, 0, 2]);
  });
});

describe('gross prices', () => {
  it('keep their total; the spare cent sits on a line', () => {
    const totals = gross([line(1, '379.00', 20), line(1, '379.00', 20)]);
    expect(figures(totals)).toEqual(['631.67', '126.33', '758.00']);
    expect(totals.lines).toEqual([
      { lineTotal: '379.00', netTotal: '315.84' },
      { lineTotal: '379.00', netTotal: '315.83' },
    ]);
  });
  it.each([
    [gross([line(2, '379.00', 20)]), ['631.67', '126.33', '758.00']],
    [gross([line(1, '340.00', 19), line(1, '13.90', 19)]), ['297.39', '56.51', '353.90']],
    [gross([line(1, '10.05', 20)]), ['8.37', '1.68', '10.05']],
    [gross([line(-1, '10.05', 20)]), ['-8.37', '-1.68', '-10.05']],
    [gross([line(1, '100.00', 20)], 10), ['75.00', '15.00', '90.00']],
  ])('%#', (totals, expected) => expect(figures(totals)).toEqual(expected));
});

const anyLine: fc.Arbitrary<TotalLine> = fc.record({
  quantity: fc.integer({ min: -5_000, max: 20_000 }).map((n) => n / 1000),
  unitPrice: fc.integer({ min: -1_000_000, max: 50_000_000 }).map((n) => (n / 10_000).toFixed(4) as Price),
  taxRate: fc.constantFrom(20, 13, 10, 4.9, 19, 7, 9.975, 0),
  discountPercent: fc.constantFrom(0, 0, 3, 12.5, 33.3333, 100),
  taxCategory: fc.constantFrom('standard', 'reduced'),
});
const anyDocument = fc.tuple(fc.array(anyLine, { maxLength: 25 }), fc.constantFrom(0, 0, 2, 4.5, 33.3333, 100));

describe('whatever the lines are', () => {
  it('the parts add up, line by line and rate by rate, and the mirror is exact', () =>
    fc.assert(
      fc.property(anyDocument, fc.constantFrom('net' as const, 'gross' as const), ([lines, discountPercent], priceMode) => {
        const totals = documentTotals(lines, { priceMode, discountPercent });
        const back = documentTotals(mirrored(lines), { priceMode, discountPercent });
        expect(add(totals.lines.map(({ netTotal }) => netTotal))).toBe(totals.subtotal);
        expect(add(totals.taxBreakdown.map(({ base }) => base))).toBe(totals.subtotal);
        expect(add(totals.taxBreakdown.map(({ tax }) => tax))).toBe(totals.taxAmount);
        expect(add([totals.subtotal, totals.taxAmount])).toBe(totals.totalAmount);
        const typed = add(totals.lines.map(({ lineTotal }) => lineTotal));
        expect(D(typed).minus(totals.discountAmount).toFixed(2)).toBe(D(priceMode === 'net' ? totals.subtotal : totals.totalAmount).toFixed(2));
        const all = [totals.subtotal, totals.taxAmount, totals.totalAmount, ...totals.lines.flatMap((one) => [one.lineTotal, one.netTotal])];
        const others = [back.subtotal, back.taxAmount, back.totalAmount, ...back.lines.flatMap((one) => [one.lineTotal, one.netTotal])];
        expect(others).toEqual(all.map((value) => money(D(value).negated().toString())));
        expect(all).not.toContain('-0.00');
      }),
      { numRuns: 300 },
    ));

  it('tax is base × rate to the cent in net mode, off by a cent at most in gross mode', () =>
    fc.assert(
      fc.property(anyDocument, ([lines, discountPercent]) => {
        for (const { base, tax, taxRate } of net(lines, discountPercent).taxBreakdown) expect(tax).toBe(money(D(base).times(taxRate).div(100).toString()));
        for (const { base, tax, taxRate } of gross(lines, discountPercent).taxBreakdown)
          expect(D(base).times(taxRate).div(100).minus(tax).abs().lte('0.01')).toBe(true);
      }),
      { numRuns: 300 },
    ));

  it('no line is moved by more than a cent', () =>
    fc.assert(
      fc.property(anyDocument, ([lines, discountPercent]) => {
        net(lines, discountPercent).lines.forEach(({ lineTotal, netTotal }) =>
          expect(
            D(lineTotal)
              .times(100 - discountPercent)
              .div(100)
              .minus(netTotal)
              .abs()
              .lte('0.01'),
          ).toBe(true),
        );
      }),
      { numRuns: 200 },
    ));
});
