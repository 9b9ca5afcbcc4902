import { Injectable } from '@nestjs/common';
import { bulkIds, checked, type BulkBody } from '../core/bulk';
import { refuseIfHeld } from '../core/holds';
import { archive, byId, changeMany, insert, restore, update, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { MACHINE_ARCHIVED, MACHINE_CHANGED, MACHINE_CREATED, MACHINE_RESTORED } from './builds.events';
import { machineList, PrintMachinePatch, type PrintMachineInput, type PrintMachineQuery } from './prints.dto';
import { PrintMachine } from './prints.entity';

@Injectable()
export class PrintMachinesService {
  list = (tx: Tx, query: PrintMachineQuery) => machineList.page(tx, query);

  one = (tx: Tx, id: Id): Promise<PrintMachine> => byId(tx, PrintMachine, id);

  async create(tx: Tx, input: PrintMachineInput): Promise<PrintMachine> {
    const row = await insert(tx, PrintMachine, input);
    tx.emit(MACHINE_CREATED, row.id, { name: row.name });
    return row;
  }

  async change(tx: Tx, id: Id, { version, ...patch }: Partial<PrintMachineInput> & { version: number }): Promise<PrintMachine> {
    const { row, diff } = await update(tx, PrintMachine, { id, version }, patch);
    tx.emit(MACHINE_CHANGED, id, diff);
    return row;
  }

  /** Soft delete; 422 `in_use` while jobs wait for it or run on it. */
  async archive(tx: Tx, key: Key): Promise<PrintMachine> {
    const { row } = await archive(tx, PrintMachine, key);
    await refuseIfHeld(tx, [key.id]);
    tx.emit(MACHINE_ARCHIVED, key.id, { name: row.name });
    return row;
  }

  async restore(tx: Tx, id: Id): Promise<PrintMachine> {
    const { row } = await restore(tx, PrintMachine, id);
    tx.emit(MACHINE_RESTORED, id, { name: row.name });
    return row;
  }

  /** Actions: `change` (values as in a PATCH), `delete`, `restore`. */
  async bulk(tx: Tx, body: BulkBody): Promise<{ count: number; ids: Id[] }> {
    const ids = await bulkIds(tx, machineList, body);
    const { version: _, ...values } = body.action === 'change' ? await checked(PrintMachinePatch, { ...body.values, version: 1 }, 'values.') : { version: 1 };
    const changed = await changeMany(tx, PrintMachine, ids, body.action === 'change' ? values : { deletedAt: body.action === 'delete' ? tx.now : null });
    if (body.action === 'delete') await refuseIfHeld(tx, ids);
    const type = { change: MACHINE_CHANGED, delete: MACHINE_ARCHIVED, restore: MACHINE_RESTORED }[body.action]!;
    for (const { row, diff } of changed) tx.emit(type, row.id, diff);
    return { count: changed.length, ids };
  }
}
