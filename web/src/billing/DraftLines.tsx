import { Stack, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import type { InvoicePreview } from '../api';
import { api, isProblem, keyOf } from '../core/api';
import { fields, Place } from '../core/form';
import { useFormat } from '../core/format';
import { useDebounced } from '../core/hooks';
import { messageOf } from '../core/notify';
import { useText } from '../core/texts';
import { useLenses } from '../customers';
import { InvoiceSums } from './InvoiceLines';
import { lineOf, type InvoiceItem } from './invoices';

const F = fields('billing.invoices');
const blank = () => ({ partId: null, description: null, quantity: 1, unitPrice: null, discountPercent: 0, prescriptionId: null });

/** SKUs pasted from a spreadsheet become parts. */
async function resolve(_field: string, texts: string[]): Promise<(string | null)[]> {
  const { data } = await api.get<{ id: string; sku: string }[]>('/parts', { sku: texts.slice(0, 100), perPage: 200 });
  return texts.map((text) => data.find(({ sku }) => sku === text)?.id ?? null);
}

/** Lines of parts or words, typed like a spreadsheet; what they come to, the server says while one types. */
export function DraftLines() {
  const t = useText();
  const { money, percent } = useFormat();
  const lenses = useLenses();
  const { watch } = useFormContext();
  const { preview, places, problem } = usePreview(watch());
  const gross = watch('priceMode') === 'gross';
  const at = (index: number) => preview?.items[places.indexOf(index)];
  return (
    <>
      <F.Lines
        name="items"
        blank={blank}
        resolve={resolve}
        columns={[
          // in gross mode the server makes the price of the net one
          {
            field: 'partId',
            kind: 'pick',
            resource: 'parts',
            query: { isActive: true, isSold: true },
            width: lenses.length ? 150 : 220,
            fills: ({ name, unitPrice }) => ({ description: name, unitPrice: gross ? null : unitPrice }),
          },
          { field: 'description', kind: 'text' },
          ...lenses,
          { field: 'quantity', kind: 'quantity', required: true, width: 96 },
          { field: 'unitPrice', kind: 'money', width: 116 },
          { field: 'discountPercent', kind: 'percent', label: t('billing.invoices.fields.discountAmount'), width: 92 },
        ]}
        computed={[
          { label: t('billing.invoices.fields.taxAmount'), width: 72, cell: (index) => percent(at(index)?.taxRate) },
          { label: t('billing.invoices.fields.totalAmount'), width: 108, cell: (index) => money(at(index)?.lineTotal, preview?.currency) },
        ]}
      />
      <Place>
        {problem ? (
          <Typography role="status" color="textSecondary" sx={{ textAlign: 'right' }}>
            {problem}
          </Typography>
        ) : (
          preview && (
            <Stack>
              <InvoiceSums of={preview} currency={preview.currency} discountPercent={Number(watch('discountPercent'))} />
            </Stack>
          )
        )}
      </Place>
    </>
  );
}

const ready = (line: Partial<InvoiceItem>) => !!(line.partId || (line.description && line.unitPrice)) && Number(line.quantity) > 0;

/** What the draft would come to; lines that are not finished yet are left out. `places`: where the lines of the answer stand in the form. */
function usePreview(values: Record<string, unknown>) {
  const { customerId, currency, priceMode, discountPercent, serviceDate, invoiceDate, items } = values;
  const lines = (items as Partial<InvoiceItem>[] | undefined) ?? [];
  const now = lines.flatMap((line, index) => (ready(line) ? [index] : []));
  const asked = JSON.stringify({
    places: now,
    body: {
      customerId,
      currency: currency || undefined,
      priceMode,
      discountPercent: Number(discountPercent) || 0,
      serviceDate,
      invoiceDate,
      items: now.map((index) => lineOf(lines[index])),
    },
  });
  const settled = useDebounced(asked, 300);
  const { places, body } = JSON.parse(settled) as { places: number[]; body: { customerId?: string; items: object[] } };
  const { data: preview, error } = useQuery({
    queryKey: [...keyOf('/invoices/preview'), settled],
    enabled: !!body.customerId && body.items.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async () => (await api.post<InvoicePreview>('/invoices/preview', body)).data,
  });
  return { preview: body.items.length ? preview : undefined, places, problem: isProblem(error) ? messageOf(error) : null };
}
