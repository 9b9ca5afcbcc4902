import { Injectable } from '@nestjs/common';
import { given } from '../core/fields';
import { newId } from '../core/id';
import { money } from '../core/money';
import { organizationOf } from '../core/organization';
import { requireOwner } from '../core/owners';
import { core } from '../core/problem';
import { archive, byId, changeMany, put, restore, saveLines, update, type Key, type Values } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from '../customers';
import { dealList, type DealChange, type DealInput, type DealPreviewInput, type DealQuery } from './deals.dto';
import { Deal, DealItem } from './deals.entity';
import { enter, isContactOf, placesIn, renumber, stagesOfDeal, tagsOfDeals } from './deals.queries';
import { mayChange } from './deals.rules';
import { asTyped, SalesLines, type SalesTerms } from './lines.service';
import * as events from './pipeline.events';
import { pipeline as problems } from './pipeline.problems';
import type { Stage } from './pipelines.entity';
import { alone } from './pipelines.queries';
import { PipelinesService } from './pipelines.service';
import type { SalesPreview } from './quotes.dto';
import { StagesService } from './stages.service';

type Change = Partial<DealChange> & { version: number };

const NO_LINES = { subtotal: money(0), taxAmount: money(0), totalAmount: money(0), taxBreakdown: [] };

@Injectable()
export class DealsService {
  constructor(
    private readonly customers: CustomersService,
    private readonly pipelines: PipelinesService,
    private readonly stages: StagesService,
    private readonly lines: SalesLines,
  ) {}

