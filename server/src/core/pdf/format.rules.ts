import type { Language } from './printed';

type Decimal = string | number;

export interface DocumentFormat {
  /** `1.234,56 €`, in English `€1,234.56`; the currency's own number of decimals. */
  money(amount: Decimal, currency: string): string;
  /** Without the currency: `1.234,56`, for columns whose heading or total names it. */
  amount(amount: Decimal): string;
  /** A unit price: 2 to 4 decimals. */
  price(amount: Decimal): string;
  /** Up to 3 decimals, none that are not needed. */
  quantity(quantity: Decimal): string;
  /** A quantity in its unit, as people write it: `12 Stk.`, `0,42 kg`. */
  measure(quantity: Decimal, unit: string | null): string;
  /** A percentage: `20 %`, in English `20%`. */
  rate(percent: Decimal): string;
  /** A day, `2026-11-21`: `21.11.2026`, in English `21 Nov 2026`. */
  date(day: string): string;
}

/** Units whose names people shorten; the others are international signs. */
const UNITS: Record<Language, Record<string, string>> = {
  de: { pcs: 'Stk.', pair: 'Paar', set: 'Set', pack: 'Pkg.', roll: 'Rolle', box: 'Karton', h: 'Std.' },
  en: { pcs: 'pcs' },
};

// Austria's own locale groups by narrow spaces, which people read as a gap: documents use the point
const LOCALE = { de: 'de-DE', en: 'en-GB' } as const;

/** Numbers and dates of documents. Decimal strings stay exact: they never become floats. */
export function documentFormat(language: Language): DocumentFormat {
  const locale = LOCALE[language];
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value: Decimal) => format.format(value as Intl.StringNumericLiteral).replace('-', '−');
  };
  const quantity = number({ maximumFractionDigits: 3 });
  const percent = number({ maximumFractionDigits: 3 });
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: '2-digit', month: language === 'de' ? '2-digit' : 'short', year: 'numeric' });
  return {
    money: (amount, currency) => number({ style: 'currency', currency })(amount),
    amount: number({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    price: number({ minimumFractionDigits: 2, maximumFractionDigits: 4 }),
    quantity,
    measure: (value, unit) => (unit ? `${quantity(value)}\u00a0${UNITS[language][unit] ?? unit}` : quantity(value)),
    rate: (value) => percent(value) + (language === 'de' ? '\u00a0%' : '%'),
    date: (text) => day.format(new Date(`${text.slice(0, 10)}T00:00:00Z`)),
  };
}
