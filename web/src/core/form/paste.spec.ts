import { pastedRows } from './paste';

const columns = [
  { field: 'partId', kind: 'pick' },
  { field: 'quantity', kind: 'quantity' },
  { field: 'unitPrice', kind: 'money' },
];

describe('rows from a spreadsheet', () => {
  it('become lines', () => {
    expect(pastedRows('P-1\t2\t1.234,50\r\nP-2\t0,5\t\r\n', columns, 'de')).toEqual([
      { partId: 'P-1', quantity: 2, unitPrice: '1234.50' },
      { partId: 'P-2', quantity: 0.5, unitPrice: null },
    ]);
  });
  it('what is beyond the columns is left out, what is no number stays to be seen', () =>
    expect(pastedRows('P-1\ttwo\t3\tx', columns, 'en')).toEqual([{ partId: 'P-1', quantity: 'two', unitPrice: '3' }]));
  it('a word is pasted as a word', () => expect(pastedRows('P-1', columns, 'en')).toBeUndefined());
});
