import type { INestApplication } from '@nestjs/common';
import { BomService, BuildsService } from '../builds';
import { newId } from '../core/id';
import { AuthFlow } from '../core/identity/auth.flow';
import { Organization } from '../core/identity/organization.entity';
import { OrganizationService } from '../core/identity/organization.service';
import { PERMISSIONS } from '../core/identity/permissions';
import { byId } from '../core/rows';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { CustomersService, type Customer } from '../customers';
import { PartsService, type Part } from '../parts';
import { SupplierPartsService, SuppliersService } from '../procurement';
import { CATEGORIES, COSTS, CUSTOMERS, dice, kindOf, MODELS, SPARES, SUPPLIERS } from './seed.data';
import type { Bench, Stock } from './seed.types';
import { year } from './seed.year';
import { syntheticList } from './synthetic-list';

export const EMAIL = 'demo@fouzies.example';
const ARTEFACT = /^[=@+-]|^BLOCK|SOLID|COMPOUND|^Pin$|soldermask|_PCB$|_1$|_mir$|^-|^\d{4}_\d\d_|^00815$/;
const MOST_OWN = 55;

/** Fills an empty installation with the demo organization: three printers, some 250 parts and a year of orders. */
export async function seedDemo(app: INestApplication, password: string): Promise<void> {
  const work = app.get(Work, { strict: false });
  const visitor = { requestId: newId(), locale: 'de' as const, address: '127.0.0.1', agent: 'demo' };
  const entry = await app
    .get(AuthFlow, { strict: false })
    .register(visitor, { organizationName: 'FOUZIES', industry: 'maker', country: 'AT', name: 'Anna Berger', email: EMAIL, password });
  const { organization, user } = entry.answer;
  const me: Ctx = { organization: organization.id, actor: user.id, permissions: [...PERMISSIONS], role: 'admin', locale: 'de', requestId: newId() };
  const bench: Bench = { app, work, roll: dice(24), at: (at, fn) => work.write({ ...me, at }, fn) };
  await bench.at(monthsAgo(13), (tx) => describe(app, tx, organization.id));
  const stock = await bench.at(monthsAgo(13), (tx) => masterData(bench, tx));
  await year(bench, stock);
}

const monthsAgo = (months: number): string => new Date(Date.now() - months * 30 * 86_400_000).toISOString();

async function describe(app: INestApplication, tx: Tx, id: Id): Promise<void> {
  const service = app.get(OrganizationService, { strict: false });
  const { version } = await byId(tx, Organization, id);
  await service.change(tx, {
    version,
    address: { line1: 'Werkgasse 3', line2: null, postalCode: '1070', city: 'Wien', state: null, country: 'AT' },
    vatId: 'ATU12345675',
    bank: { iban: 'AT611904300234573201', bic: 'BKAUATWWXXX', name: 'Bank Austria' },
  });
}

async function masterData(bench: Bench, tx: Tx): Promise<Stock> {
  const get = <T>(type: new (...args: never[]) => T): T => bench.app.get(type, { strict: false });
  const customers: Customer[] = [];
  for (const [name, type, city, postalCode, country, vatId, contact] of CUSTOMERS) {
    const address = { line1: `Musterweg ${1 + customers.length}`, line2: null, postalCode, city, state: null, country };
    const email = `${name
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')}@kunde.example`;
    const contacts = contact ? [{ name: contact, role: 'Einkauf', emails: [email], phones: [], isPrimary: true }] : [];
    customers.push(
      await get(CustomersService).create(tx, {
        name,
        type,
        email,
        vatId,
        billingAddress: address,
        contacts,
        tags: type === 'private' ? [] : ['B2B'],
        language: country === 'SK' ? 'en' : 'de',
      } as never),
    );
  }
  const lists = MODELS.map(({ list }) => usable(list));
  const names = [...new Set(lists.flat().map((row) => row.fileName))];
  const made = await get(PartsService).createMany(
    tx,
    names.map((name) => ({ name, category: CATEGORIES[kindOf(name)], unit: 'pcs', minimumStock: kindOf(name) === 'fasteners' ? 10 : 3 })),
  );
  const parts = new Map(made.map((part) => [part.name, part]));
  const spares = await get(PartsService).createMany(
    tx,
    SPARES.map(({ sku, name, price }) => ({ sku, name, unitPrice: price as never, category: 'Ersatzteile', minimumStock: 5 })),
  );
  return { customers, spares, builds: await builds(bench, tx, lists, parts), suppliers: await suppliers(bench, tx, made, spares) };
}

/** The lines of a model that somebody would want to learn with: no artefacts of the CAD program, not every panel. */
function usable(model: string) {
  const rows = syntheticList(model).filter(({ fileName }) => !ARTEFACT.test(fileName));
  const own = rows.filter(({ fileName }) => fileName.startsWith(`KT-${model}.`)).slice(0, MOST_OWN);
  return [...rows.filter(({ fileName }) => !fileName.startsWith(`KT-${model}.`)), ...own];
}

async function builds(bench: Bench, tx: Tx, lists: ReturnType<typeof usable>[], parts: Map<string, Part>): Promise<Stock['builds']> {
  const [service, bom] = [bench.app.get(BuildsService, { strict: false }), bench.app.get(BomService, { strict: false })];
  const found: Stock['builds'] = [];
  for (const [i, { buildName, list, basePrice, hours, share }] of MODELS.entries()) {
    const lines = lists[i].map((row) => ({ partId: parts.get(row.fileName)!.id, quantityRequired: row.quantity, author: row.author }));
    const rail = lines.find((line) => kindOf([...parts.values()].find((part) => part.id === line.partId)!.name) === 'frame') ?? lines[0];
    const options = [
      {
        name: 'Gehäuse',
        choices: [
          { name: 'Offen', priceDelta: '0.0000', parts: [] },
          { name: 'Geschlossen', priceDelta: '390.0000', parts: [{ partId: rail.partId, quantityDelta: 4 }] },
        ],
      },
    ];
    const build = await service.create(tx, { buildName, modelNumber: list, basePrice, buildTimeHours: hours, status: 'active', options } as never);
    await bom.replace(tx, build.id, lines as never);
    found.push({ build, share, optionPartId: rail.partId, lines: lines.map(({ partId, quantityRequired }) => ({ partId, quantity: quantityRequired })) });
  }
  return found;
}

async function suppliers(bench: Bench, tx: Tx, parts: Part[], spares: Part[]): Promise<Stock['suppliers']> {
  const [service, offers] = [bench.app.get(SuppliersService, { strict: false }), bench.app.get(SupplierPartsService, { strict: false })];
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
