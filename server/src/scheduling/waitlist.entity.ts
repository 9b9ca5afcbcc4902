import { Computed, Day, Id as IdField, Ids, OneOf, Text, Time } from '../core/dto';
import type { DateString } from '../core/dates';
import { BaseRecord, Table } from '../core/record';
import type { Id } from '../core/tx';

export const WAITING_STATUSES = ['waiting', 'offered', 'booked', 'cancelled'] as const;
export const OFFER_STATUSES = ['open', 'accepted', 'declined', 'expired'] as const;

/** Somebody who would come earlier. */
@Table('scheduling.waitlist_entries')
export class WaitlistEntry extends BaseRecord {
  @IdField() customerId: Id;
  @Text() customerName: string;
  @IdField() typeId: Id;
  @IdField({ nullable: true, description: 'with whom; left out, with anybody' }) resourceId: Id | null;
  @Day() earliestDay: DateString;
  @Day({ nullable: true }) latestDay: DateString | null;
  @Text({ nullable: true, max: 2_000 }) notes: string | null;
  @OneOf('WaitlistStatus', WAITING_STATUSES) status: (typeof WAITING_STATUSES)[number];
  @IdField({ nullable: true, description: 'what it became' }) appointmentId: Id | null;
  @Computed((t) => `select y.name from scheduling.appointment_types y where y.id = ${t}.type_id`, { type: 'string', nullable: true }) typeName: string | null;
  @Computed((t) => `select r.name from scheduling.resources r where r.id = ${t}.resource_id`, { type: 'string', nullable: true }) resourceName: string | null;
  @Computed((t) => `select max(o.expires_at) from scheduling.waitlist_offers o where o.entry_id = ${t}.id and o.status = 'open'`, {
    type: 'string',
    format: 'date-time',
    nullable: true,
  })
  offeredUntil: string | null;
  @Computed((t) => `select max(o.starts_at) from scheduling.waitlist_offers o where o.entry_id = ${t}.id and o.status = 'open'`, {
    type: 'string',
    format: 'date-time',
    nullable: true,
  })
  offeredAt: string | null;
}

@Table('scheduling.waitlist_offers')
export class WaitlistOffer extends BaseRecord {
  @IdField() entryId: Id;
  @Time() startsAt: string;
  @Time() endsAt: string;
  @Ids() resourceIds: Id[];
  @Time() freedFrom: string;
  @Time() freedTo: string;
  @Time() expiresAt: string;
  @OneOf('OfferStatus', OFFER_STATUSES) status: (typeof OFFER_STATUSES)[number];
}
