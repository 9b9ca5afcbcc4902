import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody } from '../core/bulk';
import { archive, byId, changeMany, insert, restore, update, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { waitlistList, WaitlistEntryPatch, type WaitlistEntryInput, type WaitlistEntryQuery } from './waitlist.dto';
import { WaitlistEntry } from './waitlist.entity';
import { CustomersService } from '../customers';
import { requireResources } from './resources.queries';
import { WAITLIST_ENTRY_ARCHIVED, WAITLIST_ENTRY_CHANGED, WAITLIST_ENTRY_CREATED, WAITLIST_ENTRY_RESTORED } from './scheduling.events';
import { AppointmentTypesService } from './types.service';

type Change = Partial<WaitlistEntryInput> & { version: number };

/** Who waits for what, in the order of their coming. */
@Injectable()
export class WaitlistEntriesService {
  constructor(
    private readonly customers: CustomersService,
    private readonly types: AppointmentTypesService,
  ) {}

  list = (tx: Tx, query: WaitlistEntryQuery) => waitlistList.page(tx, query);
  one = (tx: Tx, id: Id): Promise<WaitlistEntry> => byId(tx, WaitlistEntry, id);

  async create(tx: Tx, input: WaitlistEntryInput): Promise<WaitlistEntry> {
    const [customer] = await Promise.all([
      this.customers.living(tx, input.customerId),
      this.types.living(tx, input.typeId),
      requireResources(tx, input.resourceId ? [input.resourceId] : [], 'resourceId'),
    ]);
    const row = await insert(tx, WaitlistEntry, { ...input, customerName: customer.name, status: 'waiting' });
    tx.emit(WAITLIST_ENTRY_CREATED, row.id, { customerId: row.customerId, customerName: row.customerName });
    return row;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Change): Promise<WaitlistEntry> {
    await requireResources(tx, patch.resourceId ? [patch.resourceId] : [], 'resourceId');
    const customer = patch.customerId ? await this.customers.living(tx, patch.customerId) : null;
    if (patch.typeId) await this.types.living(tx, patch.typeId);
    const { row, diff } = await update(tx, WaitlistEntry, { id, version }, { ...patch, ...(customer && { customerName: customer.name }) });
    tx.emit(WAITLIST_ENTRY_CHANGED, id, diff);
    return row;
  }

  async archive(tx: Tx, key: Key): Promise<WaitlistEntry> {
    const { row } = await archive(tx, WaitlistEntry, key);
    tx.emit(WAITLIST_ENTRY_ARCHIVED, key.id, { customerId: row.customerId, customerName: row.customerName });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<WaitlistEntry> {
    const { row } = await restore(tx, WaitlistEntry, id);
    tx.emit(WAITLIST_ENTRY_RESTORED, id, { customerId: row.customerId, customerName: row.customerName });
    return row;
  }

  /** The same to many: all or nothing. Actions: `change` (values as in a PATCH), `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, waitlistList, body);
    const changed = await changeMany(tx, WaitlistEntry, ids, await this.bulkPatch(tx, body));
    const type = { change: WAITLIST_ENTRY_CHANGED, delete: WAITLIST_ENTRY_ARCHIVED, restore: WAITLIST_ENTRY_RESTORED }[body.action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return { count: changed.length, ids };
  }

  private async bulkPatch(tx: Tx, { action, values }: BulkBody): Promise<Partial<WaitlistEntry>> {
    if (action !== 'change') return { deletedAt: action === 'delete' ? tx.now : null };
    const { version: _, ...patch } = await checked(WaitlistEntryPatch, { ...values, version: 1 }, 'values.');
    return patch;
  }
}
