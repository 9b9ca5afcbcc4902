import { BomService, BuildsService } from '../builds';
import type { Tx } from '../core/tx';
import { CustomersService, type Customer } from '../customers';
import { PartsService, type Part } from '../parts';
import { SupplierPartsService, SuppliersService } from '../procurement';
import { COSTS, CUSTOMERS, kindOf, MODELS, SPARES, SUPPLIERS, WORDS } from './seed.data';
import type { Bench, Stock } from './seed.types';
import { syntheticList } from './synthetic-list';

const ARTEFACT = /^[=@+-]|^BLOCK|SOLID|COMPOUND|^Pin$|soldermask|_PCB$|_1$|_mir$|^-|^\d{4}_\d\d_|^00815$/;
const MOST_OWN = 55;

/** Customers, parts, three builds and their suppliers: what the year of orders is made of. */
export async function masterData(bench: Bench, tx: Tx): Promise<Stock> {
  const words = WORDS[bench.language];
  const customers = await customersOf(bench, tx);
  const lists = MODELS.map(({ list }) => usable(list));
  const names = [...new Set(lists.flat().map((row) => row.fileName))];
  const made = await bench.get(PartsService).createMany(
    tx,
    names.map((name) => ({ name, category: words.categories[kindOf(name)], unit: 'pcs', minimumStock: kindOf(name) === 'fasteners' ? 10 : 3 })),
  );
  const parts = new Map(made.map((part) => [part.name, part]));
  const spares = await bench.get(PartsService).createMany(
    tx,
    SPARES.map(({ sku, price, ...names }) => ({
      sku: bench.prefix + sku,
      name: names[bench.language],
      unitPrice: price as never,
      category: words.spares,
      minimumStock: 5,
    })),
  );
  return { customers, spares, builds: await builds(bench, tx, lists, parts), suppliers: await suppliers(bench, tx, made, spares) };
}

async function customersOf(bench: Bench, tx: Tx): Promise<Customer[]> {
  const customers: Customer[] = [];
  for (const [name, type, city, postalCode, country, vatId, contact] of CUSTOMERS) {
    const address = { line1: `Musterweg ${1 + customers.length}`, line2: null, postalCode, city, state: null, country };
    const email = `${name
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')}@${bench.domain}`;
    const contacts = contact ? [{ name: contact, role: WORDS[bench.language].buyer, emails: [email], phones: [], isPrimary: true }] : [];
    customers.push(
      await bench.get(CustomersService).create(tx, {
        name,
        type,
        email,
        phone: `+43660555${String(1_001 + customers.length)}`,
        vatId,
        billingAddress: address,
        contacts,
        tags: type === 'private' ? [] : ['B2B'],
        language: country === 'SK' ? 'en' : 'de',
      } as never),
    );
  }
  return customers;
}

/** The lines of a model that somebody would want to learn with: no artefacts of the CAD program, not every panel. */
function usable(model: string) {
  const rows = syntheticList(model).filter(({ fileName }) => !ARTEFACT.test(fileName));
  const own = rows.filter(({ fileName }) => fileName.startsWith(`KT-${model}.`)).slice(0, MOST_OWN);
  return [...rows.filter(({ fileName }) => !fileName.startsWith(`KT-${model}.`)), ...own];
}

async function builds(bench: Bench, tx: Tx, lists: ReturnType<typeof usable>[], parts: Map<string, Part>): Promise<Stock['builds']> {
  const [service, bom] = [bench.get(BuildsService), bench.get(BomService)];
  const words = WORDS[bench.language];
  const found: Stock['builds'] = [];
  for (const [i, { buildName, list, basePrice, hours, share }] of MODELS.entries()) {
    const lines = lists[i].map((row) => ({ partId: parts.get(row.fileName)!.id, quantityRequired: row.quantity, author: row.author }));
    const rail = lines.find((line) => kindOf([...parts.values()].find((part) => part.id === line.partId)!.name) === 'frame') ?? lines[0];
    const options = [
      {
        name: words.housing,
        choices: [
          { name: words.open, priceDelta: '0.0000', parts: [] },
          { name: words.closed, priceDelta: '390.0000', parts: [{ partId: rail.partId, quantityDelta: 4 }] },
        ],
      },
    ];
    const build = await service.create(tx, {
      buildName,
      modelNumber: bench.prefix + list,
      basePrice,
      buildTimeHours: hours,
      status: 'active',
      options,
    } as never);
    await bom.replace(tx, build.id, lines as never);
    found.push({ build, share, optionPartId: rail.partId, lines: lines.map(({ partId, quantityRequired }) => ({ partId, quantity: quantityRequired })) });
  }
  return found;
}

async function suppliers(bench: Bench, tx: Tx, parts: Part[], spares: Part[]): Promise<Stock['suppliers']> {
  const [service, offers] = [bench.get(SuppliersService), bench.get(SupplierPartsService)];
  const found: Stock['suppliers'] = [];
  for (const { name, city, country, email, lead, prefix, kinds } of SUPPLIERS) {
    const supplier = await service.create(tx, {
      name,
      rating: 3 + Math.floor(bench.roll() * 3),
      contactInfo: {
        email,
        phone: null,
        website: null,
        contacts: null,
        address: { line1: 'Gewerbepark 7', line2: null, postalCode: '1000', city, state: null, country },
      },
    } as never);
    const mine = parts.filter((part) => (kinds as readonly string[]).includes(kindOf(part.name)));
    const also = prefix === 'EW' ? spares.map((part, i) => ({ part, cost: SPARES[i].cost })) : [];
    const priced = [...mine.map((part) => ({ part, cost: priceOf(part, bench.roll()) })), ...also];
    await offers.set(
      tx,
      supplier.id,
      priced.map(({ part, cost }, i) => ({
        partId: part.id,
        supplierSku: `${prefix}-${4000 + i}`,
        leadTimeDays: lead,
        unitPrice: cost,
        priceBreaks: [],
        minimumQuantity: null,
        packSize: kinds[0] === 'fasteners' ? 50 : null,
        isPreferred: true,
      })) as never,
    );
    found.push({ supplier, parts: new Map(priced.map(({ part, cost }) => [part.id, cost])) });
  }
  return found;
}

const priceOf = ({ name }: Part, roll: number): string => {
  const [from, to] = COSTS[kindOf(name)];
  return (Math.round((from + roll * (to - from)) * 100) / 100).toString();
};
