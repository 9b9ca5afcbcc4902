import { Injectable } from '@nestjs/common';
import { FilesService } from '../core/files/files.service';
import { forget } from '../core/forget';
import { refuseIfHeld } from '../core/holds';
import { JobsService } from '../core/jobs/jobs.service';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { byId, byIds } from '../core/rows';
import type { Ctx, Id, Tx } from '../core/tx';
import { Customer } from './customers.entity';
import { CUSTOMER_ERASED } from './customers.events';
import { customers } from './customers.problems';
import { mayChange } from './customers.rules';
import { CustomersService } from './customers.service';
import { refreshLastActivity } from './figures.queries';
import { allKept } from './links';
import { references } from './privacy.pages';
import { dataOf, erasePersons, filesAbout, samePersons, talkOf, type DataFile, type DataTable } from './privacy.queries';
import { referencesTo } from './merges.queries';

export const EXPORT = 'customers.data_export';
const ERASED = { de: 'Gelöschte Person', en: 'Erased person' };

export interface ExportPayload {
  customerId: Id;
  internal: boolean;
}
export interface Collected {
  customer: Customer;
  tables: DataTable[];
  files: DataFile[];
}

/** What a person may ask for (GDPR Art. 15, 17, 20): everything that is kept, and to be forgotten as far as no law wants it kept. */
@Injectable()
export class PrivacyService {
  constructor(
    private readonly jobs: JobsService,
    private readonly files: FilesService,
    private readonly customers: CustomersService,
  ) {}

  async start(tx: Tx, id: Id, internal: boolean) {
    const { id: customerId } = await this.customers.one(tx, id);
    return this.jobs.start(tx, EXPORT, { customerId, internal } satisfies ExportPayload);
  }

  /**
   * Makes of a person a number: name, addresses, contacts, notes, files, mails and the values in the history go, and whatever orders, quotes, deals, jobs
   * and appointments say of it, with their papers; invoices and payments stay as the law wants them. 422 `in_use` while something is open, 403 `not_owner`.
   */
  async erase(tx: Tx, { id, version }: { id: Id; version: number }): Promise<{ customer: Customer; hashes: string[] }> {
    const before = await byId(tx, Customer, id, 'for update');
    if (before.erasedAt) throw customers.customerErased({ id });
    if (before.mergedIntoId) throw customers.customerMerged({ id });
    if (before.version !== version) throw core.versionConflict({ current: before });
    if (!mayChange(tx.ctx, before)) throw core.notOwner({ id });
    await refuseIfHeld(tx, [id]);
    const hashes = await this.eraseMany(tx, [before]);
    return { customer: await byId(tx, Customer, id), hashes };
  }

  /** Those that nobody holds, in sets; gives back the contents of files to discard after the commit. */
  async eraseMany(tx: Tx, persons: Customer[]): Promise<string[]> {
    const { locale } = await organizationOf(tx);
    const records = await samePersons(
      tx,
      persons.map(({ id }) => id),
    );
    const ids = records.map(({ id }) => id);
    const words = records.flatMap(wordsFor);
    const kept = await Promise.all(persons.map(({ id }) => referencesTo(tx, id)));
    const parts = await erasePersons(tx, ids, ERASED[locale.startsWith('de') ? 'de' : 'en']);
    const hashes = await forget(tx, { persons: ids, subjects: [...ids, ...parts], emails: records.flatMap(({ emails }) => emails), words });
    await refreshLastActivity(tx, ids);
    persons.forEach(({ id }, at) => tx.emit(CUSTOMER_ERASED, id, { kept: references(kept[at]) }));
    return hashes;
  }

  discard = (ctx: Ctx, hashes: string[]) => this.files.discard(ctx, hashes);

  /** All that is kept about a person; 404 if there is none. */
  async collect(tx: Tx, id: Id, internal: boolean): Promise<Collected> {
    const [customer] = await byIds(tx, Customer, [id]);
    if (!customer) throw core.notFound({ id });
    const emails = [customer.email, ...customer.contacts.flatMap((contact) => contact.emails)].filter((one) => one !== null);
    const [named, besides, talk] = await Promise.all([
      dataOf(tx, id, internal),
      Promise.all(allKept().map(async ({ table, read }) => ({ table, rows: await read(tx, id, internal) }))),
      talkOf(tx, id, emails),
    ]);
    const data = [...named, ...besides.filter(({ rows }) => rows.length)];
    const subjects = data.flatMap(({ rows }) => rows.map((row) => row.id as Id));
    return { customer, tables: [...data, ...talk], files: await filesAbout(tx, subjects) };
  }
}

/** What a text would call a person by; a short name stands in too many other words. */
const wordsFor = ({ name, firstName, lastName, phone }: Awaited<ReturnType<typeof samePersons>>[number]): string[] =>
  [name, phone ?? '', firstName && lastName ? `${firstName} ${lastName}` : ''].filter((word) => word.length >= 5);
