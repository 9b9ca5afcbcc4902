import { Injectable } from '@nestjs/common';
import { clockIn, dayIn, plusDays } from '../core/dates';
import { newId } from '../core/id';
import { organizationOf } from '../core/organization';
import { core } from '../core/problem';
import { byId, byIds, changeMany, insert, insertMany } from '../core/rows';
import { Expression, rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import type { AppointmentPatch, AppointmentSeriesInput } from './appointments.dto';
import { Appointment } from './appointments.entity';
import { OPEN } from './appointments.rules';
import { AppointmentsService, told, type Draft } from './appointments.service';
import { instantOf, iso } from './clock.rules';
import { APPOINTMENT_CANCELLED, APPOINTMENT_CREATED, APPOINTMENT_MOVED } from './scheduling.events';
import { scheduling } from './scheduling.problems';
import { Series } from './series.entity';
import { daysOf } from './series.rules';

export type Scope = 'one' | 'following' | 'all';
const DAY = 86_400_000;

const LATER = statement(`
  select id from scheduling.appointments where series_id = $1 and starts_at >= $2 and not series_exception and deleted_at is null and status = any ($3) order by starts_at, id for update`);
const CLASH = statement(`
  select distinct w.start as "startsAt" from jsonb_to_recordset($1) as w(start timestamptz, "end" timestamptz)
  join scheduling.occupancy o on o.resource_id = any ($2) and o.starts_at < w."end" and o.ends_at > w.start and (o.held_until is null or o.held_until > now())
  where $3::uuid is null or not exists (select from scheduling.appointments a where a.id = o.appointment_id and a.series_id = $3) order by 1`);
const FREE = statement(`delete from scheduling.occupancy where appointment_id = any ($1)`);
const SHIFT = statement(`
  update scheduling.appointments a set starts_at = s.start, ends_at = s."end", sequence = a.sequence + 1, planned_at = $2, updated_at = $2, updated_by = $3, version = a.version + 1
  from jsonb_to_recordset($1) as s(id uuid, start timestamptz, "end" timestamptz) where a.id = s.id`);

/** Appointments that come again: each is a record of its own, at the same time on the wall clock whatever summer time does. */
@Injectable()
export class SeriesService {
  constructor(private readonly appointments: AppointmentsService) {}

  /** Books all of them or none; the first is the answer. 409 `slot_taken` with the times that are taken in `details.conflicts`. */
  async create(tx: Tx, { series: rule, ...draft }: Draft & { series: AppointmentSeriesInput }): Promise<Appointment> {
    if (!rule.count && !rule.until) throw core.validationFailed({ reason: 'a count or a last day is needed' }, 'series.count');
    const { timeZone } = await organizationOf(tx);
    const [day, clock] = [dayIn(timeZone, draft.startsAt), clockIn(timeZone, draft.startsAt)];
    const days = daysOf(day, rule);
    const series = await insert(tx, Series, { rule, timeZone, firstDay: day, count: days.length });
    const first = await this.appointments.create(tx, draft, { seriesId: series.id });
    const long = Date.parse(first.endsAt) - Date.parse(first.startsAt);
    const rest = days.slice(1).map((one) => instantOf(one, clock, timeZone));
    await this.refuseClashes(
      tx,
      rest.map((start) => ({ start, end: start + long })),
      first,
    );
    const { moves: _, resourceNames: __, createdAt, updatedAt, version, ...plain } = first;
    const all = rest.map((start) => {
      const id = newId();
      return { ...plain, id, uid: `${id}@kontor`, startsAt: iso(start), endsAt: iso(start + long) };
    });
    for (const one of await insertMany(tx, Appointment, all)) tx.emit(APPOINTMENT_CREATED, one.id, told(one));
    return first;
  }

  /** Changes one of a series (an exception from then on), it and all after it, or all of them. */
  async change(tx: Tx, id: Id, { scope = 'one', ...patch }: AppointmentPatch & { scope?: Scope }): Promise<Appointment> {
    const before = await byId(tx, Appointment, id);
    if (!before.seriesId || scope === 'one') return this.appointments.change(tx, id, patch, before.seriesId ? { seriesException: true } : {});
    const others = (await this.scoped(tx, before, scope)).filter((one) => one.id !== id);
    await rows(tx, FREE, [others.map((one) => one.id)]); // where one goes, another of them may still stand
    const after = await this.appointments.change(tx, id, patch);
    await this.follow(tx, before, after, others);
    return byId(tx, Appointment, id);
  }

  /** Cancels all after one, or all of a series; the one itself is left to whoever asks. */
  async cancelOthers(tx: Tx, one: Appointment, scope: Scope, reason: string | null): Promise<void> {
    if (!one.seriesId || scope === 'one') return;
    const ids = (await this.scoped(tx, one, scope)).map(({ id }) => id).filter((id) => id !== one.id);
    if (!ids.length) return;
    const next = new Expression('t.sequence + 1');
    const patch = { status: 'cancelled' as const, cancelledAt: tx.now, cancelReason: reason, sequence: next };
    for (const { row } of await changeMany(tx, Appointment, ids, patch)) tx.emit(APPOINTMENT_CANCELLED, row.id, told(row));
  }

  /** Those of a series that lie ahead and were not changed by themselves. */
  private async scoped(tx: Tx, { seriesId, startsAt }: Appointment, scope: Scope): Promise<Appointment[]> {
    const from = scope === 'all' ? '-infinity' : startsAt;
    const ids = (await rows<{ id: Id }>(tx, LATER, [seriesId, from, OPEN])).map(({ id }) => id);
    return ids.length ? byIds(tx, Appointment, ids) : [];
  }

  /** The others go as many days further as the one did, to its clock, its length and its resources. */
  private async follow(tx: Tx, before: Appointment, after: Appointment, others: Appointment[]): Promise<void> {
    if (!others.length) return;
    const { timeZone } = await organizationOf(tx);
    const days = Math.round((Date.parse(dayIn(timeZone, after.startsAt)) - Date.parse(dayIn(timeZone, before.startsAt))) / DAY);
    const [clock, long] = [clockIn(timeZone, after.startsAt), Date.parse(after.endsAt) - Date.parse(after.startsAt)];
    const places = others.map(({ id, startsAt }) => {
      const start = instantOf(plusDays(dayIn(timeZone, startsAt), days), clock, timeZone);
      return { id, start: iso(start), end: iso(start + long) };
    });
    const { customerId, customerName, typeId, typeName, title, notes, resourceIds, bufferBeforeMinutes, bufferAfterMinutes, price, priceMode } = after;
    await rows(tx, SHIFT, [JSON.stringify(places), tx.now, tx.ctx.actor]);
    const ids = others.map(({ id }) => id);
    const same = { customerId, customerName, typeId, typeName, title, notes, resourceIds, bufferBeforeMinutes, bufferAfterMinutes, price, priceMode };
    for (const { row } of await changeMany(tx, Appointment, ids, same)) tx.emit(APPOINTMENT_MOVED, row.id, { ...told(row) });
  }

  private async refuseClashes(
    tx: Tx,
    spans: { start: number; end: number }[],
    { resourceIds, bufferBeforeMinutes, bufferAfterMinutes, seriesId }: Appointment,
  ): Promise<void> {
    const blocks = spans.map(({ start, end }) => ({ start: iso(start - bufferBeforeMinutes * 60_000), end: iso(end + bufferAfterMinutes * 60_000) }));
    const conflicts = await rows<{ startsAt: string }>(tx, CLASH, [JSON.stringify(blocks), resourceIds, seriesId]);
    if (conflicts.length) throw scheduling.slotTaken({ conflicts: conflicts.map(({ startsAt }) => startsAt) }, 'startsAt');
  }
}
