import type { Tx } from '../core/tx';
import { CustomersService, type Customer } from '../customers';
import type { Teller } from './story';

const FIRST = [
  'Anna',
  'Lukas',
  'Sophie',
  'Maximilian',
  'Zoë',
  'Jakob',
  'Lena',
  'Elias',
  'Marie',
  'David',
  'Katharina',
  'Felix',
  'Nina',
  'Paul',
  'Miriam',
  'Jonas',
];
const LAST = ['Gruber', 'Müller', 'Steiner', 'Weiß', 'Yılmaz', 'Hofer', 'Bauer', "O'Brien", 'Schwarz', 'Novák', 'Wagner', 'Fuchs', 'Leitner', 'Berger'];
const CITIES = [
  ['1070', 'Wien'],
  ['4020', 'Linz'],
  ['8010', 'Graz'],
  ['5020', 'Salzburg'],
  ['6020', 'Innsbruck'],
] as const;
const STREETS = ['Lindengasse', 'Hauptstraße', 'Mühlweg', 'Am Anger', 'Bahnhofstraße'];
const COMPANIES = [
  'Nordlicht',
  'Bergmann & Söhne',
  'Auer Metallbau',
  'Hotel Seeblick',
  'Praxis Dr. Reiter',
  'Kornfeld',
  'Tischlerei Ebner',
  'Stadtwerke Süd',
  'Lumen Design',
  'Café Central',
];
const FORMS = ['GmbH', 'KG', 'OG', 'e.U.'];

const fold = (text: string) =>
  text
    .toLowerCase()
    .replace('ß', 'ss')
    .normalize('NFD')
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');

const addressOf = (n: number) => {
  const [postalCode, city] = CITIES[n % CITIES.length];
  return { line1: `${STREETS[n % STREETS.length]} ${1 + ((n * 7) % 60)}`, line2: null, postalCode, city, state: null, country: 'AT' };
};

/** So many persons, each once; `more` says what an industry knows of the n-th. */
export async function persons({ bench }: Teller, tx: Tx, count: number, more: (n: number) => object = () => ({})): Promise<Customer[]> {
  const made: Customer[] = [];
  for (let n = 0; n < count; n++) {
    const [firstName, lastName] = [FIRST[n % FIRST.length], LAST[(n + Math.floor(n / FIRST.length)) % LAST.length]];
    const email = `${fold(firstName)}.${fold(lastName)}${n >= FIRST.length ? n : ''}@${bench.domain}`;
    const birthDate = `${1948 + ((n * 13) % 60)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + ((n * 5) % 28)).padStart(2, '0')}`;
    const input = { type: 'private', firstName, lastName, email, birthDate, status: 'active', billingAddress: addressOf(n), language: 'de', ...more(n) };
    made.push(await bench.get(CustomersService).create(tx, input as never));
  }
  return made;
}

/** So many companies with somebody to talk to. */
export async function companies({ bench }: Teller, tx: Tx, count: number, more: (n: number) => object = () => ({})): Promise<Customer[]> {
  const made: Customer[] = [];
  for (let n = 0; n < count; n++) {
    const word = COMPANIES[n % COMPANIES.length];
    const name = `${word}${n >= COMPANIES.length ? ` ${CITIES[n % CITIES.length][1]}` : ''} ${FORMS[n % FORMS.length]}`;
    const domain = `${fold(word)}${n >= COMPANIES.length ? n : ''}.${bench.domain}`;
    const person = `${FIRST[(n * 3) % FIRST.length]} ${LAST[(n * 5) % LAST.length]}`;
    const contacts = [{ name: person, role: bench.language === 'de' ? 'Einkauf' : 'Purchasing', emails: [`einkauf@${domain}`], phones: [], isPrimary: true }];
    const input = {
      type: 'business',
      name,
      email: `office@${domain}`,
      status: n % 4 ? 'active' : 'prospect',
      billingAddress: addressOf(n),
      contacts,
      language: 'de',
      ...more(n),
    };
    made.push(await bench.get(CustomersService).create(tx, input as never));
  }
  return made;
}
