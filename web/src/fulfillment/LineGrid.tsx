import { Alert, Box, Typography } from '@mui/material';
import { useFormContext } from 'react-hook-form';
import { isProblem } from '../core/api';
import { fields, Place, type LineColumn } from '../core/form';
import { useFormat } from '../core/format';
import { messageOf } from '../core/notify';
import { useText } from '../core/texts';
import { useLenses } from '../customers';
import { Article, articlesOf } from './Article';
import { TAX_CATEGORIES } from './orders';
import { OrderTotals } from './Totals';
import { ORDERS, usePreview } from './usePreview';

const F = fields('fulfillment.orders');

/** The lines of an order (or of what asks another path for its preview), typed like a spreadsheet; prices, taxes and totals left empty follow from the server. */
export function LineGrid({ preview: path = ORDERS }: { preview?: string }) {
  const t = useText();
  const format = useFormat();
  const { watch } = useFormContext();
  const { preview, at, error } = usePreview(path);
  const currency = (watch('currency') as string) || undefined;
  const label = (field: 'name' | 'quantity' | 'unitPrice' | 'discountPercent' | 'taxCategory') => t(`fulfillment.orders.fields.${field}`);
  const lenses = useLenses();
  const columns: LineColumn[] = [
    { field: 'description', kind: 'own', label: label('name'), editor: (cell) => <Article {...cell} currency={currency} />, pasted: articlesOf },
    ...lenses,
    { field: 'quantity', kind: 'quantity', label: label('quantity'), width: 92, required: true },
    { field: 'unitPrice', kind: 'money', label: label('unitPrice'), width: 124, placeholder: (index) => bare(at(index)?.unitPrice, format.number) },
    { field: 'discountPercent', kind: 'percent', label: label('discountPercent'), width: 100 },
    {
      field: 'taxCategory',
      kind: 'select',
      label: label('taxCategory'),
      width: 132,
      options: TAX_CATEGORIES,
      optional: true,
      placeholder: (index) => {
        const line = at(index);
        return line ? `${format.percent(line.taxRate)}` : t('fulfillment.orders.follows');
      },
    },
  ];
  return (
    <>
      <F.Lines
        name="items"
        label={t('fulfillment.orders.tabs.lines')}
        hint={t('fulfillment.orders.gridHint')}
        columns={columns}
        blank={() => ({ quantity: 1 })}
        computed={[{ label: t('fulfillment.orders.fields.lineTotal'), width: 112, cell: (index) => format.money(at(index)?.lineTotal, currency) }]}
      />
      <Place>
        <Box role="status">
          {error && isProblem(error) && error.status !== 0 && <Alert severity="info">{messageOf(error)}</Alert>}
          {preview ? (
            <OrderTotals of={preview} currency={currency ?? 'EUR'} />
          ) : (
            <Typography color="textSecondary" align="right">
              {t('fulfillment.orders.totalsLater')}
            </Typography>
          )}
        </Box>
      </Place>
    </>
  );
}

const bare = (value: string | undefined, number: (value: string, digits: number) => string) => (value === undefined ? undefined : number(value, 4));
