import { INVOICE_FINALIZED } from '../billing';
import { ORDER_ARCHIVED, ORDER_CANCELLED, ORDER_CHANGED, ORDER_CONFIRMED, ORDER_CREATED, ORDER_FOLLOWED, ORDER_INVOICED, ORDER_RESTORED } from '../fulfillment';
import { dayOf, type DataColumn, type DataSet } from './data-sets';
import { ADDS, choices, column, VARIES, words } from './set-columns';

export const ORDER_EVENTS = [ORDER_CREATED, ORDER_CHANGED, ORDER_ARCHIVED, ORDER_RESTORED, ORDER_CONFIRMED, ORDER_CANCELLED, ORDER_FOLLOWED, ORDER_INVOICED];
const ORDER_STATUS = choices({
  draft: 'Entwurf|Draft',
  pending: 'Bestätigt|Confirmed',
  production: 'In Produktion|In production',
  ready: 'Bereit|Ready',
  shipped: 'Versandt|Shipped',
  delivered: 'Geliefert|Delivered',
  cancelled: 'Storniert|Cancelled',
});
export const INVOICE_TYPE = choices({ invoice: 'Rechnung|Invoice', credit_note: 'Gutschrift|Credit note' });
export const TAX_CATEGORY = choices({
  standard: 'Normalsatz|Standard rate',
  reduced: 'Ermäßigt|Reduced rate',
  reverse_charge: 'Übergang der Steuerschuld|Reverse charge',
  intra_community: 'Innergemeinschaftlich|Intra-community',
  export: 'Ausfuhr|Export',
  exempt: 'Steuerfrei|Exempt',
  small_business: 'Kleinunternehmer|Small business',
});

/** The customer of an order as it is called now. */
const customerOf = (id: string) =>
  column('text', 'Kunde', 'Customer', `(select c.name from customers.customers c where c.id = ${id})`, { by: id, permission: 'customers:read' });
/** Where goods or services go. */
const countryOf = (row: string, customer: string) =>
  column('text', 'Land', 'Country', `coalesce(${row}.shipping_address ->> 'country', ${row}.billing_address ->> 'country', ${customer})`);
const ORDER_COUNTRY = (row: string) => countryOf(row, `(select c.billing_address ->> 'country' from customers.customers c where c.id = ${row}.customer_id)`);
/** Of an invoice: kept in the document, so that it does not change with the customer. */
export const INVOICE_COUNTRY = (row: string) => countryOf(row, `${row}.customer -> 'billingAddress' ->> 'country'`);

const orderColumns = (row: string): Record<string, DataColumn> => ({
  number: column('text', 'Auftrag', 'Order', `${row}.order_number`),
  customer: customerOf(`${row}.customer_id`),
  country: ORDER_COUNTRY(row),
  date: column('day', 'Auftragsdatum', 'Order date', `${row}.order_date`),
  expected: column('day', 'Liefertermin', 'Delivery date', `${row}.expected_delivery_date`),
  status: column('choice', 'Status', 'Status', `${row}.status`, { choices: ORDER_STATUS }),
  currency: column('text', 'Währung', 'Currency', `${row}.currency`),
});

const ORDERS: Omit<DataSet, 'id' | 'label' | 'definition' | 'day'> = {
  permissions: ['orders:read'],
  from: 'fulfillment.orders t',
  where: 't.deleted_at is null',
  columns: {
    ...orderColumns('t'),
    reference: column('text', 'Bestellnummer des Kunden', 'Customer reference', 't.customer_reference'),
    created: column('time', 'Angelegt', 'Created', 't.created_at'),
    confirmed: column('time', 'Bestätigt am', 'Confirmed', 't.confirmed_at'),
    net: column('money', 'Netto', 'Net', 't.subtotal', ADDS),
    tax: column('money', 'Umsatzsteuer', 'VAT', 't.tax_amount', ADDS),
    total: column('money', 'Brutto', 'Total', 't.total_amount', ADDS),
  },
  custom: { entity: 'orders', sql: 't.custom_fields' },
  shown: ['number', 'customer', 'date', 'expected', 'status', 'currency', 'net', 'total'],
  opens: { resource: 'orders', id: 't.id' },
  customer: 't.customer_id',
  summed: 't.currency = {currency}',
  on: ORDER_EVENTS,
  record: 't.id',
};

const PART = (sql: string) => `(select p.${sql} from parts.parts p where p.id = t.part_id)`;
const MADE = (sql: string) => `(select p.${sql} from parts.parts p where p.id = t.goods_part_id)`;
const BUILD = `(select b.build_name from builds.builds b where b.id = t.build_id)`;
const PRODUCT = column('text', 'Produkt', 'Product', `coalesce(${BUILD}, ${PART('name')}, t.description)`, { by: 'coalesce(t.build_id, t.part_id)' });
const CATEGORY = column('text', 'Kategorie', 'Category', PART('category'));

