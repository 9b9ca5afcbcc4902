import { Injectable } from '@nestjs/common';
import { DocumentMail } from '../core/mail/document-mail';
import type { DocumentMailing, MailDraft } from '../core/mail/mail.dto';
import { organizationOf } from '../core/organization';
import { Printouts } from '../core/pdf/printouts';
import { core } from '../core/problem';
import { byId, update } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { CustomersService } from '../customers';
import { Delivery } from './deliveries.entity';
import { DELIVERY_NOTE_PDF } from './deliveries.print';
import * as events from './fulfillment.events';
import { fulfillment } from './fulfillment.problems';
import { LETTERS } from './letters.words';
import { Order } from './orders.entity';
import { ORDER_PDF } from './orders.print';

type Usual = MailDraft & { title: string };

/** What customers are told by mail of their order: that it is confirmed, and that it is on its way. May be said again. */
@Injectable()
export class LettersService {
  constructor(
    private readonly customers: CustomersService,
    private readonly mail: DocumentMail,
    private readonly printouts: Printouts,
  ) {}

  /** What `confirm` would send without being told, to be edited first. 409 `invalid_transition` for a draft and what was cancelled. */
  confirmation = async (tx: Tx, id: Id): Promise<MailDraft> => draftOf(await this.ofOrder(tx, await byId(tx, Order, id)));

  /** The confirmation of the order, as its PDF; 422 `recipient_missing`. */
  async confirm(tx: Tx, id: Id, said: DocumentMailing): Promise<Order> {
    const before = await byId(tx, Order, id, 'for update');
    const usual = await this.ofOrder(tx, before);
    const to = recipientsOf(usual, said, before.customerId);
    const { row: order } = await update(tx, Order, before, { sentAt: tx.now });
    const mail = await this.post(tx, worded(usual, said, to), { kind: ORDER_PDF, resource: 'orders', id, revision: order.version, title: usual.title });
    tx.emit(events.ORDER_SENT, id, { orderNumber: order.orderNumber, customerId: order.customerId, to, mailId: mail.id });
    return order;
  }

  /** What `notify` would send without being told. 409 `invalid_transition` before it was shipped. */
  notice = async (tx: Tx, id: Id): Promise<MailDraft> => draftOf(await this.ofDelivery(tx, await byId(tx, Delivery, id)));

  /** That the delivery is on its way, with the carrier's link and the delivery note; 422 `recipient_missing`. */
  async notify(tx: Tx, id: Id, said: DocumentMailing): Promise<Delivery> {
    const before = await byId(tx, Delivery, id, 'for update');
    const usual = await this.ofDelivery(tx, before);
    const to = recipientsOf(usual, said, before.customerId);
    const { row: delivery } = await update(tx, Delivery, before, { notifiedAt: tx.now });
    const paper = { kind: DELIVERY_NOTE_PDF, resource: 'deliveries', id, revision: delivery.version, title: usual.title };
    const mail = await this.post(tx, worded(usual, said, to), paper);
    const { deliveryNumber, orderId } = delivery;
    tx.emit(events.DELIVERY_NOTIFIED, id, { deliveryNumber, orderId, to, mailId: mail.id });
    return delivery;
  }

  /**
   * To be told that it can be picked up: the order, held. 409 `invalid_transition` unless it is confirmed and has not left, 409 `already_announced` the second
   * time without `again`.
   */
  async toAnnounce(tx: Tx, id: Id, again: boolean): Promise<Order> {
    const order = await byId(tx, Order, id, 'for update');
    if (!['pending', 'production', 'ready'].includes(order.status)) throw core.invalidTransition({ verb: 'announce', from: order.status, moves: order.moves });
    if (order.announcedAt && !again) throw fulfillment.alreadyAnnounced({ at: order.announcedAt });
    return order;
  }

  /** It was said, by this way: `sms`, `email`, or left to somebody as a `task`. */
  async announced(tx: Tx, before: Order, via: string): Promise<Order> {
    const { row: order } = await update(tx, Order, before, { announcedAt: tx.now });
    tx.emit(events.ORDER_ANNOUNCED, order.id, { orderNumber: order.orderNumber, customerId: order.customerId, via });
    return order;
  }

  private async ofOrder(tx: Tx, order: Order): Promise<Usual> {
    if (['draft', 'cancelled'].includes(order.status)) throw core.invalidTransition({ verb: 'send', from: order.status, moves: order.moves });
    const { to, language, house } = await this.reader(tx, order.customerId);
    return { to, ...LETTERS[language].confirmation(order, house) };
  }

  private async ofDelivery(tx: Tx, delivery: Delivery): Promise<Usual> {
    if (!['in_transit', 'delivered'].includes(delivery.status)) throw core.invalidTransition({ verb: 'send', from: delivery.status, moves: delivery.moves });
    const { to, language, house } = await this.reader(tx, delivery.customerId);
    return { to, ...LETTERS[language].onItsWay(delivery, house) };
  }

  /** The address of the customer, else that of the first contact who has one. */
  private async reader(tx: Tx, customerId: Id) {
    const [{ name: house }, { email, language, contacts }] = await Promise.all([organizationOf(tx), this.customers.one(tx, customerId)]);
    const first = email ?? [...contacts].sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary)).flatMap(({ emails }) => emails)[0];
    return { house, language, to: first ? [first] : [] };
  }

  private async post(tx: Tx, { to, subject, text }: Usual, paper: { kind: string; resource: string; id: Id; revision: number; title: string }) {
    const { kind, resource, id, revision, title } = paper;
    await this.printouts.request(tx, kind, id, { revision });
    const attachment = { name: `${title}.pdf`, printout: { kind, subjectId: id, revision } };
    return this.mail.send(tx, { to, subject, message: text, subjectType: resource, subjectId: id, attachment });
  }
}

/** The words that were typed, else the usual ones. */
const worded = (usual: Usual, { subject, text }: DocumentMailing, to: string[]): Usual => ({
  ...usual,
  to,
  subject: subject ?? usual.subject,
  text: text ?? usual.text,
});

const draftOf = ({ to, subject, text }: Usual): MailDraft => ({ to, subject, text });

function recipientsOf(usual: Usual, { to }: DocumentMailing, customerId: Id): string[] {
  const recipients = to ?? usual.to;
  if (!recipients.length) throw core.recipientMissing({ customerId }, 'to');
  return recipients;
}
