export type CustomerWord = 'customer' | 'patient' | 'client';

/** German words of the weak declension: „Kunde, Kunden“ goes like „Patient, Patienten“ in every case, also before another word. */
const GERMAN: Record<CustomerWord, [string, string]> = { customer: ['Kunde', 'Kunden'], patient: ['Patient', 'Patienten'], client: ['Klient', 'Klienten'] };

/** A text of ours about customers in the word of the organization, as the server prints it: „Kundennummer“ → „Patientennummer“, "Customers" → "Patients". */
export function inWordsOf(word: CustomerWord, text: string): string {
  if (word === 'customer') return text;
  const [one, many] = GERMAN[word];
  return text
    .replace(/(?<![A-Za-zÄÖÜäöüß])Kunde(n?)/g, (_, n: string) => (n ? many : one))
    .replace(/\b([Cc])ustomer(?=s?\b)/g, (_, first: string) => (first === 'C' ? word[0].toUpperCase() + word.slice(1) : word));
}
