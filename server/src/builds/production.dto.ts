import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsOptional, IsString, Length, Matches } from 'class-validator';
import { bulkOf } from '../core/bulk';
import { Amount, field, Id as IdField, inputOf, Items, patchOf, QuantityField, replaceOf, Text } from '../core/dto';
import { anyOf, from, isId, list, until } from '../core/list';
import type { Quantity } from '../core/money';
import type { Id } from '../core/tx';
import { LotInput, LotsField, StateField } from '../parts';
import { MachineInput } from './as-built.entity';
import { ProductionOrder } from './production.entity';
import { PRODUCTION_STATUSES } from './production.rules';

export class ProductionInput extends inputOf(ProductionOrder, [
  'buildId',
  'quantity',
  'dueDate',
  'priority',
  'notes',
  'orderId',
  'orderItemId',
  'customizations',
]) {}
/** What can be changed of an order; quantity and choices while it is planned. */
export class ProductionChange extends inputOf(ProductionOrder, ['quantity', 'dueDate', 'priority', 'notes', 'customizations']) {}
export class ProductionPatch extends patchOf(ProductionChange) {}
export class ProductionReplacement extends replaceOf(ProductionChange) {}

export const productionList = list({
  entity: ProductionOrder,
  search: true,
  filter: {
    status: anyOf('status', PRODUCTION_STATUSES),
    buildId: isId('buildId'),
    partId: isId('partId'),
    orderId: isId('orderId'),
    orderItemId: isId('orderItemId'),
    dueFrom: from('dueDate'),
    dueTo: until('dueDate', 'date'),
  },
  sort: ['-createdAt', 'number', 'updatedAt', 'status', 'priority', 'quantity'],
});
export class ProductionQuery extends productionList.Query {}
export class ProductionExport extends productionList.Export {}
export class ProductionBulk extends bulkOf(['change', 'cancel', 'delete', 'restore']) {}

class Substituted {
  @IdField({ description: 'a component' }) partId: Id;
  @IdField({ description: 'taken in its place, for the whole order' }) substituteId: Id;
}
export class Substitution extends inputOf(Substituted, ['partId', 'substituteId']) {}
export class AllocateInput {
  @Items(() => Substitution, { max: 100 }) @IsOptional() @ApiPropertyOptional({ type: () => Substitution, isArray: true }) substitutes?: Substitution[];
  @ApiPropertyOptional({ default: false, description: 'reserve what is there; the status stays' }) @IsOptional() @IsBoolean() partial?: boolean;
}

const Serials = (): PropertyDecorator => (target, property) => {
  const rules = [
    ApiPropertyOptional({ type: String, isArray: true, description: 'as many as machines' }),
    IsOptional(),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(1_000),
    ArrayUnique(),
    IsString({ each: true }),
    Length(1, 100, { each: true }),
    Matches(/^\S(.*\S)?$/, { each: true }),
  ];
  rules.forEach((rule) => rule(target, property));
};
export class CompleteInput {
  @QuantityField({ description: 'good machines' }) quantity: Quantity;
  @Serials() serialNumbers?: string[];
  @QuantityField({ filled: true, description: 'machines that failed: they take their parts and give nothing' })
  @ApiPropertyOptional()
  @IsOptional()
  scrap?: Quantity;
  @LotsField() @IsOptional() @ApiPropertyOptional({ type: () => LotInput, isArray: true, description: 'where the machines are tracked by lot' }) lots?:
    LotInput[] | null;
  @StateField() @IsOptional() @ApiPropertyOptional() stockStatus?: 'ok' | 'quarantine' | 'damaged' | null;
  @Items(() => MachineInput, { max: 1_000 })
  @IsOptional()
  @ApiPropertyOptional({ type: () => MachineInput, isArray: true, description: 'what went into the machines: lots and serial numbers of components' })
  asBuilt?: MachineInput[];
}
export class ReverseInput {
  @Amount() quantity: Quantity;
  @Serials() serialNumbers?: string[];
}

/** A part that may be taken in place of a component, and how much of it is free. */
export class Substitute {
  @IdField({ description: 'the component' }) partId: Id;
  @IdField() substituteId: Id;
  @Text() sku: string;
  @Text() name: string;
  @Text() unit: string;
  @QuantityField() available: Quantity;
}

export class PickPlace {
  @IdField() locationId: Id;
  @Text() code: string;
  @Text() name: string;
  @QuantityField() quantity: Quantity;
}
/** What to fetch for a production order, and from where. */
export class PickLine {
  @IdField() partId: Id;
  @Text() sku: string;
  @Text() name: string;
  @Text() unit: string;
  @QuantityField({ description: 'still to be consumed' }) open: Quantity;
  @QuantityField() reserved: Quantity;
  @field({}, { type: 'jsonb' }, { type: () => PickPlace, isArray: true }) places: PickPlace[];
}

/** A production order that is not finished, as planning sees it. */
export interface OpenWork {
  id: Id;
  number: string;
  buildId: Id;
  partId: Id;
  status: string;
  remaining: Quantity;
  dueDate: string | null;
  orderId: Id | null;
  orderItemId: Id | null;
  components: { partId: Id; needed: Quantity; reserved: Quantity }[];
}
