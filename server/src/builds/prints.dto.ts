import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { inputOf, patchOf, QuantityField, replaceOf } from '../core/dto';
import { anyOf, from, isFlag, isId, list, until } from '../core/list';
import type { Quantity } from '../core/money';
import { LotInput, LotsField, SerialsField, StateField } from '../parts';
import { PrintJob, PrintMachine, PrintPlan } from './prints.entity';
import { PRINT_STATUSES } from './prints.rules';

export class PrintMachineInput extends inputOf(PrintMachine, ['name', 'model', 'hourlyRate', 'notes', 'isActive']) {}
export class PrintMachinePatch extends patchOf(PrintMachineInput) {}
export class PrintMachineReplacement extends replaceOf(PrintMachineInput) {}
export const machineList = list({
  entity: PrintMachine,
  search: true,
  filter: { isActive: isFlag('isActive') },
  sort: ['name', 'createdAt', 'updatedAt'],
});
export class PrintMachineQuery extends machineList.Query {}
export class PrintMachineExport extends machineList.Export {}
export class PrintMachineBulk extends bulkOf(['change', 'delete', 'restore']) {}

export class PrintPlanInput extends inputOf(PrintPlan, ['materialPartId', 'machineId', 'grams', 'minutes']) {}

export class PrintJobInput extends inputOf(PrintJob, [
  'partId',
  'materialPartId',
  'machineId',
  'productionOrderId',
  'grams',
  'minutes',
  'quantity',
  'dueDate',
  'notes',
]) {}
/** What can be changed of a job; all of it while it is planned, later the day and the notes. */
export class PrintJobChange extends inputOf(PrintJob, ['materialPartId', 'machineId', 'grams', 'minutes', 'quantity', 'dueDate', 'notes']) {}
export class PrintJobPatch extends patchOf(PrintJobChange) {}
export class PrintJobReplacement extends replaceOf(PrintJobChange) {}
export const printList = list({
  entity: PrintJob,
  search: true,
  filter: {
    status: anyOf('status', PRINT_STATUSES),
    partId: isId('partId'),
    machineId: isId('machineId'),
    materialPartId: isId('materialPartId'),
    productionOrderId: isId('productionOrderId'),
    dueFrom: from('dueDate'),
    dueTo: until('dueDate', 'date'),
  },
  sort: ['-createdAt', 'number', 'updatedAt', 'status', 'quantity'],
});
export class PrintJobQuery extends printList.Query {}
export class PrintJobExport extends printList.Export {}
export class PrintJobBulk extends bulkOf(['change', 'cancel', 'delete', 'restore']) {}

export class PrintedInput {
  @QuantityField({ description: 'good pieces' }) good: Quantity;
  @QuantityField({ filled: true, description: 'pieces that failed' }) @ApiPropertyOptional() @IsOptional() scrap?: Quantity;
  @QuantityField({ filled: true, description: 'of material, in all; left out, as planned for good and failed pieces' })
  @ApiPropertyOptional()
  @IsOptional()
  usedGrams?: Quantity;
  @QuantityField({ filled: true, description: 'in all; left out, as planned' }) @ApiPropertyOptional() @IsOptional() usedMinutes?: Quantity;
  @LotsField()
  @IsOptional()
  @ApiPropertyOptional({ type: () => LotInput, isArray: true, description: 'the spools, in the unit of the material; left out, the oldest' })
  materialLots?: LotInput[] | null;
  @LotsField() @IsOptional() @ApiPropertyOptional({ type: () => LotInput, isArray: true, description: 'where the pieces are tracked by lot' }) lots?:
    LotInput[] | null;
  @SerialsField() @IsOptional() @ApiPropertyOptional({ type: String, isArray: true, description: 'where they have serial numbers' }) serialNumbers?:
    string[] | null;
  @StateField() @IsOptional() @ApiPropertyOptional() stockStatus?: 'ok' | 'quarantine' | 'damaged' | null;
}
