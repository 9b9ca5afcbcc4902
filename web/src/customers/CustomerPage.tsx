import { Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import type { Address, Customer } from '../api';
import { useOne } from '../core/api';
import { useFormat } from '../core/format';
import { Facts, RecordPage, useRemove, type Action } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { Notes, useCustomerTabs, useOpen } from './CustomerTabs';
import { MergeDialog } from './MergeDialog';
import { Merges } from './Merges';
import { Standing } from './Standing';
import { TagChips } from './TagChips';

export function CustomerPage() {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  const { id } = useParams();
  const path = `/customers/${id}`;
  const { money, time } = useFormat();
  const open = useOpen(id);
  const tabs = useCustomerTabs();
  const { modules = [] } = useMe().organization;
  const [merging, setMerging] = useState<Customer | null>(null);
  const actions = (customer: Customer): Action[] => [
    ...(modules.includes('fulfillment')
      ? [{ key: 'order', label: t('customers.actions.order'), can: 'orders:write', run: () => go(`/orders/new?customerId=${customer.id}`) }]
      : []),
    { key: 'edit', label: t('core.actions.edit'), can: 'customers:write', run: () => go(`${path}/edit`) },
    { key: 'invoice', label: t('customers.actions.invoice'), can: 'invoices:write', rare: true, run: () => go(`/invoices/new?customerId=${customer.id}`) },
    {
      key: 'collective',
      label: t('customers.actions.collective'),
      can: 'invoices:write',
      rare: true,
      run: () => go(`/invoices/collective?customerId=${customer.id}`),
    },
    { key: 'payment', label: t('customers.actions.payment'), can: 'payments:write', rare: true, run: () => go(`/payments/new?customerId=${customer.id}`) },
    { key: 'merge', label: t('care.merge.action'), can: 'customers:write', rare: true, run: () => setMerging(customer) },
    remove(customer, { path, title: customer.name, to: '/customers', can: 'customers:delete' }),
  ];
  // who was merged into another answers with that one
  const { data: found } = useOne<Customer>(path);
  if (found && found.id !== id) return <Navigate to={`/customers/${found.id}`} replace />;
  return (
    <>
      <RecordPage<Customer>
        path={path}
        texts="customers"
        crumbs={[{ label: t('customers.title'), to: '/customers' }]}
        title={({ name }) => name}
        hint={({ customerNumber }) => customerNumber}
        actions={actions}
        custom="customers"
        gone={({ erasedAt }) => (erasedAt ? t('care.privacy.erasedOn', { time: time(erasedAt) }) : undefined)}
        canWrite="customers:write"
        facts={(customer) => [
          { label: t('standing.label'), value: <Standing customer={customer} /> },
          { label: t('customers.fields.email'), value: customer.email ?? '–' },
          { label: t('customers.fields.phone'), value: customer.phone ?? '–' },
          { label: t('customers.fields.lifetimeValue'), value: money(customer.lifetimeValue) },
          ...(customer.ownerName ? [{ label: t('customers.fields.ownerId'), value: customer.ownerName }] : []),
          ...(customer.tags.length ? [{ label: t('customers.fields.tags'), value: <TagChips names={customer.tags} /> }] : []),
          ...open.map((one) => ({ label: t('customers.invoices.fields.openAmount'), value: money(one.openAmount, one.currency) })),
        ]}
        files={false}
        comments
        tabs={tabs((customer) => (
          <Details customer={customer} />
        ))}
      />
      {merging && <MergeDialog customer={merging} onClose={() => setMerging(null)} />}
    </>
  );
}

function Details({ customer }: { customer: Customer }) {
  const t = useText();
  const { date } = useFormat();
  return (
    <Stack spacing={2}>
      <Facts
        facts={[
          { label: t('customers.fields.billingAddress'), value: <Block address={customer.billingAddress} /> },
          { label: t('customers.fields.shippingAddress'), value: <Block address={customer.shippingAddress} /> },
          { label: t('customers.fields.vatId'), value: customer.vatId ?? '–' },
          { label: t('customers.fields.paymentTermsDays'), value: customer.paymentTermsDays },
          ...(customer.birthDate ? [{ label: t('customers.fields.birthDate'), value: date(customer.birthDate) }] : []),
        ]}
      />
      <Notes customer={customer} />
      <Merges customerId={customer.id} />
    </Stack>
  );
}

function Block({ address }: { address: Address | null }) {
  const { country } = useFormat();
  if (!address) return '–';
  const lines = [
    address.line1,
    address.line2,
    [address.postalCode, address.city].filter(Boolean).join(' '),
    address.state,
    address.country && country(address.country),
  ].filter(Boolean);
  return (
    <Typography component="address" sx={{ fontStyle: 'normal', whiteSpace: 'pre-line' }}>
      {lines.join('\n')}
    </Typography>
  );
}
