import Decimal from 'decimal.js';
import fc from 'fast-check';
import { money, sum, type Money, type Price, negative } from '../core/money';
import { documentTotals } from '../core/totals';
import { creditAmounts, type CreditedLine } from './credit-notes.rules';
import { epcPayload } from './epc.rules';
import { credited, movesOf, reasonsAgainst, requireDraft, requireMove, statusAt, warningsFor, type Complete, type Stateful } from './invoices.rules';
import { allocated, openOf, requireAllocated, requireOpen, settled } from './payments.rules';

const m = (value: string) => value as Money;
const open = (id: string, total: string, paid = '0.00') => ({ id, totalAmount: m(total), paidAmount: m(paid) });

describe('what may be done', () => {
  const invoice = (status: Stateful['status'], paid = '0.00', type: Stateful['type'] = 'invoice'): Stateful => ({
    type,
    status,
    totalAmount: m(type === 'invoice' ? '10.00' : '-10.00'),
    paidAmount: m(paid),
  });
  it.each<[Stateful, string[]]>([
    [invoice('draft'), ['finalize']],
    [invoice('sent'), ['send', 'pay', 'credit']],
    [invoice('overdue', '3.00'), ['send', 'pay', 'credit']],
    [invoice('paid', '10.00'), ['send', 'credit']],
    [invoice('cancelled', '10.00'), ['send']],
    [invoice('sent', '0.00', 'credit_note'), ['send', 'pay']],
    [invoice('paid', '-10.00', 'credit_note'), ['send']],
  ])('%j: %j', (given, moves) => expect(movesOf(given)).toEqual(moves));
  it('refuses the rest', () => {
    expect(() => requireMove('pay', invoice('draft'))).toThrow('invalid_transition');
    expect(() => requireDraft({ id: 'x', status: 'sent' })).toThrow('invoice_final');
    expect(() => requireDraft({ id: 'x', status: 'draft' })).not.toThrow();
  });
  it.each([
    ['sent', true, 'overdue'],
    ['overdue', false, 'sent'],
    ['paid', false, 'paid'],
    ['overdue', true, 'overdue'],
    ['draft', true, 'draft'],
  ] as const)('%s, past its day: %s → %s', (stored, late, status) => expect(statusAt(stored, late)).toBe(status));
});

describe('what stands against finalizing', () => {
  const address = { line1: 'Hafen 1', city: 'Linz' };
  const complete = (more: { customer?: object; organization?: object; totalAmount?: string; categories?: string[] } = {}): Complete => ({
    organization: { name: 'Werkstatt', country: 'AT', vatId: 'ATU12345675', smallBusiness: false, address, ...more.organization },
    customer: { name: 'Huber', type: 'business', vatId: 'ATU12345675', billingAddress: address, ...more.customer },
    totalAmount: m(more.totalAmount ?? '100.00'),
    items: (more.categories ?? ['standard']).map((taxCategory) => ({ taxCategory })),
  });
  it.each<[string, Complete, string[]]>([
    ['nothing', complete(), []],
    ['no lines', complete({ categories: [] }), ['no_items']],
    ['10,000.00 are not above', complete({ customer: { vatId: null }, totalAmount: '10000.00' }), []],
    ['10,000.01 to a business', complete({ customer: { vatId: null }, totalAmount: '10000.01' }), ['customer_vat_id_above_10000']],
    ['to a person', complete({ customer: { vatId: null, type: 'private' }, totalAmount: '10000.01' }), []],
    ['of a German seller', complete({ customer: { vatId: null }, totalAmount: '10000.01', organization: { country: 'DE' } }), []],
    [
      'both at once',
      complete({ customer: { vatId: null }, categories: ['intra_community', 'reverse_charge'] }),
      ['intra_community_without_vat_id', 'reverse_charge_without_vat_id'],
    ],
  ])('%s', (_, given, reasons) => expect(reasonsAgainst(given)).toEqual(reasons));
  it('warns of what the law wants', () => {
    expect(warningsFor(complete())).toEqual([]);
    expect(warningsFor(complete({ organization: { address: null, vatId: null }, customer: { billingAddress: { line1: 'x', city: null } } }))).toEqual([
      'organization_address_missing',
      'organization_vat_id_missing',
      'customer_address_missing',
    ]);
    expect(warningsFor(complete({ organization: { vatId: null, smallBusiness: true } }))).toEqual([]);
  });
});

