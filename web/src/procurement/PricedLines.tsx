import { Alert, Button, Stack, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import type { PurchaseOrderPreview } from '../api';
import { api, isProblem } from '../core/api';
import { fields, Place } from '../core/form';
import { useFormat } from '../core/format';
import { useDebounced } from '../core/hooks';
import { useText } from '../core/texts';
import type { Item } from './orders';

const F = fields('procurement.orders');
type Line = Pick<Item, 'partId' | 'quantity'> & { unitPrice: string | null };
interface Priced extends PurchaseOrderPreview {
  places: number[];
}
const typed = (value: unknown) => value !== null && value !== undefined && value !== '' && !Number.isNaN(Number(value));

/** SKUs pasted from a spreadsheet become parts. */
async function resolve(_field: string, texts: string[]): Promise<(string | null)[]> {
  const { data } = await api.get<{ id: string; sku: string }[]>('/parts', { sku: texts.slice(0, 100), perPage: 200 });
  return texts.map((text) => data.find(({ sku }) => sku === text)?.id ?? null);
}

/** The lines of a purchase order; what is left empty follows from the supplier's offer, and what somebody should look at is said below. */
export function PricedLines() {
  const t = useText();
  const { money, number } = useFormat();
  const { at, priced } = usePrices();
  return (
    <>
      <F.Lines
        name="items"
        required
        blank={() => ({ partId: null, quantity: 1, unitPrice: null })}
        resolve={resolve}
        columns={[
          { field: 'partId', kind: 'pick', resource: 'parts', query: { kind: 'stocked', isActive: true, isBought: true }, required: true },
          { field: 'quantity', kind: 'quantity', required: true, width: 130 },
          { field: 'unitPrice', kind: 'money', width: 150, placeholder: (index) => offered(at(index)?.unitPrice, number) },
        ]}
        computed={[{ label: t('procurement.orders.lines.total'), width: 120, cell: (index) => money(at(index)?.lineTotal, priced?.currency) }]}
      />
      <Place>
        <PriceNotes of={priced} />
        {priced && (
          <Typography sx={{ textAlign: 'right', fontWeight: 600, mt: 1 }}>
            {t('procurement.orders.fields.totalAmount')}: {money(priced.totalAmount, priced.currency)}
          </Typography>
        )}
      </Place>
    </>
  );
}

const offered = (value: string | null | undefined, number: (value: string, digits: number) => string) => (value ? number(value, 4) : undefined);

/** What the order would come to and what its prices are worth a look for, asked of the server while somebody types. */
function usePrices(): { at: (index: number) => Priced['items'][number] | undefined; priced?: Priced } {
  const { supplierId, currency, items } = useWatch() as { supplierId?: string; currency?: string; items?: Line[] };
  const places = (items ?? []).flatMap((line, index) => (line.partId && Number(line.quantity) > 0 ? [index] : []));
  const lineOf = ({ partId, quantity, unitPrice }: Line) => ({ partId, quantity, ...(typed(unitPrice) && { unitPrice }) });
  const asked = useDebounced(JSON.stringify({ supplierId, ...(currency && { currency }), items: places.map((index) => lineOf(items![index])), places }), 350);
  const { places: shown, ...body } = JSON.parse(asked) as { supplierId?: string; places: number[] };
  const known = !!body.supplierId && shown.length > 0;
  const { data } = useQuery({
    queryKey: ['/purchase-orders/preview', asked],
    enabled: known,
    placeholderData: keepPreviousData,
    retry: (count, problem) => isProblem(problem) && problem.passing && count < 3,
    queryFn: async ({ signal }) => ({ ...(await api.post<PurchaseOrderPreview>('/purchase-orders/preview', body, { signal })).data, places: shown }),
  });
  const priced = known ? data : undefined;
  return { priced, at: (index) => priced?.items[priced.places.indexOf(index)] };
}

/** Prices somebody should look at before ordering: other than offered, far above the last one, too little, no whole pack. */
function PriceNotes({ of }: { of?: Priced }) {
  const t = useText();
  const { price, date, percent } = useFormat();
  const { setValue } = useFormContext();
  if (!of) return null;
  const lines = of.items.flatMap((line, at) => line.notes.map((note) => ({ line, note, place: of.places[at] })));
  const say = (amount: string | null) => price(amount ?? '0', of.currency);
  const take = (place: number, amount: string) => setValue(`items.${place}.unitPrice`, amount, { shouldDirty: true });
  return (
    <Stack spacing={1} role="status">
      {lines.map(({ line, note, place }) => (
        <Alert
          key={`${place}-${note}`}
          severity={note === 'above_last' ? 'warning' : 'info'}
          action={
            note === 'other_than_offered' && (
              <Button size="small" color="inherit" onClick={() => take(place, line.offeredPrice!)}>
                {t('procurement.orders.notes.take', { offered: say(line.offeredPrice) })}
              </Button>
            )
          }
        >
          {t(`procurement.orders.notes.${note}`, {
            part: line.partName,
            offered: say(line.offeredPrice),
            last: say(line.lastPrice),
            on: date(line.lastOrderedOn),
            rise: percent(line.risePercent ?? 0),
          })}
        </Alert>
      ))}
    </Stack>
  );
}
