import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config';
import { MailService } from '../core/mail/mail.service';
import { organizationOf } from '../core/organization';
import { byIds } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { Customer } from '../customers';
import type { Appointment } from './appointments.entity';
import { letterOf } from './letters';
import { linkToken } from './tokens';

/** Letters to those who have an appointment; who has no address gets none. */
@Injectable()
export class MailingService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mails: MailService,
  ) {}

  /** Where a customer finds the appointment without an account. */
  linkOf = (tx: Tx, id: Id): string => `${this.config.publicUrl}/appointment/${this.tokenOf(tx, id)}`;
  tokenOf = (tx: Tx, id: Id): string => linkToken(this.config.jwtSecret, 'appointment', tx.ctx.organization, id);
  offerLink = (tx: Tx, id: Id): string => `${this.config.publicUrl}/offer/${linkToken(this.config.jwtSecret, 'offer', tx.ctx.organization, id)}`;

  /** Where anybody may book; `slug` is that of the organization's page. */
  bookingPage = (slug: string): string => `${this.config.publicUrl}/book/${slug}`;

  /** With the way to the appointment, or, where it is over, to the booking page `slug`. */
  async tell(tx: Tx, kind: 'booked' | 'moved' | 'cancelled' | 'reminder' | 'missed', appointments: Appointment[], slug?: string): Promise<void> {
    if (!appointments.length) return;
    const [organization, customers] = await Promise.all([organizationOf(tx), this.readersOf(tx, appointments)]);
    const letters = appointments.flatMap((one) => {
      const customer = one.customerId ? customers.get(one.customerId) : undefined;
      if (!customer?.email) return [];
      const { email: to, name, language: locale } = customer;
      const what = one.typeName ?? one.title ?? organization.name;
      return [
        {
          kind,
          to,
          name,
          locale,
          startsAt: one.startsAt,
          what,
          with: one.resourceNames.join(', ') || null,
          link: slug ? this.bookingPage(slug) : this.linkOf(tx, one.id),
          subjectType: 'appointments',
          subjectId: one.id,
        },
      ];
    });
    await this.mails.queueAll(
      tx,
      letters.map((letter) => letterOf(organization, letter)),
    );
  }

  /** The customers of appointments who are still there, by their ids. */
  async readersOf(tx: Tx, appointments: Pick<Appointment, 'customerId'>[]): Promise<Map<Id, Customer>> {
    const ids = [...new Set(appointments.map(({ customerId }) => customerId).filter((id): id is Id => id !== null))];
    const found = ids.length ? await byIds(tx, Customer, ids) : [];
    return new Map(found.filter(({ deletedAt }) => !deletedAt).map((customer) => [customer.id, customer]));
  }

  async offer(tx: Tx, offer: { id: Id; startsAt: string; expiresAt: string }, entry: { id: Id; customerId: Id; typeName: string }): Promise<void> {
    const [organization, [customer]] = await Promise.all([organizationOf(tx), byIds(tx, Customer, [entry.customerId])]);
    if (!customer?.email) return;
    const { email: to, name, language: locale } = customer;
    const { startsAt, expiresAt: until } = offer;
    const about = { subjectType: 'waitlist-entries', subjectId: entry.id };
    await this.mails.queue(
      tx,
      letterOf(organization, {
        kind: 'offer',
        to,
        name,
        locale,
        startsAt,
        what: entry.typeName,
        with: null,
        link: this.offerLink(tx, offer.id),
        until,
        ...about,
      }),
    );
  }
}
