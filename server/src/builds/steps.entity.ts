import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsBoolean, IsOptional } from 'class-validator';
import { Bool, Computed, Id as IdField, inputOf, lineOf, Int, Items, Key, QuantityField, Text, Texts, Time } from '../core/dto';
import type { Quantity } from '../core/money';
import { Table } from '../core/record';
import type { Id } from '../core/tx';

class StepFields {
  @Key() id: Id;
  @Text({ max: 200 }) name: string;
  @Text({ nullable: true, max: 5_000 }) instructions: string | null;
  @Texts({ max: 50, description: 'what is to be ticked' }) checklist: string[];
  @Bool({ filled: true, description: 'it is signed with a photo only' }) photoNeeded: boolean;
  @QuantityField({ nullable: true }) plannedMinutes: Quantity | null;
}
/** A step of making, as a build plans it. */
export class StepPlan extends inputOf(StepFields, ['name', 'instructions', 'checklist', 'photoNeeded', 'plannedMinutes']) {}

/** A step of one order: with its id, it keeps what was done of it. */
export class OrderStepPlan extends lineOf(StepFields, ['name', 'instructions', 'checklist', 'photoNeeded', 'plannedMinutes']) {}

export class Check {
  @Text({ max: 200 }) text: string;
  @Bool() done: boolean;
}

/** A step of a production order: planned like the build's, ticked, timed and signed by who did it. */
@Table('builds.production_steps')
export class ProductionStep {
  @Key() id: Id;
  @IdField() productionOrderId: Id;
  @Int() position: number;
  @Text({ max: 200 }) name: string;
  @Text({ nullable: true, max: 5_000 }) instructions: string | null;
  @Items(() => Check) checklist: Check[];
  @Bool() photoNeeded: boolean;
  @QuantityField({ nullable: true }) plannedMinutes: Quantity | null;
  @IdField({ nullable: true, description: 'one of the files of the order' }) photoFileId: Id | null;
  @QuantityField({ nullable: true, description: 'it took' }) minutes: Quantity | null;
  @Text({ nullable: true, max: 2_000 }) note: string | null;
  @Time({ nullable: true, description: 'signed' }) doneAt: string | null;
  @IdField({ nullable: true }) doneBy: Id | null;
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.done_by`, { type: 'string', nullable: true }) doneByName: string | null;
}

/** What was done of a step so far; what is left out stays. */
export class StepProgress extends inputOf(ProductionStep, ['photoFileId', 'minutes', 'note']) {
  @ApiProperty({ type: Boolean, isArray: true, required: false, description: 'the ticks, in the order of the checklist' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsBoolean({ each: true })
  checked?: boolean[];
}

export class ByStep {
  @IdField() id: Id;
  @IdField() stepId: Id;
}
