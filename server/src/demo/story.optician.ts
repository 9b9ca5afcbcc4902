import type { Id, Tx } from '../core/tx';
import { plusDays } from '../core/dates';
import { PrescriptionsService, type Customer } from '../customers';
import { PartsService, StockService, type Part } from '../parts';
import { letters } from './story.letters';
import { daysAgo, live, oneOf, sale, type Deed, type Teller, type Told } from './story';
import { persons } from './story.people';
import { practice, visits, type Visit } from './story.visits';

const FRAMES = [
  ['Oslo', '52-18-140', 'schwarz', '129.00'],
  ['Lisboa', '50-20-145', 'havanna', '149.00'],
  ['Wien', '54-17-140', 'gold', '189.00'],
  ['Milano', '51-19-145', 'blau', '159.00'],
  ['Porto', '49-21-140', 'transparent', '119.00'],
  ['Riga', '53-18-145', 'silber', '99.00'],
] as const;
const LENSES = [
  ['Einstärken 1.5 entspiegelt', 'Single vision 1.5, anti-reflective', '59.00'],
  ['Einstärken 1.67 dünn', 'Single vision 1.67, thin', '119.00'],
  ['Gleitsicht Komfort', 'Varifocal Comfort', '279.00'],
] as const;
const DAYS = 190;

/** Half a year of an optician: exams, prescriptions, glasses. */
export async function optician(teller: Teller): Promise<Told> {
  const { bench, record } = teller;
  const de = bench.language === 'de';
  const insured = (n: number) => ({ customFields: { insuranceProvider: ['ÖGK', 'SVS', 'BVAEB'][n % 3], insuranceType: n % 5 ? 'statutory' : 'private' } });
  const start = await bench.at(`${daysAgo(DAYS + 25)}T08:00:00.000Z`, async (tx) => {
    const customers = await persons(teller, tx, 36, insured);
    const places = await teller.place(tx);
    const { frames, lenses } = await goods(teller, tx, de);
    await record(tx, [...customers, ...frames, ...lenses].map(({ id }) => id).concat(places));
    const shop = await practice(teller, tx, {
      staff: ['Mag. Eva Linden', 'Tom Auer'],
      rooms: de ? ['Prüfraum', 'Beratung'] : ['Exam room', 'Consultation'],
      types: [
        { name: de ? 'Sehtest' : 'Eye exam', durationMinutes: 30, price: '35.00', color: '#2563eb' },
        { name: de ? 'Kontaktlinsenanpassung' : 'Contact lens fitting', durationMinutes: 60, price: '69.00', color: '#7c3aed' },
        { name: de ? 'Abholung' : 'Pickup', durationMinutes: 15, price: null, color: '#16a34a' },
      ],
    });
    return { customers, frames, lenses, shop };
  });
  const exam = start.shop.types[0].id;
  const deeds = visits(teller, start.shop, start.customers, DAYS, (visit, tx) => (visit.type.id === exam ? examined(teller, visit, tx) : Promise.resolve()));
  await live(teller, [...deeds, ...glasses(teller, start.customers, start.frames, start.lenses)]);
  await letters(teller, start.customers);
  return { customers: start.customers.length, parts: start.frames.length + start.lenses.length };
}

async function goods({ bench }: Teller, tx: Tx, de: boolean): Promise<{ frames: Part[]; lenses: Part[] }> {
  const { get, prefix } = bench;
  const frames = await get(PartsService).createMany(
    tx,
    FRAMES.map(([name, frameSize, frameColor, unitPrice], i) => ({
      sku: `${prefix}F-${100 + i}`,
      name: `${de ? 'Fassung' : 'Frame'} ${name}`,
      category: de ? 'Fassungen' : 'Frames',
      unitPrice: unitPrice as never,
      minimumStock: 2,
      customFields: { productType: 'frame', frameSize, frameColor },
    })) as never,
  );
  const lenses = await get(PartsService).createMany(
    tx,
    LENSES.map(([german, english, unitPrice], i) => ({
      sku: `${prefix}G-${200 + i}`,
      name: de ? german : english,
      category: de ? 'Gläser' : 'Lenses',
      unitPrice: unitPrice as never,
      customFields: { productType: 'lens' },
    })) as never,
  );
  for (const { id: partId } of frames)
    await get(StockService).adjust(tx, { partId, quantity: 24, reason: de ? 'Anfangsbestand' : 'Opening stock', unitCost: '42.00' } as never);
  for (const { id: partId } of lenses)
    await get(StockService).adjust(tx, { partId, quantity: 160, reason: de ? 'Anfangsbestand' : 'Opening stock', unitCost: '18.50' } as never);
  return { frames, lenses };
}

/** An exam gives a prescription, and says when the next one is due. */
function examined({ bench: { get, roll } }: Teller, { customer, day }: Visit, tx: Tx): Promise<unknown> {
  const quarter = (from: number, to: number) => Math.round((from + roll() * (to - from)) * 4) / 4;
  const sphere = quarter(-4, 2.5);
  const eye = (shift: number) => ({ sphere: sphere + shift, cylinder: -0.5, axis: 10 + Math.round(roll() * 16) * 10, addition: sphere > 0 ? 1.75 : null });
  return get(PrescriptionsService).create(tx, customer.id, {
    examinedOn: day,
    nextExamOn: plusDays(day, 365),
    source: 'own_exam',
    examiner: 'Mag. Eva Linden',
    rightEye: eye(0),
    leftEye: eye(0.25),
    pd: 60 + Math.round(roll() * 8),
  } as never);
}

function glasses(teller: Teller, customers: Customer[], frames: Part[], lenses: Part[]): Deed[] {
  const { bench } = teller;
  const deeds: Deed[] = [];
  for (let ago = DAYS - 10; ago >= 2; ago -= 4 + Math.floor(bench.roll() * 5)) {
    const items: { partId: Id; quantity: number }[] = [
      { partId: oneOf(bench, frames).id, quantity: 1 },
      { partId: oneOf(bench, lenses).id, quantity: 2 },
    ];
    deeds.push(...sale(teller, oneOf(bench, customers).id, daysAgo(ago), items, bench.roll() < 0.9 ? 3 : null));
  }
  return deeds;
}
