import { Injectable } from '@nestjs/common';
import { oldFiles } from '../core/forget';
import { newId } from '../core/id';
import { byIds } from '../core/rows';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { Customer } from './customers.entity';
import { RETENTION_APPLIED, RETENTION_CHANGED } from './customers.events';
import { allReferences } from './links';
import { PrivacyService } from './privacy.service';
import { DATA_CLASSES, type DataClass, type RetentionRule, type RetentionRules } from './retention.dto';

/** So many persons a night: what is more comes the next. */
const A_NIGHT = 500;

const RULES = statement(`select data_class as "dataClass", months from customers.retention_rules where deleted_at is null`);
const KEEP = statement(`
  insert into customers.retention_rules as r (id, data_class, months, created_at, updated_at, created_by, updated_by)
  select g.id, g."dataClass", g.months, $2, $2, $3, $3 from jsonb_to_recordset($1) as g(id uuid, "dataClass" text, months int)
  on conflict (organization_id, data_class) do update set months = excluded.months, deleted_at = null, updated_at = excluded.updated_at,
    updated_by = excluded.updated_by, version = r.version + 1`);
const DROP = statement(
  `update customers.retention_rules set deleted_at = $2, updated_at = $2, updated_by = $3, version = version + 1 where data_class = any ($1) and deleted_at is null`,
);
const OLD = `< $1::timestamptz - make_interval(months => $2::int)`;
/** What is too old of a class: emptied and deleted; open tasks and what events wrote stay. */
const APPLY: Record<'activities' | 'notes', ReturnType<typeof statement>> = {
  activities: statement(`
    update customers.activities set title = '–', description = null, deleted_at = $1, updated_at = $1, version = version + 1
    where event is null and deleted_at is null and occurred_at ${OLD} and (due_at is null or done_at is not null) returning id`),
  notes: statement(`
    with old as (update customers.notes set content = '–', deleted_at = $1, updated_at = $1, version = version + 1
      where deleted_at is null and created_at ${OLD} returning id),
    entries as (update customers.activities a set title = '–', description = null, deleted_at = $1, updated_at = $1, version = version + 1
      from old where a.subject_id = old.id)
    select id from old`),
};

/** How long each class of data is kept (GDPR Art. 5 (1) e). */
@Injectable()
export class RetentionService {
  constructor(private readonly privacy: PrivacyService) {}

  async rules(tx: Tx): Promise<RetentionRule[]> {
    const found = await rows<{ dataClass: DataClass; months: number }>(tx, RULES);
    return DATA_CLASSES.map((dataClass) => ({ dataClass, months: found.find((rule) => rule.dataClass === dataClass)?.months ?? null }));
  }

  /** Rules that are not named stay as they are. */
  async keep(tx: Tx, { rules }: RetentionRules): Promise<RetentionRule[]> {
    const kept = rules.filter(({ months }) => months);
    const dropped = rules.filter(({ months }) => !months).map(({ dataClass }) => dataClass);
    if (kept.length) await rows(tx, KEEP, [JSON.stringify(kept.map((rule) => ({ id: newId(), ...rule }))), tx.now, tx.ctx.actor]);
    if (dropped.length) await rows(tx, DROP, [dropped, tx.now, tx.ctx.actor]);
    tx.emit(RETENTION_CHANGED, tx.ctx.organization, Object.fromEntries(rules.map(({ dataClass, months }) => [dataClass, months ?? 'for ever'])));
    return this.rules(tx);
  }

  /** What a night takes away; gives back the contents of files to discard after the commit. */
  async applied(tx: Tx): Promise<string[]> {
    const rules = await this.rules(tx);
    const months = (wanted: DataClass) => rules.find(({ dataClass }) => dataClass === wanted)!.months;
    const done: Record<string, number> = {};
    for (const dataClass of ['activities', 'notes'] as const) {
      const limit = months(dataClass);
      if (limit) done[dataClass] = (await rows(tx, APPLY[dataClass], [tx.now, limit])).length;
    }
    const files = months('files') ? await oldFiles(tx, 'customers', months('files')!) : [];
    const persons = months('customers') ? await forgotten(tx, months('customers')!) : [];
    const erased = persons.length ? await this.privacy.eraseMany(tx, persons) : [];
    if (files.length || persons.length || Object.values(done).some(Boolean))
      tx.emit(RETENTION_APPLIED, tx.ctx.organization, { ...done, files: files.length, customers: persons.length });
    return [...files, ...erased];
  }
}

/** Persons whom nothing binds: no document anywhere refers to them, and nothing has happened for so long. */
async function forgotten(tx: Tx, months: number): Promise<Customer[]> {
  const bound = allReferences()
    .filter(({ table }) => !table.startsWith('customers.'))
    .map(({ table, column }) => `and not exists (select from ${table} r where r.${column} = c.id)`);
  const text = `select c.id from customers.customers c where c.erased_at is null and c.merged_into_id is null
    and greatest(c.created_at, c.last_activity_at) ${OLD} and not exists (select from core.holds h where h.subject = c.id) ${bound.join(' ')}
    order by c.id limit ${A_NIGHT}`;
  const found = await rows<{ id: Id }>(tx, statement(text), [tx.now, months]);
  return found.length
    ? byIds(
        tx,
        Customer,
        found.map(({ id }) => id),
        'for update',
      )
    : [];
}
