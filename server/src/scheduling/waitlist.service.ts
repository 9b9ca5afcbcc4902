import { Injectable } from '@nestjs/common';
import { dayIn } from '../core/dates';
import { newId } from '../core/id';
import { organizationOf } from '../core/organization';
import { byId, byIds, changeMany, insert, update } from '../core/rows';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { Appointment } from './appointments.entity';
import { AppointmentsService } from './appointments.service';
import { AvailabilityService } from './availability.service';
import { iso, MINUTE, type Span } from './clock.rules';
import { MailingService } from './mailing.service';
import type { OnlineWaiting, PublicOffer } from './online.dto';
import { OnlineService } from './online.service';
import { WAITLIST_ACCEPTED, WAITLIST_OFFERED, WAITLIST_PASSED } from './scheduling.events';
import { scheduling } from './scheduling.problems';
import { SettingsService } from './settings.service';
import { AppointmentType } from './types.entity';
import { WaitlistEntry, WaitlistOffer } from './waitlist.entity';
import { WaitlistEntriesService } from './waitlist-entries.service';

/** A time that nobody has any more. */
export interface Freed {
  startsAt: string;
  endsAt: string;
  resourceIds: Id[];
}

const MOST = 50;
// who waits longest is asked first; who was asked for a time that began then is not asked again
const WAITING = statement(`
  select e.id from scheduling.waitlist_entries e where e.status = 'waiting' and e.deleted_at is null and e.earliest_day <= $1::date and (e.latest_day is null or e.latest_day >= $1::date)
    and (e.resource_id is null or e.resource_id = any ($2))
    and not exists (select from scheduling.waitlist_offers o where o.entry_id = e.id and o.freed_from = $3 and o.freed_to = $4)
  order by e.created_at, e.id limit ${MOST} for update of e skip locked`);
const HOLD = statement(`
  insert into scheduling.occupancy (id, resource_id, offer_id, starts_at, ends_at, held_until) select gen_random_uuid(), r, $2, $3, $4, $5 from unnest($1::uuid[]) r order by r`);
const LET_GO = statement(`delete from scheduling.occupancy where offer_id = any ($1)`);
const OVERDUE = statement(`select id from scheduling.waitlist_offers where status = 'open' and expires_at <= $1 order by id limit 200 for update skip locked`);

/** Offers what becomes free to those who wait, one after the other; a time is kept for the one who is asked, and the first to accept has it. */
@Injectable()
export class WaitlistService {
  constructor(
    private readonly entries: WaitlistEntriesService,
    private readonly online: OnlineService,
    private readonly availability: AvailabilityService,
    private readonly appointments: AppointmentsService,
    private readonly settings: SettingsService,
    private readonly mailing: MailingService,
  ) {}

  async join(tx: Tx, { name, email, phone, ...wish }: OnlineWaiting): Promise<{ id: Id }> {
    await this.online.typeOf(tx, wish.typeId);
    const customerId = await this.online.customerOf(tx, { name, email, phone });
    const { id } = await this.entries.create(tx, { resourceId: null, latestDay: null, notes: null, ...wish, customerId });
    return { id };
  }

  /** Keeps the freed time for the first in line whose wish fits into it; undefined if there is none. */
  async offer(tx: Tx, freed: Freed): Promise<WaitlistOffer | undefined> {
    if (freed.startsAt <= tx.now) return undefined;
    const { timeZone } = await organizationOf(tx);
    const ids = (await rows<{ id: Id }>(tx, WAITING, [dayIn(timeZone, freed.startsAt), freed.resourceIds, freed.startsAt, freed.endsAt])).map(({ id }) => id);
    const found = ids.length ? await byIds(tx, WaitlistEntry, ids) : [];
    const inLine = ids.map((id) => found.find((entry) => entry.id === id)!);
    const types = inLine.length ? await byIds(tx, AppointmentType, [...new Set(inLine.map(({ typeId }) => typeId))]) : [];
    const free = await this.fitting(tx, types, freed);
    const entry = inLine.find(({ typeId, resourceId }) => free(typeId, resourceId));
    return entry && this.keep(tx, entry, free(entry.typeId, entry.resourceId)!, freed);
  }

  /** For the link in the mail, also after its time has run out, if nobody else has it: 409 `offer_gone` or `slot_taken`. */
  async accept(tx: Tx, id: Id): Promise<PublicOffer> {
    const offer = await byId(tx, WaitlistOffer, id, 'for update');
    const entry = await byId(tx, WaitlistEntry, offer.entryId, 'for update');
    if (!['open', 'expired'].includes(offer.status) || ['booked', 'cancelled'].includes(entry.status) || entry.deletedAt || offer.startsAt <= tx.now)
      throw scheduling.offerGone({ id });
    await rows(tx, LET_GO, [[id]]);
    const { startsAt, endsAt, resourceIds } = offer;
    const draft = { customerId: entry.customerId, typeId: entry.typeId, startsAt, endsAt, resourceIds, notes: entry.notes };
    const made = await this.appointments.create(tx, draft, { source: 'waitlist', status: 'confirmed', confirmedAt: tx.now });
    await update(tx, WaitlistOffer, offer, { status: 'accepted' });
    await update(tx, WaitlistEntry, entry, { status: 'booked', appointmentId: made.id });
    tx.emit(WAITLIST_ACCEPTED, entry.id, { customerId: entry.customerId, appointmentId: made.id, startsAt });
    await this.mailing.tell(tx, 'booked', [made]);
    return this.shown(tx, id);
  }

