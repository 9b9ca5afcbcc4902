import { negative, sum, type Money, type Price, type Quantity, type Rate } from '../money';
import type { TaxShare } from '../totals';
import { documentFormat, type DocumentFormat } from './format.rules';
import type { Cell, Letter } from './letter';
import { prescribedLines, type Prescribed } from './prescription';
import type { Language } from './printed';

/** A line as it is printed, of a quote, an order or an invoice. */
export interface SalesPaperLine {
  /** What stands in bold; left out, the description does. */
  name?: string | null;
  description: string | null;
  sku?: string | null;
  unit: string | null;
  quantity: Quantity;
  unitPrice: Price;
  discountPercent: Rate;
  taxRate: Rate;
  lineTotal: Money;
  /** What was chosen: `[{option, choice}]`, or free keys. */
  customizations?: object | null;
  /** What lenses are made after. */
  prescription?: Prescribed | null;
}

export interface SalesPaper {
  currency: string;
  priceMode: 'net' | 'gross';
  discountPercent: Rate;
  discountAmount: Money;
  subtotal: Money;
  totalAmount: Money;
  taxBreakdown: TaxShare[];
  items: SalesPaperLine[];
}

const WORDS = {
  de: {
    position: 'Pos.',
    description: 'Bezeichnung',
    quantity: 'Menge',
    net: 'Preis',
    gross: 'Preis brutto',
    discount: 'Rabatt',
    rate: 'USt.',
    total: 'Betrag',
    lines: 'Summe',
    subtotal: 'Netto',
    on: 'auf',
    grand: 'Gesamtbetrag',
  },
  en: {
    position: 'No.',
    description: 'Description',
    quantity: 'Quantity',
    net: 'Price',
    gross: 'Price incl. VAT',
    discount: 'Discount',
    rate: 'VAT',
    total: 'Amount',
    lines: 'Sum of lines',
    subtotal: 'Net',
    on: 'on',
    grand: 'Total',
  },
} as const;
type Words = (typeof WORDS)[Language];

/** The table and the totals of whatever is sold, alike on quote, order confirmation and invoice: to be spread into a letter. */
export function salesPaper(paper: SalesPaper, language: Language): Required<Pick<Letter, 'columns' | 'rows' | 'totals'>> {
  const [words, format] = [WORDS[language], documentFormat(language)];
  const discounted = paper.items.some((item) => Number(item.discountPercent) > 0);
  return {
    columns: columnsOf(paper, discounted, words),
    rows: paper.items.map((item, i) => rowOf(item, i, discounted, language)),
    totals: totalsOf(paper, words, format),
  };
}

const columnsOf = ({ priceMode, currency }: SalesPaper, discounted: boolean, words: Words): Letter['columns'] => [
  { label: words.position, width: '9mm' },
  { label: words.description },
  { label: words.quantity, align: 'right', width: '22mm' },
  { label: words[priceMode], align: 'right', width: priceMode === 'gross' ? '27mm' : '25mm' },
  ...(discounted ? [{ label: words.discount, align: 'right' as const, width: '17mm' }] : []),
  { label: words.rate, align: 'right', width: '15mm' },
  { label: `${words.total} ${currency}`, align: 'right', width: '26mm', strong: true },
];

const rowOf = (item: SalesPaperLine, i: number, discounted: boolean, language: Language): Cell[] => {
  const format = documentFormat(language);
  return [
    String(i + 1),
    lineCell(item, language),
    format.measure(item.quantity, item.unit),
    format.price(item.unitPrice),
    ...(discounted ? [Number(item.discountPercent) ? format.rate(item.discountPercent) : ''] : []),
    format.rate(item.taxRate),
    format.amount(item.lineTotal),
  ];
};

/** What a line is, and below it its number, what was chosen and what lenses are made after. */
export function lineCell(line: Pick<SalesPaperLine, 'name' | 'description' | 'sku' | 'customizations' | 'prescription'>, language: Language): Cell {
  const { name, description, sku, customizations, prescription } = line;
  const chosen = Array.isArray(customizations)
    ? customizations.map((one: { option?: string; choice?: string }) => [one.option, one.choice].filter(Boolean).join(': '))
    : Object.entries(customizations ?? {}).map(([key, value]) => `${key}: ${String(value)}`);
  const more = name && description !== name ? description : null;
  const note = [more, sku, ...chosen, ...(prescription ? prescribedLines(prescription, language) : [])].filter(Boolean).join('\n');
  return { text: name ?? description ?? '', ...(note && { note }) };
}

function totalsOf(paper: SalesPaper, words: Words, format: DocumentFormat): NonNullable<Letter['totals']> {
  const { priceMode, discountPercent, discountAmount, subtotal, totalAmount, taxBreakdown, currency, items } = paper;
  const lines = { label: words.lines, value: format.amount(sum(items.map((item) => item.lineTotal))) };
  const off = Number(discountPercent)
    ? [lines, { label: `${words.discount} ${format.rate(discountPercent)}`, value: format.amount(negative(discountAmount)) }]
    : [];
  const taxes = taxBreakdown
    .filter((share) => Number(share.taxRate) > 0)
    .map(({ taxRate, base, tax }) => ({ label: `${words.rate} ${format.rate(taxRate)} ${words.on} ${format.amount(base)}`, value: format.amount(tax) }));
  const grand = { label: words.grand, value: format.money(totalAmount, currency), grand: true };
  const net = { label: words.subtotal, value: format.amount(subtotal) };
  // a gross document ends with what is to be paid and says what of it is tax
  return priceMode === 'net' ? [...off, net, ...taxes, grand] : [...off, grand, net, ...taxes];
}
