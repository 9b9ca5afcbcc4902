import { Box, Divider, Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { TaxShare } from '../api';
import { useFormat } from '../core/format';
import { PlainTable } from '../core/table';
import { useText, useWord } from '../core/texts';
import { EyesInLine } from '../customers';
import type { Invoice, InvoiceItem } from './invoices';

/** The lines and what they come to, as the paper says it. */
export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const t = useText();
  const word = useWord();
  const { number, price, money, percent } = useFormat();
  const { currency } = invoice;
  return (
    <Stack spacing={2}>
      <PlainTable
        label={t('billing.invoices.lines.sum')}
        rows={invoice.items}
        keyOf={({ id }) => id}
        empty={t('billing.invoices.lines.none')}
        columns={[
          { label: t('billing.invoices.fields.description'), bare: true, cell: (item) => <What item={item} /> },
          {
            label: t('billing.invoices.fields.quantity'),
            right: true,
            cell: ({ quantity, unit }) => `${number(quantity)} ${unit ? word(`core.units.${unit}`) : ''}`,
          },
          { label: t('billing.invoices.fields.unitPrice'), right: true, cell: ({ unitPrice }) => price(unitPrice, currency) },
          { label: t('billing.invoices.fields.taxAmount'), right: true, cell: ({ taxRate }) => percent(taxRate) },
          { label: t('billing.invoices.fields.totalAmount'), right: true, cell: ({ lineTotal }) => money(lineTotal, currency) },
        ]}
      />
      <InvoiceSums of={invoice} currency={currency} discountPercent={invoice.discountPercent} />
      {invoice.taxNotes.map((note) => (
        <Typography key={note} variant="body2">
          {note}
        </Typography>
      ))}
      {invoice.notes && <Typography sx={{ whiteSpace: 'pre-line' }}>{invoice.notes}</Typography>}
    </Stack>
  );
}

function What({ item }: { item: InvoiceItem }) {
  const t = useText();
  const { number, percent } = useFormat();
  const [name, ...more] = item.description.split('\n');
  const hints = [
    item.sku,
    ...more,
    item.discountPercent > 0 && t('billing.invoices.lines.discount', { percent: percent(item.discountPercent) }),
    item.creditedQuantity > 0 && t('billing.invoices.lines.credited', { quantity: number(item.creditedQuantity) }),
  ].filter(Boolean);
  return (
    <>
      {item.partId ? (
        <Link component={RouterLink} to={`/parts/${item.partId}`} sx={{ color: 'text.primary', fontWeight: 560 }}>
          {name}
        </Link>
      ) : (
        <Box component="span" sx={{ fontWeight: 560 }}>
          {name}
        </Box>
      )}
      {item.prescription && <EyesInLine exam={item.prescription} />}
      {hints.length > 0 && (
        <Typography variant="caption" color="textSecondary" component="div">
          {hints.join(' · ')}
        </Typography>
      )}
    </>
  );
}

interface SumsProps {
  of: { subtotal: string; taxAmount: string; totalAmount: string; discountAmount: string; taxBreakdown: TaxShare[] };
  currency: string;
  discountPercent?: number;
}

/** Net, tax by rate, total: all from the server. */
export function InvoiceSums({ of, currency, discountPercent }: SumsProps) {
  const t = useText();
  const { money, percent } = useFormat();
  const row = (label: string, value: string, strong = false) => (
    <Stack key={label} direction="row" sx={{ justifyContent: 'space-between', gap: 3, fontWeight: strong ? 650 : 400 }}>
      <span>{label}</span>
      <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {money(value, currency)}
      </Box>
    </Stack>
  );
  return (
    <Stack spacing={0.5} sx={{ alignSelf: 'flex-end', width: 1, maxWidth: 360 }}>
      {Number(of.discountAmount) !== 0 &&
        row(`${t('billing.invoices.fields.discountAmount')} ${discountPercent ? percent(discountPercent) : ''}`, `-${of.discountAmount}`.replace('--', ''))}
      {row(t('billing.invoices.fields.subtotal'), of.subtotal)}
      {of.taxBreakdown.map((share) => row(`${t(`billing.invoices.taxCategory.${share.taxCategory}`)} ${percent(share.taxRate)}`, share.tax))}
      <Divider />
      {row(t('billing.invoices.fields.totalAmount'), of.totalAmount, true)}
    </Stack>
  );
}
