import { money, sum, type Money, negative } from '../core/money';
import { billing } from './billing.problems';

export interface Open {
  id: string;
  totalAmount: Money;
  paidAmount: Money;
}
export interface Allocation {
  invoiceId: string;
  amount: Money;
}

/** What is left to be paid; negative on a credit note: to be paid out. */
export const openOf = ({ totalAmount, paidAmount }: Omit<Open, 'id'>): Money => sum([totalAmount, negative(paidAmount)]);

/** Refuses (`overpayment`) what is more than the open amount, or goes the other way. */
export function requireOpen(invoice: Open, amount: Money, field: string): void {
  const [open, paid] = [Number(openOf(invoice)), Number(amount)];
  if (open * paid <= 0 || Math.abs(paid) > Math.abs(open)) throw billing.overpayment({ open: openOf(invoice), amount, invoiceId: invoice.id }, field);
}

/** The allocations of a payment over several invoices add up to it, each of them to no more than is open. */
export function requireAllocated(amount: Money, allocations: Allocation[]): void {
  const allocated = sum(allocations.map((allocation) => allocation.amount));
  if (allocated !== amount) throw billing.allocationMismatch({ allocated, amount }, 'allocations');
}

/** A payment without allocations settles what is oldest first; what is left over is an overpayment. */
export function allocated(amount: Money, invoices: Open[]): Allocation[] {
  let left = amount;
  const allocations = invoices.flatMap((invoice) => {
    const open = openOf(invoice);
    const taken = Number(open) < Number(left) ? open : left;
    if (Number(taken) <= 0) return [];
    left = sum([left, negative(taken)]);
    return [{ invoiceId: invoice.id, amount: taken }];
  });
  if (Number(left) !== 0) throw billing.overpayment({ open: sum(invoices.map(openOf)), amount }, 'amount');
  return allocations;
}

/** How far credit notes pay their invoice: the oldest first, as long as anything is open; both sides of each. */
export function settled(invoice: Open, notes: Open[]): (Allocation & { creditNoteId: string })[] {
  let open = Number(openOf(invoice)) > 0 ? openOf(invoice) : money(0);
  return notes.flatMap((note) => {
    const rest = negative(openOf(note));
    const amount = Number(rest) < Number(open) ? rest : open;
    if (Number(amount) <= 0) return [];
    open = sum([open, negative(amount)]);
    return [
      { creditNoteId: note.id, invoiceId: invoice.id, amount },
      { creditNoteId: note.id, invoiceId: note.id, amount: negative(amount) },
    ];
  });
}
