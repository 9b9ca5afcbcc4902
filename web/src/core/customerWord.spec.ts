import { inWordsOf } from './customerWord';

describe('what customers are called', () => {
  it.each([
    ['patient', 'Kunden', 'Patienten'],
    ['patient', 'Neuer Kunde', 'Neuer Patient'],
    ['patient', 'Kundennummer', 'Patientennummer'],
    ['patient', 'In einer Sekunde', 'In einer Sekunde'],
    ['client', 'New customer', 'New client'],
    ['client', 'Customers’ orders', 'Clients’ orders'],
    ['customer', 'Kunden', 'Kunden'],
  ] as const)('%s: %s', (word, text, expected) => expect(inWordsOf(word, text)).toBe(expected));
});