  async decline(tx: Tx, id: Id): Promise<PublicOffer> {
    const offer = await byId(tx, WaitlistOffer, id, 'for update');
    if (offer.status !== 'open') throw scheduling.offerGone({ id });
    await this.pass(tx, [offer], 'declined');
    return this.shown(tx, id);
  }

  /** Offers whose time has run out go on to the next in line. */
  async expire(tx: Tx): Promise<number> {
    const ids = (await rows<{ id: Id }>(tx, OVERDUE, [tx.now])).map(({ id }) => id);
    if (ids.length) await this.pass(tx, await byIds(tx, WaitlistOffer, ids), 'expired');
    return ids.length;
  }

  async shown(tx: Tx, id: Id): Promise<PublicOffer> {
    const offer = await byId(tx, WaitlistOffer, id);
    const [organization, entry] = await Promise.all([this.online.house(tx), byId(tx, WaitlistEntry, offer.entryId)]);
    const appointmentToken = offer.status === 'accepted' && entry.appointmentId ? this.mailing.tokenOf(tx, entry.appointmentId) : null;
    const { startsAt, endsAt, expiresAt, status } = offer;
    return { organization, typeName: entry.typeName ?? '', startsAt, endsAt, expiresAt, status, appointmentToken };
  }

  private async pass(tx: Tx, offers: WaitlistOffer[], status: 'declined' | 'expired'): Promise<void> {
    await rows(tx, LET_GO, [offers.map(({ id }) => id)]);
    await changeMany(tx, WaitlistOffer, offers.map(({ id }) => id).sort(), { status });
    const entries = (await byIds(tx, WaitlistEntry, [...new Set(offers.map(({ entryId }) => entryId))])).filter((entry) => entry.status === 'offered');
    if (entries.length)
      await changeMany(
        tx,
        WaitlistEntry,
        entries.map(({ id }) => id),
        { status: 'waiting' },
      );
    for (const { entryId, freedFrom, freedTo, resourceIds } of offers) tx.emit(WAITLIST_PASSED, entryId, { status, freedFrom, freedTo, resourceIds });
  }

  /** For each type the first free time that lies in the freed one, with one of its resources. */
  private async fitting(tx: Tx, types: AppointmentType[], freed: Freed) {
    const span: Span = [Date.parse(freed.startsAt), Date.parse(freed.endsAt)];
    const wide: Span = [span[0] - 12 * 60 * MINUTE, span[1] + 12 * 60 * MINUTE];
    const found = new Map(await Promise.all(types.map(async (type) => [type.id, await this.availability.slots(tx, type, [], wide)] as const)));
    return (typeId: Id, resourceId: Id | null) =>
      found
        .get(typeId)
        ?.map((slot) => ({ ...slot, who: slot.choices.find((id) => freed.resourceIds.includes(id) && (!resourceId || id === resourceId)) }))
        .find(
          ({ startsAt, endsAt, who, choices }) =>
            Date.parse(startsAt) < span[1] && Date.parse(endsAt) > span[0] && startsAt > tx.now && (who !== undefined || !choices.length),
        );
  }

  private async keep(
    tx: Tx,
    entry: WaitlistEntry,
    slot: { startsAt: string; endsAt: string; resourceIds: Id[]; choices: Id[]; who?: Id },
    freed: Freed,
  ): Promise<WaitlistOffer> {
    const [{ waitlistHoldMinutes }, [type]] = await Promise.all([this.settings.read(tx), byIds(tx, AppointmentType, [entry.typeId])]);
    const resourceIds = slot.who ? [slot.who, ...slot.resourceIds.filter((id) => !slot.choices.includes(id))] : slot.resourceIds;
    const expiresAt = iso(Math.min(Date.parse(tx.now) + waitlistHoldMinutes * MINUTE, Date.parse(slot.startsAt)));
    const { startsAt, endsAt } = slot;
    const offer = await insert(tx, WaitlistOffer, {
      id: newId(),
      entryId: entry.id,
      startsAt,
      endsAt,
      resourceIds,
      freedFrom: freed.startsAt,
      freedTo: freed.endsAt,
      expiresAt,
      status: 'open',
    });
    const block = [iso(Date.parse(startsAt) - type.bufferBeforeMinutes * MINUTE), iso(Date.parse(endsAt) + type.bufferAfterMinutes * MINUTE)];
    await rows(tx, HOLD, [resourceIds, offer.id, ...block, expiresAt]);
    await update(tx, WaitlistEntry, entry, { status: 'offered' });
    tx.emit(WAITLIST_OFFERED, entry.id, { customerId: entry.customerId, startsAt, expiresAt });
    await this.mailing.offer(tx, offer, { id: entry.id, customerId: entry.customerId, typeName: type.name });
    return offer;
  }
}

/** What an event freed: the time as it was before. */
export function freedBy(
  data: Partial<Record<'startsAt' | 'endsAt' | 'resourceIds', unknown>>,
  appointment: Pick<Appointment, 'startsAt' | 'endsAt' | 'resourceIds'>,
): Freed {
  const before = <T>(value: unknown, now: T, pair: (one: unknown) => boolean): T => (pair(value) ? (value as T[])[0] : now);
  const times = (value: unknown) => Array.isArray(value);
  return {
    startsAt: iso(Date.parse(before(data.startsAt, appointment.startsAt, times))),
    endsAt: iso(Date.parse(before(data.endsAt, appointment.endsAt, times))),
    resourceIds: before(data.resourceIds, appointment.resourceIds, (value) => Array.isArray(value) && Array.isArray(value[0])),
  };
}
