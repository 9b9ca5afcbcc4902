import { Injectable } from '@nestjs/common';
import { dueOn } from '../core/dates';
import { hold } from '../core/holds';
import { newId } from '../core/id';
import { Organization } from '../core/identity/organization.entity';
import { organizationOf, today, type OrganizationFacts } from '../core/organization';
import { Printouts } from '../core/pdf/printouts';
import { core } from '../core/problem';
import { advance, byId } from '../core/rows';
import { numberOn, SERIES } from '../core/series';
import { rows, statement } from '../core/sql';
import { taxNotes } from '../core/tax';
import type { Id, Tx } from '../core/tx';
import { CustomersService, type Customer } from '../customers';
import { INVOICE_FINALIZED } from './billing.events';
import { billing } from './billing.problems';
import { Invoice, type InvoiceCheck } from './invoices.entity';
import { reasonsAgainst, requireDraft, warningsFor } from './invoices.rules';

export const INVOICE_PAPER = 'billing.invoice';
export const UNPAID = 'unpaid_invoice';
/** The paper of a finalized document is drawn once; the versions of a draft count from 1. */
export const FINAL = 0;

// the counter is still locked by the number just drawn: its value is that number's
const REGISTER = statement(`
  insert into billing.numbers (id, series, year, value, number, invoice_id, drawn_at, drawn_by)
  select $1, c.series, c.year, c.value, i.invoice_number, i.id, $5, $6 from core.counters c, billing.invoices i where i.id = $4 and c.series = core.series_of($2, i.customer_id) and c.year =
    case when coalesce((select s.pattern from core.number_series s where s.series = $2::text), $7) like '%{YY%' then extract(year from $3::date)::int else 0 end`);

/** Makes a draft final: it gets its number, its snapshots and its paper, and never changes again. */
@Injectable()
export class IssuingService {
  constructor(
    private readonly customers: CustomersService,
    private readonly printouts: Printouts,
  ) {}

  /** 409 `invoice_final` the second time, 422 `invoice_incomplete` with `details.reasons`. */
  async finalize(tx: Tx, id: Id, version?: number): Promise<Invoice> {
    const [draft] = await Promise.all([byId(tx, Invoice, id, 'for update'), organizationOf(tx)]);
    requireDraft(draft);
    if (draft.deletedAt) throw core.notFound({ id });
    if (version !== undefined && version !== draft.version) throw core.versionConflict({ current: draft });
    const [{ customer, reasons }, organization] = await Promise.all([this.facts(tx, draft), byId(tx, Organization, tx.ctx.organization)]);
    if (reasons.length) throw billing.invoiceIncomplete({ reasons });
    return this.issue(tx, draft, customer, organization);
  }

  /** What `finalize` would refuse, and what it would let pass although the law wants more. */
  async check(tx: Tx, id: Id): Promise<InvoiceCheck> {
    const draft = await byId(tx, Invoice, id);
    requireDraft(draft);
    const { reasons, warnings } = await this.facts(tx, draft);
    return { reasons, warnings };
  }

  private async facts(tx: Tx, draft: Invoice): Promise<InvoiceCheck & { customer: Customer }> {
    const [organization, customer] = await Promise.all([organizationOf(tx), this.customers.living(tx, draft.customerId)]);
    const complete = { organization, customer, totalAmount: draft.totalAmount, items: draft.items };
    return { customer, reasons: reasonsAgainst(complete), warnings: warningsFor(complete) };
  }

  /** The draft, held by the caller, becomes final; the number is drawn as late as can be, because others wait for the next one until the commit. */
  async issue(tx: Tx, draft: Invoice, customer: Customer, seller?: Organization): Promise<Invoice> {
    const named = { ...customer, billingAddress: draft.billingAddress ?? customer.billingAddress };
    const [facts, organization, day] = await Promise.all([organizationOf(tx), seller ?? byId(tx, Organization, tx.ctx.organization), today(tx)]);
    const invoiceDate = draft.invoiceDate ?? day;
    const dated = { invoiceDate, serviceDate: draft.serviceDate ?? invoiceDate, dueDate: draft.dueDate ?? dueOn(invoiceDate, customer.paymentTermsDays) };
    const snapshot = { organization, customer: named, customerName: customer.name, taxNotes: notesOf(draft, facts, customer.language), issuedAt: tx.now };
    const nothingOwed = Number(draft.totalAmount) === 0;
    const change = {
      ...dated,
      ...snapshot,
      status: nothingOwed ? ('paid' as const) : ('sent' as const),
      invoiceNumber: numberOn(draft.type, invoiceDate, customer.id),
    };
    const owed = !nothingOwed && draft.type === 'invoice';
    const [, , invoice] = await Promise.all([
      this.printouts.request(tx, INVOICE_PAPER, draft.id, { revision: FINAL }),
      hold(tx, owed ? [{ subject: customer.id, reason: UNPAID, holder: draft.id }] : []),
      advance(tx, Invoice, draft, change),
      rows(tx, REGISTER, [newId(), draft.type, invoiceDate, draft.id, tx.now, tx.ctx.actor, SERIES[draft.type]]),
    ]);
    const { type, invoiceNumber, totalAmount, orderId } = invoice;
    tx.emit(INVOICE_FINALIZED, invoice.id, { type, invoiceNumber, totalAmount, customerId: customer.id, orderId });
    return invoice;
  }
}

const notesOf = ({ items }: Invoice, { country }: OrganizationFacts, language: 'de' | 'en'): string[] =>
  taxNotes(
    items.map((item) => item.taxCategory),
    country,
    language,
  );
