import { Injectable } from '@nestjs/common';
import { refuseIfHeld } from '../core/holds';
import { keeping } from '../core/keeping';
import type { Id, Tx } from '../core/tx';
import { MACHINE_ARCHIVED, MACHINE_CHANGED, MACHINE_CREATED, MACHINE_RESTORED } from './builds.events';
import { machineList, PrintMachinePatch, type PrintMachineInput } from './prints.dto';
import { PrintMachine } from './prints.entity';

@Injectable()
export class PrintMachinesService extends keeping<PrintMachine, PrintMachineInput>({
  entity: PrintMachine,
  list: machineList,
  Patch: PrintMachinePatch,
  events: { created: MACHINE_CREATED, changed: MACHINE_CHANGED, archived: MACHINE_ARCHIVED, restored: MACHINE_RESTORED },
  told: ({ name }) => ({ name }),
}) {
  /** 422 `in_use` while jobs wait for it or run on it. */
  override released(tx: Tx, ids: Id[]): Promise<void> {
    return refuseIfHeld(tx, ids);
  }
}
