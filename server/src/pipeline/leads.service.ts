import { Injectable } from '@nestjs/common';
import type { CountryCode } from 'libphonenumber-js';
import { bulkIds, checked, type BulkBody, type BulkResult } from '../core/bulk';
import { given } from '../core/fields';
import { money } from '../core/money';
import { organizationOf } from '../core/organization';
import { requireOwner } from '../core/owners';
import { e164 } from '../core/phone';
import { core } from '../core/problem';
import { archive, byId, changeMany, everyById, insert, restore, update, type Key } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from '../customers';
import { mayChange } from './deals.rules';
import { DealsService } from './deals.service';
import { leadList, LeadPatch, type LeadConversion, type LeadInput, type LeadQuery } from './leads.dto';
import { Lead } from './leads.entity';
import { activitiesOf, keepScores, oneConversion, openLeads } from './leads.queries';
import { leadScore, requireConvertible, requireStatus } from './leads.rules';
import * as events from './pipeline.events';

type Change = Partial<LeadInput> & { version: number };

@Injectable()
export class LeadsService {
  constructor(
    private readonly customers: CustomersService,
    private readonly deals: DealsService,
  ) {}

  list = (tx: Tx, query: LeadQuery) => leadList.page(tx, query);

  one = (tx: Tx, id: Id) => byId(tx, Lead, id);

  async create(tx: Tx, input: LeadInput): Promise<Lead> {
    const { currency, country } = await organizationOf(tx);
    const usual = {
      ownerId: tx.ctx.apiKey ? null : tx.ctx.actor,
      source: 'other' as const,
      status: 'new' as const,
      priority: 'medium' as const,
      estimatedValue: money(0),
      currency,
      tags: [] as string[],
    };
    const full = { ...usual, ...given(normal(input, country)) };
    requireStatus('new', full.status);
    await requireOwner(tx, full);
    const lead = await insert(tx, Lead, { ...full, score: leadScore({ ...full, createdAt: tx.now, activities: 0 }, tx.now) });
    tx.emit(events.LEAD_CREATED, lead.id, { name: lead.name, source: lead.source });
    return lead;
  }

  /** 403 `not_owner`; 409 `invalid_transition` for `closed_won`, which comes of a conversion only. */
  async change(tx: Tx, id: Id, { version, ...patch }: Change): Promise<Lead> {
    const before = await this.mine(tx, id);
    const changed = given(normal(patch, (await organizationOf(tx)).country));
    requireStatus(before.status, changed.status ?? before.status);
    await requireOwner(tx, changed, before);
    const score = leadScore({ ...before, ...changed, activities: (await activitiesOf(tx, [id])).get(id) ?? 0 }, tx.now);
    const { row: lead, diff } = await update(tx, Lead, { id, version }, { ...changed, score });
    tx.emit(events.LEAD_CHANGED, id, diff);
    return lead;
  }

  replace = (tx: Tx, id: Id, body: LeadInput & { version: number }) => this.change(tx, id, { ...EMPTY, ...given(body) });

  async archive(tx: Tx, key: Key): Promise<Lead> {
    await this.mine(tx, key.id);
    const { row: lead } = await archive(tx, Lead, key);
    tx.emit(events.LEAD_ARCHIVED, key.id, { name: lead.name });
    return lead;
  }

  async restore(tx: Tx, id: Id): Promise<Lead> {
    await this.mine(tx, id);
    const { row: lead } = await restore(tx, Lead, id);
    tx.emit(events.LEAD_RESTORED, id, { name: lead.name });
    return lead;
  }

  /** A customer (the one that is there, if the e-mail or phone agrees) and a deal. 409 `invalid_transition` unless it is qualified. */
  async convert(tx: Tx, id: Id, { customerId, title, stageId }: LeadConversion): Promise<Lead> {
    await oneConversion(tx);
    const lead = await this.mine(tx, id);
    if (lead.deletedAt) throw core.notFound({ id });
    requireConvertible(lead.status);
    const customer = customerId ? (await this.customers.living(tx, customerId)).id : ((await this.twin(tx, lead)) ?? (await this.newCustomer(tx, lead)));
    const { estimatedValue: value, currency, expectedCloseDate, ownerId, source, tags, notes } = lead;
    const terms = { value, currency, expectedCloseDate, ownerId, source, tags, notes, customerId: customer, ...(stageId && { stageId }) };
    const deal = await this.deals.create(tx, { title: title ?? lead.company ?? lead.name, ...terms } as Parameters<DealsService['create']>[1]);
    const done = { status: 'closed_won' as const, convertedAt: tx.now, customerId: customer, dealId: deal.id };
    const { row: converted } = await update(tx, Lead, lead, done);
    tx.emit(events.LEAD_CONVERTED, id, { name: lead.name, customerId: customer, dealId: deal.id });
    return converted;
  }

