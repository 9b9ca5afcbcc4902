import { Injectable } from '@nestjs/common';
import { DocumentMail } from '../core/mail/document-mail';
import { Printouts } from '../core/pdf/printouts';
import { byId, update } from '../core/rows';
import type { Id, Tx } from '../core/tx';
import { PartsService } from '../parts';
import { PURCHASE_ORDER_SENT } from './procurement.events';
import { procurement } from './procurement.problems';
import type { PurchaseOrderMailInput } from './purchase-orders.dto';
import { PurchaseOrder } from './purchase-orders.entity';
import { PURCHASE_ORDER_PDF } from './purchase-orders.print';
import { openOf, PURCHASE_ORDER } from './purchase-orders.rules';
import { SuppliersService } from './suppliers.service';

const WORDS = {
  de: {
    subject: (number: string) => `Bestellung ${number}`,
    message: (number: string) => `Guten Tag,\n\nanbei unsere Bestellung ${number}. Bitte bestätigen Sie uns den Liefertermin.\n\nFreundliche Grüße`,
    name: (number: string) => `Bestellung ${number}.pdf`,
  },
  en: {
    subject: (number: string) => `Purchase order ${number}`,
    message: (number: string) => `Hello,\n\nplease find attached our purchase order ${number}. Please confirm the delivery date.\n\nKind regards`,
    name: (number: string) => `Purchase order ${number}.pdf`,
  },
} as const;

/** A purchase order on its way to the supplier. */
@Injectable()
export class SendingService {
  constructor(
    private readonly parts: PartsService,
    private readonly suppliers: SuppliersService,
    private readonly printouts: Printouts,
    private readonly mail: DocumentMail,
  ) {}

  /**
   * The draft becomes an order: its goods count as on order, the supplier is kept as it is now, the PDF goes out by mail where an
   * address is known (without one it is printed or phoned). 409 if it was sent before.
   */
  async send(tx: Tx, id: Id, { to, subject, message }: PurchaseOrderMailInput): Promise<PurchaseOrder> {
    const before = await byId(tx, PurchaseOrder, id, 'for update');
    const status = PURCHASE_ORDER.move('send', before.status);
    const supplier = (await this.suppliers.living(tx, [before.supplierId])).get(before.supplierId)!;
    if (before.items.every((item) => item.cancelled)) throw procurement.itemUnknown({ reason: 'no line is left' }, 'items');
    const { row: order } = await update(tx, PurchaseOrder, before, { status, sentAt: tx.now, supplierSnapshot: { ...supplier } });
    await this.parts.pushOnOrder(
      tx,
      order.items.map((item) => ({ partId: item.partId, change: openOf(item) })).filter(({ change }) => change > 0),
    );
    await this.printouts.request(tx, PURCHASE_ORDER_PDF, id, { revision: order.version });
    const address = to ?? supplier.contactInfo?.email;
    const words = WORDS[supplier.language];
    const mail = address
      ? await this.mail.send(tx, {
          to: address,
          subject: subject ?? words.subject(order.poNumber),
          message: message ?? words.message(order.poNumber),
          subjectType: 'purchase-orders',
          subjectId: id,
          attachment: { name: words.name(order.poNumber), printout: { kind: PURCHASE_ORDER_PDF, subjectId: id, revision: order.version } },
        })
      : null;
    tx.emit(PURCHASE_ORDER_SENT, id, { poNumber: order.poNumber, supplierId: order.supplierId, to: address ?? null, mailId: mail?.id ?? null });
    return order;
  }
}
