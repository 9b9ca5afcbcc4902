import { Link, Stack, Typography } from '@mui/material';
import { useNavigate, useParams } from 'react-router';
import { useFormat } from '../core/format';
import { Facts, RecordPage, useRemove, type Action } from '../core/record';
import { useCan } from '../core/session';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { OffersTab } from './OffersTab';
import { ordersBelow } from './orders';
import { PerformanceTab } from './PerformanceTab';
import type { Supplier } from './suppliers';

export function SupplierPage() {
  const t = useText();
  const go = useNavigate();
  const can = useCan();
  const remove = useRemove();
  const { id } = useParams();
  const path = `/suppliers/${id}`;
  const actions = (supplier: Supplier): Action[] => [
    {
      key: 'order',
      label: t('procurement.suppliers.actions.order'),
      can: 'purchase-orders:write',
      run: () => go(`/purchase-orders/new?supplierId=${supplier.id}`),
    },
    { key: 'edit', label: t('core.actions.edit'), can: 'suppliers:write', run: () => go(`${path}/edit`) },
    remove(supplier, { path, title: supplier.name, to: '/suppliers', can: 'suppliers:delete' }),
  ];
  return (
    <RecordPage<Supplier>
      path={path}
      texts="procurement.suppliers"
      canWrite="suppliers:write"
      crumbs={[{ label: t('procurement.suppliers.title'), to: '/suppliers' }]}
      title={({ name }) => name}
      hint={({ supplierNumber }) => supplierNumber}
      actions={actions}
      facts={({ contactInfo, rating, paymentTermsDays, currency }) => [
        {
          label: t('procurement.suppliers.fields.email'),
          value: contactInfo?.email ? <Link href={`mailto:${contactInfo.email}`}>{contactInfo.email}</Link> : '–',
        },
        {
          label: t('procurement.suppliers.fields.phone'),
          value: contactInfo?.phone ? <Link href={`tel:${contactInfo.phone}`}>{contactInfo.phone}</Link> : '–',
        },
        { label: t('procurement.suppliers.fields.rating'), value: rating ? `${rating} / 5` : '–' },
        { label: t('procurement.suppliers.fields.paymentTermsDays'), value: paymentTermsDays },
        { label: t('procurement.suppliers.fields.currency'), value: currency },
      ]}
      tabs={[
        { key: 'offers', label: t('procurement.suppliers.tabs.offers'), content: (supplier) => <OffersTab key={supplier.version} supplier={supplier} /> },
        ...(can('purchase-orders:read')
          ? [
              {
                key: 'orders',
                label: t('procurement.suppliers.tabs.orders'),
                content: ({ id: supplierId }: Supplier) => <DataTable local of={ordersBelow} fixed={{ supplierId }} />,
              },
            ]
          : []),
        { key: 'performance', label: t('procurement.suppliers.tabs.performance'), content: (supplier) => <PerformanceTab supplier={supplier} /> },
        { key: 'details', label: t('procurement.suppliers.tabs.details'), content: (supplier) => <Details supplier={supplier} /> },
      ]}
    />
  );
}

function Details({ supplier: { contactInfo, notes, language } }: { supplier: Supplier }) {
  const t = useText();
  const { country } = useFormat();
  const address = contactInfo?.address;
  const lines = address
    ? [
        address.line1,
        address.line2,
        [address.postalCode, address.city].filter(Boolean).join(' '),
        address.state,
        address.country && country(address.country),
      ].filter(Boolean)
    : [];
  return (
    <Stack spacing={2}>
      <Facts
        facts={[
          {
            label: t('procurement.suppliers.fields.address'),
            value: (
              <Typography component="address" sx={{ fontStyle: 'normal', whiteSpace: 'pre-line' }}>
                {lines.join('\n') || '–'}
              </Typography>
            ),
          },
          { label: t('procurement.suppliers.fields.website'), value: contactInfo?.website ?? '–' },
          { label: t('procurement.suppliers.fields.language'), value: t(`procurement.suppliers.language.${language}`) },
          ...(contactInfo?.contacts ?? []).map((contact) => ({
            label: contact.role ?? t('procurement.suppliers.fields.contacts'),
            value: (
              <>
                {contact.name}
                <br />
                {[...contact.emails, ...contact.phones].join(', ')}
              </>
            ),
          })),
        ]}
      />
      {notes && <Typography sx={{ whiteSpace: 'pre-line', maxWidth: 860 }}>{notes}</Typography>}
    </Stack>
  );
}
