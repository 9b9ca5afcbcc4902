import type { CustomerWord } from '../identity/organization.entity';

/** German words of the weak declension: „Kunde, Kunden“ goes like „Patient, Patienten“ in every case, also before another word. */
const GERMAN: Record<CustomerWord, [string, string]> = { customer: ['Kunde', 'Kunden'], patient: ['Patient', 'Patienten'], client: ['Klient', 'Klienten'] };
const ENGLISH: Record<CustomerWord, string> = { customer: 'customer', patient: 'patient', client: 'client' };

const like = (model: string, word: string): string => (model[0] === model[0].toUpperCase() ? word[0].toUpperCase() + word.slice(1) : word);

/** A text of ours about customers in the word of the organization: „Kundennummer“ → „Patientennummer“, "Customers" → "Patients". Never for what people typed. */
export function inWordsOf(word: CustomerWord, text: string): string {
  if (word === 'customer') return text;
  const [one, many] = GERMAN[word];
  return text
    .replace(/(?<![A-Za-zÄÖÜäöüß])Kunde(n?)/g, (_, n: string) => (n ? many : one))
    .replace(/\b([Cc])ustomer(?=s?\b)/g, (found) => like(found, ENGLISH[word]));
}