const ORDER_LINES: DataSet = {
  id: 'orderLines',
  label: words('Auftragszeilen', 'Order lines'),
  definition: words(
    'Eine Zeile eines Auftrags, nach dem Auftragsdatum, auch von Entwürfen und stornierten Aufträgen. Netto nach allen Rabatten.',
    'A line of an order, by order date, also of drafts and cancelled orders. Net after all discounts.',
  ),
  permissions: ['orders:read'],
  from: 'fulfillment.order_items t join fulfillment.orders o on o.id = t.order_id',
  where: 'o.deleted_at is null',
  day: 'o.order_date',
  columns: {
    ...orderColumns('o'),
    sku: column('text', 'Artikelnummer', 'SKU', `coalesce(${PART('sku')}, ${MADE('sku')})`),
    product: PRODUCT,
    category: CATEGORY,
    quantity: column('quantity', 'Menge', 'Quantity', 't.quantity', ADDS),
    unitPrice: column('price', 'Einzelpreis', 'Unit price', 't.unit_price', VARIES),
    net: column('money', 'Netto', 'Net', 't.net_total', ADDS),
    delivered: column('quantity', 'Geliefert', 'Delivered', 't.delivered_quantity', ADDS),
    invoiced: column('quantity', 'Verrechnet', 'Invoiced', 't.invoiced_quantity', ADDS),
    open: column('quantity', 'Noch zu liefern', 'To be delivered', 't.quantity - t.delivered_quantity', ADDS),
    uninvoicedNet: column(
      'money',
      'Noch nicht verrechnet',
      'Not invoiced yet',
      'round(t.net_total * (t.quantity - t.invoiced_quantity) / nullif(t.quantity, 0), 2)',
      ADDS,
    ),
  },
  shown: ['number', 'customer', 'date', 'status', 'sku', 'product', 'quantity', 'currency', 'net'],
  opens: { resource: 'orders', id: 't.order_id' },
  customer: 'o.customer_id',
  summed: 'o.currency = {currency}',
  on: ORDER_EVENTS,
  record: 't.order_id',
};

const COST = { permission: 'costs:read', ...ADDS } as const;
const COST_OF_LINE = 'round(t.quantity * k.unit_cost, 2)';

const INVOICE_LINES: DataSet = {
  id: 'invoiceLines',
  label: words('Rechnungszeilen', 'Invoice lines'),
  definition: words(
    'Eine Zeile einer ausgestellten Rechnung oder Gutschrift (dann negativ), nach Rechnungsdatum. Netto nach allen Rabatten. Kosten sind die beim Ausstellen festgehaltenen: was die gelieferte Ware beim Abgang gekostet hat, sonst der gleitende Durchschnitt des Artikels; ohne beides sind sie nicht bekannt.',
    'A line of an issued invoice or credit note (then below zero), by invoice date. Net after all discounts. Costs are those kept when it was issued: what the delivered goods cost when they left stock, else the moving average of the part; without either they are not known.',
  ),
  permissions: ['invoices:read'],
  from: 'billing.invoice_items t join billing.invoices i on i.id = t.invoice_id left join analytics.line_costs k on k.id = t.id',
  where: `i.status <> 'draft' and i.deleted_at is null`,
  day: 'i.invoice_date',
  columns: {
    number: column('text', 'Nummer', 'Number', 'i.invoice_number'),
    type: column('choice', 'Art', 'Type', 'i.type', { choices: INVOICE_TYPE }),
    customer: column('text', 'Kunde', 'Customer', 'i.customer_name', { by: 'i.customer_id' }),
    country: INVOICE_COUNTRY('i'),
    date: column('day', 'Rechnungsdatum', 'Invoice date', 'i.invoice_date'),
    sku: column('text', 'Artikelnummer', 'SKU', 't.sku'),
    product: PRODUCT,
    description: column('text', 'Beschreibung', 'Description', 't.description'),
    category: CATEGORY,
    taxCategory: column('choice', 'Steuerart', 'Tax category', 't.tax_category', { choices: TAX_CATEGORY }),
    taxRate: column('percent', 'Steuersatz', 'Tax rate', 't.tax_rate'),
    quantity: column('quantity', 'Menge', 'Quantity', 't.quantity', ADDS),
    unitPrice: column('price', 'Einzelpreis', 'Unit price', 't.unit_price', VARIES),
    currency: column('text', 'Währung', 'Currency', 'i.currency'),
    net: column('money', 'Netto', 'Net', 't.net_total', ADDS),
    cost: column('money', 'Kosten', 'Cost', COST_OF_LINE, COST),
    margin: column('money', 'Deckungsbeitrag', 'Margin', `t.net_total - ${COST_OF_LINE}`, COST),
    costedNet: column('money', 'Netto mit bekannten Kosten', 'Net with known cost', 'case when k.unit_cost is not null then t.net_total end', COST),
    costKnown: column('flag', 'Kosten bekannt', 'Cost known', 'k.unit_cost is not null', { permission: 'costs:read' }),
  },
  shown: ['number', 'date', 'customer', 'sku', 'product', 'quantity', 'currency', 'net', 'cost', 'margin'],
  opens: { resource: 'invoices', id: 't.invoice_id' },
  customer: 'i.customer_id',
  summed: 'i.currency = {currency}',
  on: [INVOICE_FINALIZED],
  record: 't.invoice_id',
  fixed: true,
};

export const SETS_OF_SALES: readonly DataSet[] = [
  {
    ...ORDERS,
    id: 'orders',
    label: words('Aufträge', 'Orders'),
    definition: words(
      'Ein Auftrag mit seinem Auftragsdatum, auch ein Entwurf oder ein stornierter.',
      'An order by its order date, drafts and cancelled ones too.',
    ),
    day: 't.order_date',
  },
  {
    ...ORDERS,
    id: 'ordersBooked',
    label: words('Angelegte Aufträge', 'Orders created'),
    definition: words(
      'Ein Auftrag nach dem Tag, an dem er angelegt wurde, gleich welchen Datums und Standes.',
      'An order by the day it was created, whatever its date and status.',
    ),
    day: dayOf('t.created_at'),
    instant: 't.created_at',
    shown: ['number', 'customer', 'created', 'date', 'status', 'currency', 'net', 'total'],
  },
  ORDER_LINES,
  INVOICE_LINES,
];
