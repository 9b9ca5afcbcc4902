import { Button, Link, Skeleton, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { api, isProblem, Problem, queries, type Rec, useAll } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form } from '../core/form';
import { useFormat } from '../core/format';
import { notify } from '../core/notify';
import { useCan } from '../core/session';
import { PlainTable } from '../core/table';
import { language, useText } from '../core/texts';
import { breaksOf, breaksTyped } from './breaks';
import type { Offer, Supplier } from './suppliers';

const F = fields('procurement.offers');

interface Line {
  partId: string | null;
  supplierSku: string | null;
  unitPrice: string | null;
  breaks: string | null;
  leadTimeDays: number | null;
  minimumQuantity: number | null;
  packSize: number | null;
  preferred: 'yes' | 'no';
}
interface Edited extends Rec {
  offers: Line[];
}

/** What the supplier sells and on which terms: shown, and typed like a spreadsheet. */
export function OffersTab({ supplier }: { supplier: Supplier }) {
  const t = useText();
  const can = useCan();
  const [editing, setEditing] = useState(false);
  const { data, isError, error } = useAll<Offer>(`/suppliers/${supplier.id}/parts`);
  if (isError) return <Failed error={error} />;
  if (!data) return <Skeleton variant="rounded" height={160} />;
  if (editing) return <OffersForm supplier={supplier} offers={data.data} onDone={() => setEditing(false)} />;
  // the whole list is written at once: beyond one page it is not for typing
  const whole = data.data.length === (data.pagination?.total ?? 0);
  return (
    <Stack spacing={2}>
      {can('suppliers:write') && whole && (
        <Button variant="outlined" color="inherit" onClick={() => setEditing(true)} sx={{ alignSelf: 'flex-start' }}>
          {t('core.actions.edit')}
        </Button>
      )}
      <Offers supplier={supplier} offers={data.data} />
    </Stack>
  );
}

function Offers({ supplier, offers }: { supplier: Supplier; offers: Offer[] }) {
  const t = useText();
  const { number, price } = useFormat();
  const label = (field: keyof Line) => t(`procurement.offers.fields.${field}`);
  return (
    <PlainTable
      label={t('procurement.suppliers.tabs.offers')}
      rows={offers}
      keyOf={({ id }) => id}
      empty={t('core.none_yet')}
      columns={[
        {
          label: label('partId'),
          bare: true,
          cell: (offer) => (
            <>
              <Link component={RouterLink} to={`/parts/${offer.partId}`}>
                {offer.partName}
              </Link>{' '}
              <Typography component="span" variant="caption" color="textSecondary">
                {offer.sku}
              </Typography>
            </>
          ),
        },
        { label: label('supplierSku'), cell: ({ supplierSku }) => supplierSku ?? '–' },
        { label: label('unitPrice'), right: true, cell: ({ unitPrice }) => price(unitPrice, supplier.currency) },
        {
          label: label('breaks'),
          cell: ({ priceBreaks }) =>
            priceBreaks
              .map((step) => t('parts.suppliersTab.from', { quantity: number(step.minimumQuantity), price: price(step.unitPrice, supplier.currency) }))
              .join(' · ') || '–',
        },
        { label: label('leadTimeDays'), right: true, cell: ({ leadTimeDays }) => number(leadTimeDays) },
        { label: label('minimumQuantity'), right: true, cell: ({ minimumQuantity }) => number(minimumQuantity) },
        { label: label('packSize'), right: true, cell: ({ packSize }) => number(packSize) },
        { label: label('preferred'), cell: ({ isPreferred }) => t(isPreferred ? 'core.yes' : 'core.no') },
      ]}
    />
  );
}

const lineOf = ({ partId, supplierSku, unitPrice, priceBreaks, leadTimeDays, minimumQuantity, packSize, isPreferred }: Offer): Line => ({
  partId,
  supplierSku,
  unitPrice,
  breaks: breaksTyped(priceBreaks, language()) || null,
  leadTimeDays,
  minimumQuantity,
  packSize,
  preferred: isPreferred ? 'yes' : 'no',
});

function OffersForm({ supplier, offers, onDone }: { supplier: Supplier; offers: Offer[]; onDone: () => void }) {
  const t = useText();
  const go = useNavigate();
  const [record] = useState<Edited>({ id: supplier.id, version: supplier.version, offers: offers.map(lineOf) });
  const save = async ({ offers: lines }: { offers?: Line[] }): Promise<Edited> => {
    if (!lines) return record;
    const body = lines.map(({ breaks, preferred, ...line }, at) => {
      const priceBreaks = breaksOf(breaks, language());
      if (!priceBreaks) throw new Problem(400, [{ code: 'validation_failed', message: t('procurement.offers.wrongBreaks'), field: `offers.${at}.breaks` }]);
      return { ...line, priceBreaks, isPreferred: preferred === 'yes' };
    });
    await api.put(`/suppliers/${supplier.id}/parts`, body).catch((error: unknown) => {
      throw placed(error);
    });
    return { ...record, offers: lines };
  };
  const saved = () => {
    notify(t('procurement.offers.saved'));
    void queries.invalidateQueries();
    onDone();
    void go(`/suppliers/${supplier.id}`, { replace: true });
  };
  return (
    <Form<Edited> texts="procurement.offers" record={record} fields={['offers']} currency={supplier.currency} onSaved={saved} onCancel={onDone} save={save}>
      <F.Lines
        name="offers"
        hint={t('procurement.offers.hint', { currency: supplier.currency })}
        blank={() => ({
          partId: null,
          supplierSku: null,
          unitPrice: null,
          breaks: null,
          leadTimeDays: null,
          minimumQuantity: null,
          packSize: null,
          preferred: 'no',
        })}
        columns={[
          { field: 'partId', kind: 'pick', resource: 'parts', required: true, width: 250 },
          { field: 'supplierSku', kind: 'text', width: 110 },
          { field: 'unitPrice', kind: 'money', required: true, width: 100 },
          { field: 'breaks', kind: 'text', width: 180 },
          { field: 'leadTimeDays', kind: 'quantity', width: 70 },
          { field: 'minimumQuantity', kind: 'quantity', width: 80 },
          { field: 'packSize', kind: 'quantity', width: 80 },
          { field: 'preferred', kind: 'select', options: ['yes', 'no'], width: 80 },
        ]}
      />
    </Form>
  );
}

// the API speaks of the row of a bare list: `3.unitPrice`
const placed = (error: unknown) =>
  isProblem(error)
    ? new Problem(
        error.status,
        error.faults.map((fault) => ({
          ...fault,
          field: fault.field && /^\d/.test(fault.field) ? `offers.${fault.field.replace('priceBreaks', 'breaks')}` : fault.field,
        })),
      )
    : error;
