import type { INestApplication } from '@nestjs/common';
import { newId } from '../core/id';
import { AuthFlow } from '../core/identity/auth.flow';
import { Organization } from '../core/identity/organization.entity';
import { OrganizationService } from '../core/identity/organization.service';
import { PERMISSIONS } from '../core/identity/permissions';
import { byId } from '../core/rows';
import type { Ctx, Id, Tx } from '../core/tx';
import { Work } from '../core/work';
import { dice } from './seed.data';
import { masterData } from './seed.master';
import type { Bench } from './seed.types';
import { year } from './seed.year';
import { monthsAgo, past } from './story';
import { talks } from './story.maker';

export const EMAIL = 'demo@fouzies.example';
const SEED = 24;

/** Fills an empty installation with the demo organization: three printers, some 250 parts and a year of orders. */
export async function seedDemo(app: INestApplication, password: string): Promise<void> {
  const get: Bench['get'] = (type) => app.get(type, { strict: false });
  const visitor = { requestId: newId(), locale: 'de' as const, address: '127.0.0.1', agent: 'demo' };
  const entry = await get(AuthFlow).register(visitor, {
    organizationName: 'FOUZIES',
    industry: 'maker',
    country: 'AT',
    name: 'Anna Berger',
    email: EMAIL,
    password,
  });
  const { organization, user } = entry.answer;
  const me: Ctx = { organization: organization.id, actor: user.id, permissions: [...PERMISSIONS], role: 'admin', locale: 'de', requestId: newId() };
  const bench: Bench = {
    get,
    prefix: '',
    domain: 'kunde.example',
    language: 'de',
    roll: dice(SEED),
    at: (at, fn) => get(Work).write({ ...me, at: past(at) }, fn),
  };
  await bench.at(monthsAgo(13), (tx) => describe(bench, tx, organization.id));
  const stock = await bench.at(monthsAgo(13), (tx) => masterData(bench, tx));
  await year(bench, stock);
  const nobody = { record: async () => 0, place: async () => [], tell: async () => undefined }; // nothing of it leaves again, nobody waits for it
  await talks({ bench, ...nobody }, stock.customers);
}

async function describe(bench: Bench, tx: Tx, id: Id): Promise<void> {
  const { version } = await byId(tx, Organization, id);
  await bench.get(OrganizationService).change(tx, {
    version,
    address: { line1: 'Werkgasse 3', line2: null, postalCode: '1070', city: 'Wien', state: null, country: 'AT' },
    vatId: 'ATU12345675',
    bank: { iban: 'AT611904300234573201', bic: 'BKAUATWWXXX', name: 'Bank Austria' },
  });
}
