import MailOutlined from '@mui/icons-material/MailOutlined';
import { IconButton, Stack, Tab, Tabs, TextField, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Customer } from '../api';
import { Page } from '../core/record';
import { useMe } from '../core/session';
import { DataTable, type Table } from '../core/table';
import { useText } from '../core/texts';
import { DayInput, daysAfter, monthsBefore, useToday } from '../core/time';

const recallTable: Table<Customer, 'customers'> = {
  texts: 'customers',
  path: '/customers',
  sort: 'nextExamOn',
  to: ({ id }) => `/customers/${id}`,
  peek: false,
  export: 'customers:export',
  empty: { title: 'health.recall.empty', text: 'health.recall.emptyText' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'phone' },
    { field: 'email', render: (customer) => <Write customer={customer} /> },
    { field: 'lastExamOn', type: 'date', sort: true },
    { field: 'nextExamOn', type: 'date', sort: true },
    { field: 'lastActivityAt', type: 'ago', sort: true },
  ],
};
const awayTable: Table<Customer, 'customers'> = { ...recallTable, sort: 'lastActivityAt' };

/** `/customers/recall`: whose exam is due, who was not heard of for long. */
export function RecallPage() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') === 'away' ? 'away' : 'due';
  const today = useToday();
  const [until, setUntil] = useState(() => daysAfter(today, 30));
  const [months, setMonths] = useState(12);
  return (
    <Page title={t('health.recall.title')} crumbs={[{ label: t('customers.title'), to: '/customers' }]}>
      <Stack spacing={2}>
        <Tabs value={tab} onChange={(_, next: string) => setParams({ tab: next })} aria-label={t('health.recall.title')}>
          <Tab value="due" label={t('health.recall.due')} />
          <Tab value="away" label={t('health.recall.away')} />
        </Tabs>
        {tab === 'due' ? (
          <DayInput counts="late" label={t('health.recall.within')} value={until} onChange={(day) => day && setUntil(day)} sx={{ maxWidth: 220 }} />
        ) : (
          <TextField
            type="number"
            label={t('health.recall.months')}
            value={months}
            onChange={(event) => setMonths(Math.min(120, Math.max(1, Math.round(Number(event.target.value)) || 1)))}
            sx={{ maxWidth: 220 }}
          />
        )}
        {tab === 'due' ? (
          <DataTable key="due" of={recallTable} fixed={{ nextExamTo: until }} local />
        ) : (
          <DataTable key="away" of={awayTable} fixed={{ lastActivityTo: monthsBefore(today, months), status: 'active' }} local />
        )}
      </Stack>
    </Page>
  );
}

/** Opens one's own mail program with the words of a reminder. */
function Write({ customer }: { customer: Customer }) {
  const t = useText();
  const { organization } = useMe();
  if (!customer.email) return '–';
  const words = { name: customer.name, organization: organization.name };
  const query = `subject=${encodeURIComponent(t('health.recall.subject'))}&body=${encodeURIComponent(t('health.recall.body', words))}`;
  const label = t('health.recall.write', { name: customer.name });
  return (
    <Stack direction="row" spacing={0.5} sx={{ alignItems: 'center' }}>
      <span>{customer.email}</span>
      <Tooltip title={label}>
        <IconButton size="small" component="a" href={`mailto:${customer.email}?${query}`} aria-label={label}>
          <MailOutlined fontSize="small" />
        </IconButton>
      </Tooltip>
    </Stack>
  );
}