  list = (tx: Tx, query: DealQuery) => dealList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, Deal, id);

  tags = (tx: Tx) => tagsOfDeals(tx);

  /** The stages it went through, with the time in each; 404. */
  async stagesOf(tx: Tx, id: Id) {
    return (await Promise.all([this.one(tx, id), stagesOfDeal(tx, id)]))[1];
  }

  /** What lines would come to, for deals, quotes and jobs alike; keeps nothing. 422 as `create`. */
  async preview(tx: Tx, { items, ...head }: DealPreviewInput): Promise<SalesPreview> {
    const { currency, priceMode, discountPercent } = { ...(await this.usual(tx, head.customerId)), ...given(head) };
    const composed = await this.lines.compose<DealItem>(tx, { currency, priceMode, discountPercent, customerId: head.customerId ?? null }, items);
    return { ...composed.totals, discountAmount: composed.discountAmount, currency, items: composed.items as SalesPreview['items'] };
  }

  /** At the end of its stage. 422 `customer_unknown`, `contact_unknown`, `stage_unknown`, `lost_reason_missing`. */
  async create(tx: Tx, { items, stageId, pipelineId, ...head }: DealInput): Promise<Deal> {
    await alone(tx);
    const [stage, usual] = await Promise.all([this.target(tx, stageId, pipelineId), this.usual(tx, head.customerId)]);
    if (stage.kind === 'lost') throw problems.lostReasonMissing({}, 'stageId');
    const full = { ...{ ...usual, probability: stage.probability }, ...given(head) };
    await Promise.all([this.requireContact(tx, full.contactId, full.customerId), requireOwner(tx, full)]);
    const composed = await this.composed(tx, full, items ?? [], head.value);
    const id = newId();
    const place = { pipelineId: stage.pipelineId, stageId: stage.id, status: stage.kind, position: await placesIn(tx, stage.id, []) };
    const times = { stageSince: tx.now, closedAt: stage.kind === 'open' ? null : tx.now };
    await put(tx, Deal, { ...full, ...composed.values, ...place, ...times, id });
    await Promise.all([saveLines(tx, DealItem, 'dealId', id, composed.items), enter(tx, [{ dealId: id, pipelineId: stage.pipelineId, stageId: stage.id }])]);
    tx.emit(events.DEAL_CREATED, id, { title: full.title, stage: stage.name, customerId: full.customerId ?? null });
    return this.one(tx, id);
  }

  /** 403 `not_owner`; 422 `value_follows_lines` for another value than that of the lines. */
  async change(tx: Tx, id: Id, { version, items, ...patch }: Change): Promise<Deal> {
    const before = await this.mine(tx, id);
    const changed = given(patch);
    if (changed.customerId) await this.customers.living(tx, changed.customerId);
    await requireOwner(tx, changed, before);
    await this.settleContact(tx, before, changed);
    const again = items ?? (touchesTotals(changed) ? before.items.map(asTyped) : undefined);
    const lines = again ?? before.items;
    const wanted = changed.value === before.value ? undefined : changed.value;
    const composed = again ? await this.composed(tx, { ...before, ...changed }, again, wanted) : undefined;
    if (!again && wanted !== undefined && lines.length) throw problems.valueFollowsLines({ value: before.value }, 'value');
    const { diff } = await update(tx, Deal, { id, version }, { ...changed, ...composed?.values });
    if (composed) await saveLines(tx, DealItem, 'dealId', id, composed.items);
    tx.emit(events.DEAL_CHANGED, id, { ...diff, ...(items && { items: [before.items.length, items.length] }) });
    return this.one(tx, id);
  }

  /** The same to deals whose lines need no other price, in one statement (two, where some get another customer). 422 as `change`. */
  async changeAlike(tx: Tx, deals: Deal[], patch: Partial<Omit<DealChange, 'items'>>): Promise<void> {
    const changed = given(patch) as Partial<Deal>;
    const { customerId, contactId, value } = changed;
    if (customerId) await this.customers.living(tx, customerId);
    const fixed = value === undefined ? undefined : deals.find((deal) => deal.items.length && deal.value !== value);
    if (fixed) throw problems.valueFollowsLines({ value: fixed.value }, 'value');
    const buyers = new Set(deals.map((deal) => (customerId === undefined ? deal.customerId : customerId)));
    if (contactId && buyers.size > 1) throw problems.contactUnknown({ id: contactId }, 'contactId');
    await Promise.all([this.requireContact(tx, contactId, [...buyers][0]), requireOwner(tx, changed)]);
    const moved = (deal: Deal) => customerId !== undefined && contactId === undefined && deal.customerId !== customerId;
    const same = (ids: Id[], values: Partial<Deal>) => (ids.length ? changeMany(tx, Deal, ids, values as Values<Deal>) : []);
    const idsOf = (some: Deal[]) => some.map(({ id }) => id);
    const done = await Promise.all([
      same(idsOf(deals.filter((deal) => !moved(deal))), changed),
      same(idsOf(deals.filter(moved)), { ...changed, contactId: null }),
    ]);
    for (const { row, diff } of done.flat()) tx.emit(events.DEAL_CHANGED, row.id, diff);
  }

  /** A PUT leaves its place, and what the house fills in, as they are: everything else that it does not name becomes empty. */
  replace = (tx: Tx, id: Id, body: DealChange & { version: number }) => this.change(tx, id, { ...EMPTY, ...given(body) });

  async archive(tx: Tx, key: Key): Promise<Deal> {
    await alone(tx);
    await this.mine(tx, key.id);
    const { row: deal } = await archive(tx, Deal, key);
    await renumber(tx, [deal.stageId]);
    tx.emit(events.DEAL_ARCHIVED, key.id, { title: deal.title });
    return deal;
  }

  /** Back at the end of its stage; 422 `stage_unknown` if that was deleted meanwhile. */
  async restore(tx: Tx, id: Id): Promise<Deal> {
    await alone(tx);
    const { stageId } = await this.mine(tx, id);
    await this.stages.living(tx, stageId);
    const { row: deal } = await restore(tx, Deal, id);
    await renumber(tx, [stageId]);
    tx.emit(events.DEAL_RESTORED, id, { title: deal.title });
    return this.one(tx, id);
  }

  /** The deal, held; 403 `not_owner` for staff that neither created nor looks after it. */
  async mine(tx: Tx, id: Id): Promise<Deal> {
    const deal = await byId(tx, Deal, id, 'for update');
    if (!mayChange(tx.ctx, deal)) throw core.notOwner({ id });
    return deal;
  }

  /** 422 `contact_unknown` for somebody who is no contact of the customer. */
  private async requireContact(tx: Tx, contactId?: Id | null, customerId?: Id | null): Promise<void> {
    if (contactId && !(await isContactOf(tx, contactId, customerId ?? null))) throw problems.contactUnknown({ id: contactId }, 'contactId');
  }

  /** With another customer, whom to talk to is to be said anew. */
  private async settleContact(tx: Tx, before: Deal, changed: Partial<DealChange>): Promise<void> {
    const customerId = changed.customerId === undefined ? before.customerId : changed.customerId;
    if (customerId !== before.customerId && changed.contactId === undefined) changed.contactId = null;
    else if (changed.contactId !== before.contactId || customerId !== before.customerId) await this.requireContact(tx, changed.contactId, customerId);
  }

  private async target(tx: Tx, stageId: Id | undefined, pipelineId: Id | undefined): Promise<Stage> {
    if (stageId) {
      const stage = await this.stages.living(tx, stageId);
      if (pipelineId && pipelineId !== stage.pipelineId) throw problems.stageUnknown({ id: stageId, pipelineId }, 'stageId');
      return stage;
    }
    return (pipelineId ? await this.pipelines.living(tx, pipelineId) : await this.pipelines.usual(tx)).stages.find(({ kind }) => kind === 'open')!;
  }

  private async usual(tx: Tx, customerId: Id | null) {
    const customer = customerId ? await this.customers.living(tx, customerId) : null;
    const currency = customer?.currency ?? (await organizationOf(tx)).currency;
    return { currency, ownerId: tx.ctx.apiKey ? null : tx.ctx.actor, priceMode: 'net' as const, discountPercent: 0, value: money(0), tags: [] as string[] };
  }

  /** Lines, their totals, and the value that follows; without lines the value is what was typed. */
  private async composed(tx: Tx, terms: Omit<SalesTerms, 'customerId'> & { customerId?: Id | null }, items: Partial<DealItem>[], value?: Deal['value']) {
    if (!items.length) return { items: [], values: NO_LINES };
    const { items: lines, totals } = await this.lines.compose<DealItem>(tx, { ...terms, customerId: terms.customerId ?? null }, items);
    if (value !== undefined && value !== totals.subtotal) throw problems.valueFollowsLines({ value: totals.subtotal }, 'value');
    return { items: lines, values: { ...totals, value: totals.subtotal } };
  }
}

const EMPTY = {
  customerId: null,
  contactId: null,
  expectedCloseDate: null,
  ownerId: null,
  source: null,
  tags: [],
  notes: null,
  priceMode: 'net',
  discountPercent: 0,
  items: [],
} as const;

/** Whether lines have to be priced again. */
export const touchesTotals = (changed: Partial<DealChange>): boolean =>
  ['customerId', 'priceMode', 'discountPercent', 'currency'].some((key) => key in changed);
