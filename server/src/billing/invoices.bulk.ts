import { Injectable } from '@nestjs/common';
import { bulkIds, type BulkBody } from '../core/bulk';
import type { Id, Tx } from '../core/tx';
import { invoiceList } from './invoices.dto';
import type { Invoice } from './invoices.entity';
import { InvoicesService } from './invoices.service';
import { IssuingService } from './issuing.service';
import { SendingService } from './sending.service';

/** The same for many invoices, all or none. */
@Injectable()
export class InvoicesBulk {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly issuing: IssuingService,
    private readonly sending: SendingService,
  ) {}

  async run(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    if (body.action === 'delete' || body.action === 'restore') return this.invoices.bulk(tx, body);
    const ids = await bulkIds(tx, invoiceList, body);
    const step = body.action === 'finalize' ? (id: Id) => this.issuing.finalize(tx, id) : (id: Id) => this.sending.send(tx, id, {});
    // one after the other: every document draws a number or writes a letter of its own
    await ids.reduce<Promise<Invoice | undefined>>((before, id) => before.then(() => step(id)), Promise.resolve(undefined));
    return { count: ids.length, ids };
  }
}
