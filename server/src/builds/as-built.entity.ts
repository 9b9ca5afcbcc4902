import { ApiProperty } from '@nestjs/swagger';
import { Amount, Computed, Id as IdField, inputOf, Int, Items, Key, OneOf, Text, Time } from '../core/dto';
import { from, is, isId, list, until, where } from '../core/list';
import type { Quantity } from '../core/money';
import { Table } from '../core/record';
import type { Id } from '../core/tx';

const order = (column: string) => (t: string) => `select made.${column} from builds.production_orders made where made.id = ${t}.production_order_id`;
const component = (column: string) => (t: string) => `select item.${column} from parts.parts item where item.id = ${t}.part_id`;

/** A lot or a serial number of a component, and the machine it went into. */
@Table('builds.as_built')
export class AsBuilt {
  @Key() id: Id;
  @IdField() productionOrderId: Id;
  @IdField() outputId: Id;
  @Int() position: number;
  @Text({ nullable: true, max: 100, description: 'of the machine; null: one of the machines of this completion' }) serial: string | null;
  @IdField({ description: 'the component' }) partId: Id;
  @Text({ max: 100, description: 'its lot or serial number' }) code: string;
  @Amount() quantity: Quantity;
  @Time() builtAt: string;
  @Computed(component('sku'), { type: 'string' }) sku: string;
  @Computed(component('name'), { type: 'string' }) name: string;
  @Computed(component('unit'), { type: 'string' }) unit: string;
  @Computed(order('number'), { type: 'string' }) number: string;
  @Computed(order('part_id'), { type: 'string', format: 'uuid', description: 'what was made' }) madePartId: Id;
  @Computed(
    (t) =>
      `select s.status from builds.serial_numbers s where s.production_order_id = ${t}.production_order_id and s.output_id = ${t}.output_id and s.serial = ${t}.serial`,
    { enum: ['made', 'void'], nullable: true, description: 'void: the machine was taken back' },
  )
  serialStatus: 'made' | 'void' | null;
}

export const asBuiltList = list({
  entity: AsBuilt,
  filter: {
    createdFrom: from('builtAt'),
    createdTo: until('builtAt'),
    updatedFrom: from('builtAt'),
    updatedTo: until('builtAt'),
    productionOrderId: isId('productionOrderId'),
    partId: isId('partId'),
    madePartId: where(
      (bound) => `exists (select from builds.production_orders o where o.id = t.production_order_id and o.part_id = any (${bound}::uuid[]))`,
      'id',
    ),
    code: is('code'),
    serial: is('serial'),
  },
  sort: ['-builtAt', 'code', 'position'],
});
export class AsBuiltQuery extends asBuiltList.Query {}

class InstalledFields {
  @IdField({ description: 'a component' }) partId: Id;
  @Text({ max: 100, description: 'its lot or serial number' }) code: string;
  @Amount({ filled: true, description: 'left out: 1' }) quantity: Quantity;
}
export class Installed extends inputOf(InstalledFields, ['partId', 'code', 'quantity']) {}

class MachineFields {
  @Text({ nullable: true, max: 100, description: 'one of the serial numbers that are completed; left out: one of the machines' }) serialNumber: string | null;
  @Text({ nullable: true, max: 100 }) firmware: string | null;
  @Text({ nullable: true, max: 2_000 }) notes: string | null;
  @Items(() => Installed, { max: 500 }) components: Installed[];
}
/** What went into a machine. */
export class MachineInput extends inputOf(MachineFields, ['serialNumber', 'firmware', 'notes', 'components']) {}

class InstalledPart {
  @ApiProperty({ type: 'string', format: 'uuid' }) partId: Id;
  @ApiProperty() sku: string;
  @ApiProperty() name: string;
  @ApiProperty() code: string;
  @ApiProperty({ type: 'number' }) quantity: Quantity;
}
/** A machine by its serial number, and what stands in it. */
export class Machine {
  @Text() serial: string;
  @OneOf('SerialStatus', ['made', 'void']) status: 'made' | 'void';
  @Text({ nullable: true }) firmware: string | null;
  @Text({ nullable: true }) notes: string | null;
  @Time() completedAt: string;
  @ApiProperty({ type: () => InstalledPart, isArray: true }) components: InstalledPart[];
}
