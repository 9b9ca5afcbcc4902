import { announces } from '../core/notify/announces';
import { INVOICE_OVERDUE } from './billing.events';

/** Told are those who can go after the money. */
export const invoiceOverdue = announces({
  kind: 'billing.invoice_overdue',
  on: INVOICE_OVERDUE,
  resource: 'invoices',
  to: ['invoices:read', 'payments:write'],
  mail: 'digest',
  label: { en: 'An invoice is overdue', de: 'Eine Rechnung ist überfällig' },
  says: { en: 'Invoice {invoiceNumber} is overdue since {dueDate}', de: 'Rechnung {invoiceNumber} ist überfällig seit {dueDate}' },
});
