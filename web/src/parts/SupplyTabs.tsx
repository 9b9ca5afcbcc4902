import { Button, Link, Skeleton, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { type Rec, useAll, useMany } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { recordLink } from '../core/frame/registry';
import { useCan } from '../core/session';
import { PlainTable, Status } from '../core/table';
import { useText } from '../core/texts';
import type { Part, PartOffer, WhereUsed } from './parts';

interface Purchase extends Rec {
  poNumber: string;
  supplierName: string;
  status: string;
  expectedDeliveryDate: string | null;
  overdue: boolean;
  items: { partId: string; openQuantity: number }[];
}
interface Production extends Rec {
  number: string;
  status: string;
  dueDate: string | null;
  quantity: number;
  completedQuantity: number;
}
interface Coming {
  id: string;
  number: string;
  to?: string;
  who: string;
  status: string;
  due: string | null;
  open: number;
}

const linkTo = (resource: string, row: Rec) => recordLink(resource)?.to(row);

/** What is on its way: bought and not received, being made and not finished. */
export function OnOrderTab({ part }: { part: Part }) {
  const t = useText();
  const can = useCan();
  const { date, measure } = useFormat();
  const bought = useMany<Purchase>(can('purchase-orders:read') ? '/purchase-orders' : null, {
    partId: part.id,
    status: ['sent', 'partially_received'],
    perPage: 100,
    sort: 'expectedDeliveryDate',
  });
  const made = useMany<Production>(can('production-orders:read') ? '/production-orders' : null, {
    partId: part.id,
    status: ['planned', 'allocated', 'in_progress'],
    perPage: 100,
  });
  const failed = bought.error ?? made.error;
  if (failed) return <Failed error={failed} />;
  if (bought.isLoading || made.isLoading) return <Skeleton variant="rounded" height={120} />;
  const openOf = (row: Purchase) =>
    row.items
      .filter((item) => item.partId === part.id)
      .map((item) => item.openQuantity)
      .reduce((sum, open) => sum + open, 0);
  const rows: Coming[] = [
    ...(bought.data?.data ?? []).map((row) => ({
      id: row.id,
      number: row.poNumber,
      to: linkTo('purchase-orders', row),
      who: row.supplierName,
      status: row.overdue ? 'overdue' : row.status,
      due: row.expectedDeliveryDate,
      open: openOf(row),
    })),
    ...(made.data?.data ?? []).map((row) => ({
      id: row.id,
      number: row.number,
      to: linkTo('production-orders', row),
      who: t('parts.onOrderTab.production'),
      status: row.status,
      due: row.dueDate,
      open: row.quantity - row.completedQuantity,
    })),
  ].filter(({ open }) => open > 0);
  return (
    <PlainTable
      label={t('parts.tabs.onOrder')}
      rows={rows}
      keyOf={({ id }) => id}
      empty={t('parts.onOrderTab.empty')}
      columns={[
        {
          label: t('parts.onOrderTab.number'),
          bare: true,
          cell: (row) =>
            row.to ? (
              <Link component={RouterLink} to={row.to}>
                {row.number}
              </Link>
            ) : (
              row.number
            ),
        },
        { label: t('parts.onOrderTab.supplier'), cell: ({ who }) => who },
        { label: t('parts.onOrderTab.open'), right: true, cell: ({ open }) => measure(open, part.unit) },
        { label: t('parts.onOrderTab.due'), cell: ({ due }) => (due ? date(due) : t('parts.onOrderTab.none')) },
        { label: 'Status', cell: ({ status }) => <Status of={status} /> },
      ]}
    />
  );
}

/** The builds that need the part, directly and through their assemblies. */
export function WhereUsedTab({ part }: { part: Part }) {
  const t = useText();
  const { number, measure } = useFormat();
  const { data, isError, error } = useAll<WhereUsed>(`/parts/${part.id}/where-used`);
  if (isError) return <Failed error={error} />;
  if (!data) return <Skeleton variant="rounded" height={120} />;
  const to = (row: WhereUsed) => recordLink('builds')?.to({ id: row.buildId, version: 0 });
  return (
    <PlainTable
      label={t('parts.tabs.whereUsed')}
      rows={data.data}
      keyOf={(row) => `${row.buildId}${row.level}`}
      empty={t('parts.whereUsedTab.empty')}
      columns={[
        {
          label: t('parts.whereUsedTab.build'),
          bare: true,
          cell: (row) =>
            to(row) ? (
              <Link component={RouterLink} to={to(row)!}>
                {row.buildName}
              </Link>
            ) : (
              row.buildName
            ),
        },
        { label: t('parts.whereUsedTab.model'), cell: ({ modelNumber }) => modelNumber },
        { label: t('parts.whereUsedTab.revision'), right: true, cell: ({ revisionNumber }) => number(revisionNumber) },
        { label: t('parts.whereUsedTab.quantity'), right: true, cell: ({ quantityRequired }) => measure(quantityRequired, part.unit) },
        {
          label: t('parts.whereUsedTab.level'),
          cell: ({ level }) => (level === 1 ? t('parts.whereUsedTab.direct') : t('parts.whereUsedTab.through', { level })),
        },
      ]}
    />
  );
}

/** Who sells the part and on which terms, the preferred supplier first. */
export function SuppliersTab({ part }: { part: Part }) {
  const t = useText();
  const { number, price } = useFormat();
  const { data, isError, error } = useMany<PartOffer>(`/parts/${part.id}/suppliers`, { perPage: 100 });
  if (isError) return <Failed error={error} />;
  if (!data) return <Skeleton variant="rounded" height={120} />;
  const empty = (
    <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
      <Typography color="textSecondary">{t('parts.suppliersTab.empty')}</Typography>
      <Button component={RouterLink} to="/suppliers" variant="outlined" color="inherit">
        {t('parts.suppliersTab.toSuppliers')}
      </Button>
    </Stack>
  );
  return (
    <PlainTable
      label={t('parts.tabs.suppliers')}
      rows={data.data}
      keyOf={({ supplierId }) => supplierId}
      empty={empty}
      columns={[
        {
          label: t('parts.suppliersTab.supplier'),
          bare: true,
          cell: (row) => (
            <>
              <Link component={RouterLink} to={`/suppliers/${row.supplierId}`}>
                {row.supplierName}
              </Link>
              {row.isPreferred && (
                <Typography component="span" variant="caption" color="textSecondary">
                  {' '}
                  · {t('parts.suppliersTab.preferred')}
                </Typography>
              )}
            </>
          ),
        },
        { label: t('parts.suppliersTab.sku'), cell: ({ supplierSku }) => supplierSku ?? '–' },
        { label: t('parts.suppliersTab.price'), right: true, cell: (row) => price(row.unitPrice, row.currency) },
        {
          label: t('parts.suppliersTab.breaks'),
          cell: (row) =>
            row.priceBreaks
              .map((step) => t('parts.suppliersTab.from', { quantity: number(step.minimumQuantity), price: price(step.unitPrice, row.currency) }))
              .join(' · ') || '–',
        },
        {
          label: t('parts.suppliersTab.lead'),
          right: true,
          cell: ({ leadTimeDays }) => (leadTimeDays === null ? '–' : t('parts.suppliersTab.days', { count: leadTimeDays })),
        },
        { label: t('parts.suppliersTab.least'), right: true, cell: ({ minimumQuantity }) => number(minimumQuantity) },
        { label: t('parts.suppliersTab.pack'), right: true, cell: ({ packSize }) => number(packSize) },
      ]}
    />
  );
}
