import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody } from '../core/bulk';
import { refuseIfHeld } from '../core/holds';
import { organizationOf } from '../core/organization';
import { archive, byId, byIds, changeMany, insert, restore, update, type Key } from '../core/rows';
import { next } from '../core/series';
import type { Id, Tx } from '../core/tx';
import { supplierList, SupplierPatch, type SupplierInput, type SupplierQuery } from './suppliers.dto';
import { Supplier } from './suppliers.entity';
import { SUPPLIER_ARCHIVED, SUPPLIER_CHANGED, SUPPLIER_CREATED, SUPPLIER_RESTORED } from './procurement.events';
import { procurement } from './procurement.problems';

@Injectable()
export class SuppliersService {
  list = (tx: Tx, query: SupplierQuery) => supplierList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, Supplier, id);

  /** The suppliers of documents, by id: 422 `supplier_unknown` if one is not there or deleted. */
  async living(tx: Tx, ids: Id[], field = 'supplierId'): Promise<Map<Id, Supplier>> {
    const found = new Map((await byIds(tx, Supplier, ids)).filter((supplier) => !supplier.deletedAt).map((supplier) => [supplier.id, supplier]));
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length) throw procurement.supplierUnknown({ ids: missing }, field);
    return found;
  }

  async create(tx: Tx, input: SupplierInput): Promise<Supplier> {
    const { currency, locale } = await organizationOf(tx);
    const usual = { currency, language: locale.startsWith('de') ? ('de' as const) : ('en' as const) };
    const supplier = await insert(tx, Supplier, { ...usual, ...input, supplierNumber: await next(tx, 'supplier') });
    tx.emit(SUPPLIER_CREATED, supplier.id, { name: supplier.name });
    return supplier;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Partial<SupplierInput> & { version: number }): Promise<Supplier> {
    const { row: supplier, diff } = await update(tx, Supplier, { id, version }, patch);
    tx.emit(SUPPLIER_CHANGED, id, diff);
    return supplier;
  }

  /** Soft delete; 422 `in_use` while purchase orders are open. */
  async archive(tx: Tx, key: Key): Promise<Supplier> {
    const { row: supplier } = await archive(tx, Supplier, key);
    await refuseIfHeld(tx, [key.id]);
    tx.emit(SUPPLIER_ARCHIVED, key.id, { name: supplier.name });
    return supplier;
  }

  async restore(tx: Tx, id: Id): Promise<Supplier> {
    const { row: supplier } = await restore(tx, Supplier, id);
    tx.emit(SUPPLIER_RESTORED, id, { name: supplier.name });
    return supplier;
  }

  /** Actions: `change` (values as in a PATCH), `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, supplierList, body);
    const { version: _, ...values } = body.action === 'change' ? await checked(SupplierPatch, { ...body.values, version: 1 }, 'values.') : { version: 1 };
    const patch = body.action === 'change' ? values : { deletedAt: body.action === 'delete' ? tx.now : null };
    const changed = await changeMany(tx, Supplier, ids, patch);
    if (body.action === 'delete') await refuseIfHeld(tx, ids);
    const type = { change: SUPPLIER_CHANGED, delete: SUPPLIER_ARCHIVED, restore: SUPPLIER_RESTORED }[body.action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return { count: changed.length, ids };
  }
}
