import { CustomFields, type CustomValues } from '../core/custom-fields';
import { Computed, Currency, Day, Derived, Id as IdField, Int, Items, Lines, MoneyField, OneOf, RateField, Text, Texts, Time } from '../core/dto';
import type { Money, Rate } from '../core/money';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';
import { DEAL, DEAL_STATUSES, SOURCES, type DealStatus } from './deals.rules';
import { SalesItem } from './items.entity';
import { TaxShare } from '../core/tax';

@Table('pipeline.deal_items')
export class DealItem extends SalesItem {
  @IdField() dealId: Id;
}

const TASKS = (t: string) => `customers.activities a where a.subject_id = ${t}.id and a.due_at is not null and a.done_at is null and a.deleted_at is null`;
/** Open, nothing planned, and nothing done for 14 days: a deal that is being forgotten. */
export const forgotten = (t: string): string => `${t}.status = 'open' and ${t}.created_at < now() - interval '14 days' and not exists (select from ${TASKS(t)})
  and not exists (select from customers.activities a where a.subject_id = ${t}.id and a.deleted_at is null and a.occurred_at > now() - interval '14 days')`;
export const nextTask = (t: string): string => `select min(a.due_at) from ${TASKS(t)}`;

@Table('pipeline.deals')
export class Deal extends BaseRecord {
  @Text() title: string;
  @IdField({ nullable: true, description: 'a company is a customer of type business' }) customerId: Id | null;
  @IdField({ nullable: true, description: 'whom to talk to: a contact of the customer' }) contactId: Id | null;
  @IdField({ filled: true, description: 'left out, that of the stage, or the default one' }) pipelineId: Id;
  @IdField({ filled: true, description: 'left out, the first of the pipeline; changed by move, win, lose and reopen' }) stageId: Id;
  @Int({ description: 'place in the stage, from 0' }) position: number;
  @OneOf('DealStatus', DEAL_STATUSES) status: DealStatus;
  @MoneyField({ filled: true, min: 0, description: 'net; with lines, their subtotal' }) value: Money;
  @Currency({ filled: true, description: 'left out, that of the customer, or of the organization' }) currency: string;
  @RateField({ filled: true, description: 'of winning it, in percent; left out and after a move, that of the stage' }) probability: Rate;
  @Day({ nullable: true }) expectedCloseDate: string | null;
  @IdField({ nullable: true, description: 'who looks after it; left out, who creates it' }) ownerId: Id | null;
  @OneOf('DealSource', SOURCES, { nullable: true }) source: (typeof SOURCES)[number] | null;
  @Texts() tags: string[];
  @Text({ nullable: true, max: 10_000 }) notes: string | null;
  @Time({ description: 'since when it stands in its stage' }) stageSince: string;
  @Time({ nullable: true, description: 'when it was won or lost' }) closedAt: string | null;
  @Text({ nullable: true, max: 500 }) lostReason: string | null;
  @OneOf('PriceMode', ['net', 'gross'] as const, { filled: true }) priceMode: 'net' | 'gross';
  @RateField({ filled: true, description: 'on the whole' }) discountPercent: Rate;
  @MoneyField({ description: 'of the lines: net, after all discounts' }) subtotal: Money;
  @MoneyField() taxAmount: Money;
  @MoneyField() totalAmount: Money;
  @Items(() => TaxShare) taxBreakdown: TaxShare[];
  @Computed((t) => `select c.name from customers.customers c where c.id = ${t}.customer_id`, { type: 'string', nullable: true }) customerName: string | null;
  @Computed((t) => `select c.name from customers.contacts c where c.id = ${t}.contact_id`, { type: 'string', nullable: true }) contactName: string | null;
  @Computed((t) => `select s.name from pipeline.stages s where s.id = ${t}.stage_id`, { type: 'string' }) stageName: string;
  @Computed((t) => `select p.name from pipeline.pipelines p where p.id = ${t}.pipeline_id`, { type: 'string' }) pipelineName: string;
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.owner_id`, { type: 'string', nullable: true }) ownerName: string | null;
  @Computed((t) => `select u.name from core.users u where u.id = ${t}.updated_by`, { type: 'string', nullable: true, description: 'who changed it last' })
  updatedByName: string | null;
  @Computed((t) => `round(${t}.value * ${t}.probability::numeric / 100, 2)::text`, { type: 'string', format: 'decimal', description: 'value × probability' })
  weightedValue: Money;
  @Computed(nextTask, { type: 'string', format: 'date-time', nullable: true, description: 'when the next task of it is due' }) nextTaskAt: string | null;
  @Computed(forgotten, { type: 'boolean', description: 'open, without a next task and with nothing done for 14 days' }) noNextStep: boolean;
  @CustomFields('deals') customFields: CustomValues;
  @Lines(() => DealItem, { by: 'dealId' }) items: DealItem[];
  @Derived((row: Deal) => DEAL.moves(row.status), { type: 'string', isArray: true }) moves: string[];
}
