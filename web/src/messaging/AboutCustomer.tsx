import { Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Customer } from '../api';
import { useMany, useOne, type Query, type Rec } from '../core/api';
import { recordLink } from '../core/frame/registry';
import { useCan } from '../core/session';
import { Status } from '../core/table/status';
import { useText, useWord } from '../core/texts';

/** What is under way with a customer, and what comes next in each. */
const UNDER_WAY: { resource: string; query: Query }[] = [
  { resource: 'deals', query: { status: 'open' } },
  { resource: 'quotes', query: { status: ['draft', 'sent'] } },
  { resource: 'orders', query: { sort: '-createdAt' } },
  { resource: 'invoices', query: { status: ['sent', 'overdue'] } },
  { resource: 'appointments', query: { status: ['scheduled', 'confirmed'] } },
];

export function AboutCustomer({ id }: { id: string }) {
  const can = useCan();
  const { data: customer } = useOne<Customer>(can('customers:read') ? `/customers/${id}` : null);
  if (!customer) return null;
  const contact = [customer.phone, customer.email].filter(Boolean).join(' · ');
  return (
    <Stack spacing={2}>
      <Stack spacing={0.25}>
        <Typography variant="h2">
          <Link component={RouterLink} to={`/customers/${id}`} color="inherit">
            {customer.name}
          </Link>
        </Typography>
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {customer.customerNumber} {contact && `· ${contact}`}
        </Typography>
      </Stack>
      {UNDER_WAY.filter(({ resource }) => recordLink(resource) && can(recordLink(resource)!.can)).map((one) => (
        <Some key={one.resource} {...one} customerId={id} />
      ))}
    </Stack>
  );
}

function Some({ resource, query, customerId }: { resource: string; query: Query; customerId: string }) {
  const t = useText();
  const word = useWord();
  const link = recordLink(resource)!;
  const { data } = useMany<Rec & { status?: string; moves?: string[] }>(`/${resource}`, { ...query, customerId, perPage: 3 });
  if (!data?.data.length) return null;
  return (
    <Stack spacing={0.5}>
      <Typography variant="h3">{t(link.label)}</Typography>
      {data.data.map((row) => (
        <Stack key={row.id} direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
          <Link component={RouterLink} to={link.to(row)} sx={{ overflowWrap: 'anywhere' }}>
            {link.title(row)}
          </Link>
          {row.status && <Status of={row.status} />}
          {resource !== 'deals' && row.moves?.[0] && (
            <Typography variant="caption" color="textSecondary">
              {t('messaging.next', { move: word(`core.moves.${row.moves[0]}`) })}
            </Typography>
          )}
        </Stack>
      ))}
    </Stack>
  );
}