describe('what is taken back', () => {
  const items = [
    { id: 'a', orderItemId: 'o', quantity: 3, creditedQuantity: 1 },
    { id: 'b', orderItemId: null, quantity: 2, creditedQuantity: 2 },
  ];
  it('all that is left, or what is asked for', () => {
    expect([...credited(items)]).toEqual([['a', 2]]);
    expect([
      ...credited(items, [
        { orderItemId: 'o', quantity: 0.5 },
        { itemId: 'a', quantity: 1.5 },
      ]),
    ]).toEqual([['a', 2]]);
  });
  it('never more, never twice, never something else', () => {
    expect(() =>
      credited(items, [
        { itemId: 'a', quantity: 1.5 },
        { itemId: 'a', quantity: 0.501 },
      ]),
    ).toThrow('over_credited');
    expect(() => credited(items, [{ itemId: 'b', quantity: 1 }])).toThrow('over_credited');
    expect(() => credited(items, [{ orderItemId: 'x', quantity: 1 }])).toThrow('validation_failed');
    expect(() => credited(items.slice(1))).toThrow('nothing_to_credit');
  });
});

const anyLine = fc.record({
  quantity: fc.integer({ min: 1, max: 6 }),
  price: fc.integer({ min: -20_000, max: 5_000_000 }),
  discountPercent: fc.constantFrom(0, 0, 15, 33.3333, 100),
  taxRate: fc.constantFrom(20, 10, 4.9),
});
const linesOf = (given: { quantity: number; price: number; discountPercent: number; taxRate: number }[]): CreditedLine[] =>
  given.map(({ price, ...line }, i) => ({
    ...line,
    id: String(i),
    creditedQuantity: 0,
    unitPrice: (price / 10_000).toFixed(4) as Price,
    taxCategory: 'standard',
  }));

describe('credit notes', () => {
  it('a whole one is the exact negative, also of 10 × 82.50 less 15 %', () => {
    const [line] = linesOf([{ quantity: 10, price: 825_000, discountPercent: 15, taxRate: 20 }]);
    expect(creditAmounts([line], new Map([['0', 10]]), { priceMode: 'net', discountPercent: 0, currency: 'EUR' })).toMatchObject({
      subtotal: '-701.25',
      taxAmount: '-140.25',
      totalAmount: '-841.50',
    });
    expect([negative(m('0.00')), negative(m('1.00')), negative(m('-1.00'))]).toEqual(['0.00', '-1.00', '1.00']);
  });

  it('whatever is taken back in whatever order: each adds up, all together are the mirror, line by line and rate by rate', () =>
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('net' as const, 'gross' as const),
        fc.constantFrom(0, 2.5, 33.3333),
        fc.infiniteStream(fc.nat()),
        (given, priceMode, discountPercent, dice) => {
          const options = { priceMode, discountPercent, currency: 'EUR' };
          let lines = linesOf(given);
          const whole = documentTotals(lines, options);
          const got = { subtotal: m('0.00'), taxAmount: m('0.00'), totalAmount: m('0.00'), discountAmount: m('0.00') };
          const lineTotals = lines.map(() => m('0.00'));
          const bases = new Map<number, Money>();
          while (lines.some((line) => line.creditedQuantity < line.quantity)) {
            const left = lines.filter((line) => line.creditedQuantity < line.quantity);
            const { value } = dice.next();
            const taken = new Map(
              left
                .filter((_, i) => i === value % left.length || value % 3 === 0)
                .map((line) => [line.id, 1 + (value % (line.quantity - line.creditedQuantity))]),
            );
            const note = creditAmounts(lines, taken, options);
            expect(sum([...note.amounts.values()].map(({ netTotal }) => netTotal))).toBe(note.subtotal);
            for (const key of ['subtotal', 'taxAmount', 'totalAmount', 'discountAmount'] as const) got[key] = sum([got[key], note[key]]);
            for (const { taxRate, base } of note.taxBreakdown) bases.set(taxRate, sum([bases.get(taxRate) ?? m('0.00'), base]));
            lines.forEach((line, i) => (lineTotals[i] = sum([lineTotals[i], note.amounts.get(line.id)?.lineTotal ?? m('0.00')])));
            lines = lines.map((line) => ({ ...line, creditedQuantity: line.creditedQuantity + (taken.get(line.id) ?? 0) }));
          }
          expect(got).toEqual({
            subtotal: negative(whole.subtotal),
            taxAmount: negative(whole.taxAmount),
            totalAmount: negative(whole.totalAmount),
            discountAmount: negative(whole.discountAmount),
          });
          expect(lineTotals).toEqual(whole.lines.map((line) => negative(line.lineTotal)));
          for (const { taxRate, base } of whole.taxBreakdown) expect(bases.get(taxRate)).toBe(negative(base));
        },
      ),
      { numRuns: 200 },
    ));
});

