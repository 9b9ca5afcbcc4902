import { IssuingService } from '../billing';
import { plusDays } from '../core/dates';
import type { Id, Tx } from '../core/tx';
import { NotesService, type Customer } from '../customers';
import { DealsService, JobStepsService, LeadsService, QuoteSendingService, QuotesService, QuoteStepsService, ServiceJobsService } from '../pipeline';
import { at, daysAgo, live, payment, today, type Deed, type Teller, type Told } from './story';
import { letters } from './story.letters';
import { companies, persons } from './story.people';
import { practice, visits } from './story.visits';

const WORKS = [
  ['Umzug, 3 Zimmer', 'Move, 3 rooms', '890.00'],
  ['Räumung Keller', 'Clearing a cellar', '420.00'],
  ['Küchenmontage', 'Kitchen installation', '1250.00'],
  ['Büroübersiedlung', 'Office relocation', '2890.00'],
] as const;
const NOTES = {
  de: ['Sehr pünktlich, gerne wieder.', 'Kratzer an der Kommode gemeldet.', 'Bitte vorher anrufen.', 'Parkplatz vor dem Haus reservieren.'],
  en: ['Very punctual, would book again.', 'Reported a scratch on the chest of drawers.', 'Please call before.', 'Reserve a parking space.'],
};
const NOTE_TYPES = ['feedback', 'complaint', 'request', 'general'] as const;
const JOBS = 26;
/** So many days back somebody went to look at what is to be moved. */
const LOOKS = 40;

/** Half a year of a service company: enquiries, offers, jobs, what people said afterwards. */
export async function services(teller: Teller): Promise<Told> {
  const { bench, record } = teller;
  const de = bench.language === 'de';
  const { customers, crew } = await bench.at(`${daysAgo(205)}T08:00:00.000Z`, async (tx) => {
    const all = [...(await persons(teller, tx, 20)), ...(await companies(teller, tx, 8))];
    await record(
      tx,
      all.map(({ id }) => id),
    );
    const types = [{ name: de ? 'Besichtigung' : 'Viewing', durationMinutes: 60, price: null, color: '#2563eb' }];
    return { customers: all, crew: await practice(teller, tx, { staff: ['Milan Kovač', 'Sabine Eder'], rooms: [], types }) };
  });
  const works = Array.from({ length: JOBS }, (_, n) => work(teller, customers[(n * 5) % customers.length], n)).flat();
  await live(teller, [...works, ...enquiries(teller), ...visits(teller, crew, customers, LOOKS)]);
  await letters(teller, customers);
  return { customers: customers.length, jobs: JOBS };
}

interface Work {
  customer: Customer;
  n: number;
  /** Day of the offer, and of the work. */
  begun: string;
  planned: string;
  title: string;
  items: { description: string; quantity: number; unitPrice: string }[];
  /** What comes of it, step by step. */
  quoteId: Id;
  jobId: Id;
  invoice?: { id: Id; totalAmount: string };
}

/** From the offer to the paid invoice; the newest are on their way. */
function work(teller: Teller, customer: Customer, n: number): Deed[] {
  const { language, roll } = teller.bench;
  const begun = daysAgo(195 - Math.floor((n / JOBS) * 190));
  const [german, english, unitPrice] = WORKS[n % WORKS.length];
  const title = language === 'de' ? german : english;
  const one: Work = {
    customer,
    n,
    begun,
    planned: plusDays(begun, 16),
    title,
    items: [{ description: title, quantity: 1, unitPrice }],
    quoteId: '',
    jobId: '',
  };
  const lost = roll() < 0.2;
  const offer: Deed = { day: begun, run: (tx) => offered(teller, tx, one, plusDays(begun, lost ? 40 : 365)) };
  return lost ? [offer] : [offer, ...done(teller, one)];
}

async function offered({ bench: { get } }: Teller, tx: Tx, one: Work, validUntil: string): Promise<void> {
  const { customer, title, items, begun } = one;
  const deal = await get(DealsService).create(tx, { title: `${title} · ${customer.name}`, customerId: customer.id, source: 'website', items } as never);
  const quote = await get(QuotesService).create(tx, { dealId: deal.id, customerId: customer.id, title, quoteDate: begun, validUntil, items } as never);
  await get(QuoteSendingService).send(tx, quote.id, { mail: false } as never);
  one.quoteId = quote.id;
}

function done({ bench: { get, language, roll } }: Teller, one: Work): Deed[] {
  const { customer, planned, n, begun } = one;
  const when = { scheduledStart: at(planned, '07:00'), scheduledEnd: at(planned, '12:00') };
  const book: Deed = {
    day: plusDays(begun, 5),
    run: async (tx) => {
      await get(QuoteStepsService).accept(tx, one.quoteId, { name: customer.name });
      one.jobId = (await get(ServiceJobsService).create(tx, { quoteId: one.quoteId, ...when } as never)).id;
    },
  };
  const start: Deed = { day: planned, run: (tx) => get(JobStepsService).start(tx, one.jobId) };
  const complete: Deed = {
    day: planned,
    run: async (tx) => {
      await get(JobStepsService).keepTime(tx, one.jobId, { startedAt: at(planned, '07:05'), endedAt: at(planned, '11:40') });
      const { invoiceId } = await get(JobStepsService).complete(tx, one.jobId, {} as never);
      if (invoiceId) one.invoice = await get(IssuingService).finalize(tx, invoiceId);
      await get(NotesService).create(tx, { customerId: customer.id, type: NOTE_TYPES[n % 4], content: NOTES[language][n % 4] } as never);
    },
  };
  const day = plusDays(planned, 9);
  const paid: Deed = { day, run: async (tx) => one.invoice && payment({ get }, day, () => one.invoice!).run(tx) };
  // what is planned for today has begun, but is not over
  return [book, start, ...(planned < today() ? [complete] : []), ...(roll() < 0.9 ? [paid] : [])];
}

function enquiries({ bench: { get, domain, language }, record }: Teller): Deed[] {
  const names = ['Helga Pichler', 'Samir Haddad', 'Julia Kofler', 'Peter Wolf', 'Olga Petrova', 'Ben Maurer'];
  return names.map((name, n): Deed => ({
    day: daysAgo(24 - n * 4),
    run: async (tx) => {
      const { id } = await get(LeadsService).create(tx, {
        name,
        email: `anfrage${n}@${domain}`,
        source: n % 2 ? 'referral' : 'website',
        status: n % 3 ? 'contacted' : 'new',
        estimatedValue: String(600 + n * 350),
        notes: WORKS[n % WORKS.length][language === 'de' ? 0 : 1],
      } as never);
      await record(tx, [id]); // nothing else holds it
    },
  }));
}