  /** Actions: `change` (values as in a PATCH), `delete`, `restore`; all or nothing. */
  async bulk(tx: Tx, body: BulkBody): Promise<BulkResult> {
    const ids = await bulkIds(tx, leadList, body);
    const found = await everyById(tx, Lead, ids, 'for update');
    const { version: _, ...patch } = body.action === 'change' ? await checked(LeadPatch, { ...body.values, version: 1 }, 'values.') : { version: 1 };
    const refused = found.filter((lead) => !mayChange(tx.ctx, lead));
    if (refused.length) throw core.notOwner({ ids: refused.map(({ id }) => id) });
    if (body.action === 'change') await this.changeAll(tx, found, patch);
    else await this.hide(tx, ids, body.action === 'delete');
    return { count: found.length, ids };
  }

  /** Age counts too, so that scores fall by themselves. */
  async rescore(tx: Tx): Promise<void> {
    const leads = await openLeads(tx);
    const fallen = leads.map((lead) => ({ id: lead.id, was: lead.score, score: leadScore(lead, tx.now) })).filter(({ was, score }) => was !== score);
    if (fallen.length) await keepScores(tx, fallen);
  }

  private async changeAll(tx: Tx, found: Lead[], patch: Partial<LeadInput>): Promise<void> {
    const values = given(normal(patch, (await organizationOf(tx)).country));
    for (const { status } of found) requireStatus(status, values.status ?? status);
    await requireOwner(tx, values);
    const ids = found.map(({ id }) => id);
    const [changed, activities] = await Promise.all([changeMany(tx, Lead, ids, values), activitiesOf(tx, ids)]);
    await keepScores(
      tx,
      changed.map(({ row }) => ({ id: row.id, score: leadScore({ ...row, activities: activities.get(row.id) ?? 0 }, tx.now) })),
    );
    for (const { row, diff } of changed) tx.emit(events.LEAD_CHANGED, row.id, diff);
  }

  private async hide(tx: Tx, ids: Id[], deleted: boolean): Promise<void> {
    const changed = await changeMany(tx, Lead, ids, { deletedAt: deleted ? tx.now : null });
    for (const { row } of changed) tx.emit(deleted ? events.LEAD_ARCHIVED : events.LEAD_RESTORED, row.id, { name: row.name });
  }

  private async twin(tx: Tx, { email, phone }: Lead): Promise<Id | undefined> {
    const found = await this.customers.duplicates(tx, { email: email ?? undefined, phone: phone ?? undefined });
    return (found.find(({ matches }) => matches.includes('email')) ?? found.find(({ matches }) => matches.includes('phone')))?.id;
  }

  private async newCustomer(tx: Tx, { name, company, email, phone, ownerId }: Lead): Promise<Id> {
    const person = { name, role: null, emails: email ? [email] : [], phones: phone ? [phone] : [], isPrimary: true };
    const known = company ? { name: company, type: 'business', contacts: [person] } : { name, type: 'private' };
    return (await this.customers.create(tx, { ...known, email, phone, ownerId, status: 'prospect' } as Parameters<CustomersService['create']>[1])).id;
  }

  private async mine(tx: Tx, id: Id): Promise<Lead> {
    const lead = await byId(tx, Lead, id, 'for update');
    if (!mayChange(tx.ctx, lead)) throw core.notOwner({ id });
    return lead;
  }
}

const EMPTY = {
  ...{ company: null, email: null, phone: null, source: 'other', status: 'new', priority: 'medium', estimatedValue: money(0) },
  ...{ expectedCloseDate: null, campaign: null, ownerId: null, tags: [], notes: null, lostReason: null },
} as const;

const normal = <G extends { phone?: string | null }>(input: G, country: string): G => ({
  ...input,
  ...(input.phone && { phone: e164(input.phone, country as CountryCode) ?? input.phone }),
});