describe('payments', () => {
  it('leaves open what is not paid', () => expect([openOf(open('a', '10.00', '3.00')), openOf(open('b', '-10.00', '-3.00'))]).toEqual(['7.00', '-7.00']));
  it.each([
    ['10.00', '0.00', '10.01'],
    ['10.00', '10.00', '0.01'],
    ['10.00', '0.00', '-1.00'],
    ['-10.00', '0.00', '1.00'],
    ['-10.00', '0.00', '-10.01'],
    ['10.00', '0.00', '0.00'],
  ])('of %s, %s paid: not %s', (total, paid, amount) => expect(() => requireOpen(open('a', total, paid), m(amount), 'amount')).toThrow('overpayment'));
  it.each([
    ['10.00', '10.00'],
    ['-10.00', '-0.01'],
  ])('of %s: %s', (total, amount) => expect(() => requireOpen(open('a', total), m(amount), 'amount')).not.toThrow());
  it('adds up', () => {
    expect(() =>
      requireAllocated(m('10.00'), [
        { invoiceId: 'a', amount: m('3.00') },
        { invoiceId: 'b', amount: m('7.00') },
      ]),
    ).not.toThrow();
    expect(() => requireAllocated(m('10.00'), [{ invoiceId: 'a', amount: m('9.99') }])).toThrow('allocation_mismatch');
  });
  it('pays the oldest first', () => {
    const invoices = [open('a', '10.00', '4.00'), open('b', '10.00'), open('c', '10.00')];
    expect(allocated(m('8.50'), invoices)).toEqual([
      { invoiceId: 'a', amount: '6.00' },
      { invoiceId: 'b', amount: '2.50' },
    ]);
    expect(() => allocated(m('26.01'), invoices)).toThrow('overpayment');
  });
  it('credit notes pay their invoice as far as it is open', () => {
    expect(settled(open('i', '10.00', '4.00'), [open('n', '-5.00'), open('o', '-5.00'), open('p', '-5.00')])).toEqual([
      { creditNoteId: 'n', invoiceId: 'i', amount: '5.00' },
      { creditNoteId: 'n', invoiceId: 'n', amount: '-5.00' },
      { creditNoteId: 'o', invoiceId: 'i', amount: '1.00' },
      { creditNoteId: 'o', invoiceId: 'o', amount: '-1.00' },
    ]);
    expect(settled(open('i', '10.00', '10.00'), [open('n', '-5.00')])).toEqual([]);
    expect(settled(open('i', '-1.00'), [open('n', '1.00')])).toEqual([]);
  });
});

describe('the code to pay with', () => {
  const transfer = {
    name: 'Müller & Söhne GmbH',
    iban: 'AT61 1904 3002 3457 3201',
    bic: 'BKAUATWW',
    amount: m('1234.50'),
    currency: 'EUR',
    text: 'INV-2026-0001',
  };
  it('is EPC069-12', () =>
    expect(epcPayload(transfer)).toBe('BCD\n002\n1\nSCT\nBKAUATWW\nMüller & Söhne GmbH\nAT611904300234573201\nEUR1234.50\n\n\nINV-2026-0001'));
  it('needs no BIC', () => expect(epcPayload({ ...transfer, bic: null })!.split('\n')[4]).toBe(''));
  it('stays within 331 bytes, whole letters only', () => {
    const long = epcPayload({ ...transfer, name: 'Ö'.repeat(90), text: '€'.repeat(150) })!;
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(331);
    expect(long).toMatch(/€$/);
  });
  it.each([{ currency: 'CHF' }, { amount: m('0.00') }, { amount: m('-5.00') }, { amount: m('1000000000.00') }, { iban: '' }])('is not there for %j', (more) =>
    expect(epcPayload({ ...transfer, ...more })).toBeNull(),
  );
});

it('money never writes a negative nothing', () => expect([money('-0.001'), new Decimal(-0).toFixed(2)]).toEqual(['0.00', '0.00']));
