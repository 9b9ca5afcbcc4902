import { Injectable } from '@nestjs/common';
import type { DateString } from '../dates';
import { newId } from '../id';
import type { Rate } from '../money';
import { forgetSetting, organizationOf, settingOf } from '../organization';
import { core } from '../problem';
import { rows, statement } from '../sql';
import type { Tx } from '../tx';
import type { TaxRateAnswer, TaxRateInput } from './tax.dto';
import { tax } from './tax.problems';
import { USUAL_RATES, type TaxRate } from './rates.rules';
import { isUntaxed, settled, type Buyer, type Tax, type TaxCategory } from './tax.rules';

const RATES = statement(`
  select country, tax_class as "taxClass", tax_rate as "taxRate", to_char(valid_from, 'YYYY-MM-DD') as "validFrom", note
  from core.tax_rates order by country, tax_class, valid_from`);
const CLEAR = statement(`delete from core.tax_rates`);
const KEEP = statement(`
  insert into core.tax_rates (id, country, tax_class, tax_rate, valid_from, note, updated_at, updated_by)
  select r.id, r.country, r."taxClass", r."taxRate", r."validFrom", r.note, $2, $3
  from jsonb_to_recordset($1) as r(id uuid, country text, "taxClass" text, "taxRate" float8, "validFrom" date, note text)`);

/** A line before its tax is known: what was typed, and what its part says. */
export interface UntaxedLine {
  kind: 'goods' | 'service';
  /** The part's own `taxCategory`. */
  partTax?: string | null;
  taxRate?: Rate | null;
  taxCategory?: TaxCategory | null;
}

export interface TaxSituation {
  buyer: Buyer;
  /** Where goods go; left out, to the buyer's country. */
  shippingCountry?: string | null;
  /** The day of supply. */
  day: DateString;
  lines: UntaxedLine[];
}

const TABLE = 'tax rates';

/** The table that holds: the organization's own if it has one, else the usual rates of AT and DE. Read once in a transaction. */
export const ratesOf = (tx: Tx): Promise<readonly TaxRate[]> =>
  settingOf(tx, TABLE, () => rows<TaxRate & Record<string, unknown>>(tx, RATES).then((own) => (own.length ? own : USUAL_RATES)));

/**
 * Category and rate of every line, in their order. What was typed is kept: 400 for a rate under a category that charges none,
 * 422 `tax_rate_unknown` where neither the line nor the table says a rate.
 */
export async function taxesFor(tx: Tx, { buyer, shippingCountry, day, lines }: TaxSituation): Promise<Tax[]> {
  const [seller, rates] = await Promise.all([organizationOf(tx), ratesOf(tx)]);
  return lines.map(({ kind, partTax, ...given }, i) => {
    const found = settled(given, { seller, buyer, shippingCountry, part: { kind, taxCategory: partTax }, day, rates });
    if (!found) throw tax.taxRateUnknown({ country: seller.country, day }, `items.${i}.taxRate`);
    if (found.taxRate && isUntaxed(found.taxCategory)) throw core.validationFailed({ reason: `${found.taxCategory} has the rate 0` }, `items.${i}.taxRate`);
    return found;
  });
}

@Injectable()
export class TaxRatesService {
  async list(tx: Tx): Promise<TaxRateAnswer[]> {
    const rates = await ratesOf(tx);
    return rates.map((rate) => ({ ...rate, note: rate.note ?? null, own: rates !== USUAL_RATES }));
  }

  /** Puts a table in the place of the one that held; an empty one brings the usual rates back. Documents keep the rates they were written with. */
  async replace(tx: Tx, rates: TaxRateInput[]): Promise<TaxRateAnswer[]> {
    const doubled = rates.findIndex((rate, i) => rates.findIndex((other) => keyOf(other) === keyOf(rate)) < i);
    if (doubled >= 0) throw core.validationFailed({ reason: 'the same country, class and day twice' }, `${doubled}`);
    await rows(tx, CLEAR);
    await rows(tx, KEEP, [JSON.stringify(rates.map((rate) => ({ ...rate, id: newId() }))), tx.now, tx.ctx.actor]);
    forgetSetting(tx, TABLE);
    tx.emit('core.tax_rates_replaced', tx.ctx.organization, { rates });
    return this.list(tx);
  }
}

const keyOf = ({ country, taxClass, validFrom }: TaxRateInput): string => `${country} ${taxClass} ${validFrom}`;
