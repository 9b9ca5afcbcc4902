import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { spentFiles } from '../core/forget';
import { FilesService } from '../core/files/files.service';
import { Every } from '../core/jobs/clocks';
import { Task } from '../core/jobs/jobs.service';
import { zip, type ZipMember } from '../core/sheets/zip.write';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { CUSTOMER_DATA_EXPORTED } from './customers.events';
import { indexOf } from './privacy.pages';
import { EXPORT, PrivacyService, type Collected, type ExportPayload } from './privacy.service';

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Puts together what a person asked for. */
@Injectable()
export class PrivacyJobs {
  constructor(
    private readonly work: Work,
    private readonly files: FilesService,
    private readonly privacy: PrivacyService,
  ) {}

  /** Everything as a ZIP with an index, kept among the files of the customer. */
  @Task(EXPORT)
  async export(ctx: Ctx, { customerId, internal }: ExportPayload) {
    const found = await this.work.read(ctx, (tx) => this.privacy.collect(tx, customerId, internal));
    const name = `data-export-${found.customer.customerNumber}.zip`;
    const stored = await this.files.store(ctx, name, Readable.from(zip(this.members(ctx, found, internal))));
    const file = await this.work.write(ctx, async (tx) => {
      tx.emit(CUSTOMER_DATA_EXPORTED, customerId, { file: name, internal });
      return this.files.attach(tx, stored, { resource: 'customers', subjectId: customerId });
    });
    return { fileId: file.id, name, size: file.size, tables: found.tables.length, files: found.files.length };
  }

  /** What was handed out is a copy of everything about a person: it does not lie about for longer than it takes to hand it over. */
  @Every('55 3 * * *')
  async tidy(ctx: Ctx): Promise<void> {
    const before = (now: string) => new Date(Date.parse(now) - KEPT_DAYS * DAY_MS).toISOString();
    await this.files.discard(ctx, await this.work.write(ctx, (tx) => spentFiles(tx, EXPORT, before(tx.now))));
  }

  private async *members(ctx: Ctx, found: Collected, internal: boolean): AsyncGenerator<ZipMember> {
    const index = indexOf(found.customer, found.tables, found.files, internal, new Date().toISOString());
    yield { name: 'index.html', content: text(index.html) };
    yield { name: 'index.json', content: text(JSON.stringify(index.json, null, 2)) };
    for (const { table, rows } of found.tables) yield { name: `data/${table}.json`, content: text(JSON.stringify(rows, null, 2)) };
    // one file at a time: the archive is never in memory as a whole
    for (const file of found.files) yield { name: `files/${file.id.slice(-6)}-${file.name}`, content: await this.files.read(ctx, file) };
  }
}

async function* text(content: string): AsyncGenerator<Buffer> {
  yield Buffer.from(content);
}
