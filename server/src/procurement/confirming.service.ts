import { Injectable } from '@nestjs/common';
import { DocumentMail } from '../core/mail/document-mail';
import type { DocumentMailing, MailDraft } from '../core/mail/mail.dto';
import { organizationOf } from '../core/organization';
import { documentFormat, type DocumentFormat } from '../core/pdf/format.rules';
import type { Language } from '../core/pdf/printed';
import { Printouts } from '../core/pdf/printouts';
import { core } from '../core/problem';
import { byId, update } from '../core/rows';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { expectedOf } from './confirmation.rules';
import { PURCHASE_ORDER_CONFIRMED, PURCHASE_ORDER_REMINDED } from './procurement.events';
import { procurement } from './procurement.problems';
import type { ConfirmationInput } from './purchase-orders.dto';
import { PurchaseOrder, type PurchaseOrderItem } from './purchase-orders.entity';
import { PURCHASE_ORDER_PDF } from './purchase-orders.print';
import { SupplierPartsService } from './supplier-parts.service';
import { SuppliersService } from './suppliers.service';

const DAYS = statement(`
  update procurement.purchase_order_items i set expected_date = g."expectedDate"
  from jsonb_to_recordset($2) as g("itemId" uuid, "expectedDate" date) where i.id = g."itemId" and i.purchase_order_id = $1 returning i.id`);

const WORDS: Record<Language, { title: (number: string) => string; subject: (number: string) => string; text: (facts: Asked) => string; yours: string }> = {
  de: {
    title: (number) => `Bestellung ${number}`,
    subject: (number) => `Bestellung ${number}: Wann dürfen wir damit rechnen?`,
    yours: 'Ihre Nr.',
    text: ({ number, ordered, lines, house }) =>
      `Guten Tag,\n\nvon unserer Bestellung ${number} vom ${ordered} ist noch offen:\n\n${lines}\n\nBitte teilen Sie uns mit, wann wir damit rechnen dürfen.\n\nFreundliche Grüße\n${house}`,
  },
  en: {
    title: (number) => `Purchase order ${number}`,
    subject: (number) => `Purchase order ${number}: when may we expect it?`,
    yours: 'your no.',
    text: ({ number, ordered, lines, house }) =>
      `Hello,\n\nof our purchase order ${number} of ${ordered} the following is still open:\n\n${lines}\n\nPlease let us know when we may expect it.\n\nKind regards\n${house}`,
  },
};
interface Asked {
  number: string;
  ordered: string;
  lines: string;
  house: string;
}

/** What the supplier says of the days, and asking where the goods are. */
@Injectable()
export class ConfirmingService {
  constructor(
    private readonly suppliers: SuppliersService,
    private readonly offers: SupplierPartsService,
    private readonly printouts: Printouts,
    private readonly mail: DocumentMail,
  ) {}

  /** The days the supplier named, of the whole or of lines; planning counts on them. 409 unless goods are on their way, 422 `item_unknown`. */
  async confirm(tx: Tx, id: Id, { expectedDeliveryDate, items }: Partial<ConfirmationInput>): Promise<PurchaseOrder> {
    const before = await byId(tx, PurchaseOrder, id, 'for update');
    requireOnItsWay(before, 'confirm');
    const said = new Map((items ?? []).map((item) => [item.itemId, item.expectedDate]));
    const unknown = (items ?? []).findIndex(({ itemId }) => !before.items.some((item) => item.id === itemId));
    if (unknown >= 0) throw procurement.itemUnknown({ itemId: items![unknown].itemId }, `items.${unknown}.itemId`);
    if (said.size) await rows(tx, DAYS, [id, JSON.stringify(items)]);
    const lines = before.items.map((item) => ({ ...item, expectedDate: said.has(item.id) ? (said.get(item.id) ?? null) : item.expectedDate }));
    const whole = expectedDeliveryDate ?? before.expectedDeliveryDate;
    const { row: order, diff } = await update(tx, PurchaseOrder, before, { confirmedAt: tx.now, expectedDeliveryDate: expectedOf(lines, whole) });
    tx.emit(PURCHASE_ORDER_CONFIRMED, id, { poNumber: order.poNumber, ...diff, ...(said.size && { lines: said.size }) });
    return order;
  }

  /** What `remind` would send without being told: the open lines, in the language of the supplier. */
  async reminder(tx: Tx, id: Id): Promise<MailDraft> {
    const order = await byId(tx, PurchaseOrder, id);
    requireOnItsWay(order, 'remind');
    const [{ name: house }, supplier, offers] = await Promise.all([
      organizationOf(tx),
      this.suppliers.one(tx, order.supplierId),
      this.offers.offers(
        tx,
        order.items.map(({ partId }) => partId),
      ),
    ]);
    const { language } = supplier;
    const [words, format] = [WORDS[language], documentFormat(language)];
    const skuOf = (partId: Id) => offers.get(partId)?.find((offer) => offer.supplierId === supplier.id)?.supplierSku;
    const lines = order.items
      .filter(({ openQuantity }) => openQuantity > 0)
      .map((item) => openLine(item, order, skuOf(item.partId), { format, yours: words.yours }))
      .join('\n');
    const email = supplier.contactInfo?.email;
    const facts = { number: order.poNumber, ordered: format.date(order.orderDate), lines, house };
    return { to: email ? [email] : [], subject: words.subject(order.poNumber), text: words.text(facts) };
  }

  /** Asks the supplier where the goods are, with the order attached; may be done again. 409 unless goods are on their way, 422 `recipient_missing`. */
  async remind(tx: Tx, id: Id, { to, subject, text }: DocumentMailing): Promise<PurchaseOrder> {
    const [before, usual] = [await byId(tx, PurchaseOrder, id, 'for update'), await this.reminder(tx, id)];
    const recipients = to ?? usual.to;
    if (!recipients.length) throw core.recipientMissing({ supplierId: before.supplierId }, 'to');
    const { row: order } = await update(tx, PurchaseOrder, before, { remindedAt: tx.now });
    const { language } = await this.suppliers.one(tx, order.supplierId);
    await this.printouts.request(tx, PURCHASE_ORDER_PDF, id, { revision: order.version });
    const mail = await this.mail.send(tx, {
      to: recipients,
      subject: subject ?? usual.subject,
      message: text ?? usual.text,
      subjectType: 'purchase-orders',
      subjectId: id,
      attachment: { name: `${WORDS[language].title(order.poNumber)}.pdf`, printout: { kind: PURCHASE_ORDER_PDF, subjectId: id, revision: order.version } },
    });
    tx.emit(PURCHASE_ORDER_REMINDED, id, { poNumber: order.poNumber, to: recipients, mailId: mail.id });
    return order;
  }
}

function requireOnItsWay(order: PurchaseOrder, verb: string): void {
  if (!['sent', 'partially_received'].includes(order.status)) throw core.invalidTransition({ verb, from: order.status, moves: order.moves });
}

/** `– 90 Stk. Schraube M3x12 (Ihre Nr. SN-4412): 12.11.2026` */
function openLine(
  item: PurchaseOrderItem,
  order: PurchaseOrder,
  supplierSku: string | null | undefined,
  { format, yours }: { format: DocumentFormat; yours: string },
): string {
  const day = item.expectedDate ?? order.expectedDeliveryDate;
  return `– ${format.measure(item.openQuantity, item.unit)} ${item.partName}${supplierSku ? ` (${yours} ${supplierSku})` : ''}${day ? `: ${format.date(day)}` : ''}`;
}
