import { Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { NumberInput } from '../core/form';
import { useFormat } from '../core/format';
import { PlainTable, Status } from '../core/table';
import { useText } from '../core/texts';
import { nameOf, stateOf, type Invoice } from './invoices';

interface Props {
  invoices: Invoice[];
  currency: string;
  value: Record<string, string | number | null>;
  onChange: (value: Record<string, string | number | null>) => void;
}

/** Which open invoice gets how much. */
export function AllocationTable({ invoices, currency, value, onChange }: Props) {
  const t = useText();
  const { money, date } = useFormat();
  return (
    <PlainTable
      label={t('billing.payments.tabs.allocations')}
      rows={invoices}
      keyOf={({ id }) => id}
      empty={<Typography color="textSecondary">{t('billing.payments.noneOpen', { currency })}</Typography>}
      columns={[
        {
          label: t('billing.payments.table.invoice'),
          bare: true,
          cell: (invoice) => (
            <Stack direction="row" spacing={1} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
              <Link component={RouterLink} to={`/invoices/${invoice.id}`} sx={{ fontWeight: 560 }}>
                {nameOf(invoice)}
              </Link>
              <Status of={stateOf(invoice)} texts="billing.invoices" />
            </Stack>
          ),
        },
        { label: t('billing.payments.table.due'), cell: ({ dueDate }) => date(dueDate) },
        { label: t('billing.payments.table.open'), right: true, cell: ({ openAmount }) => money(openAmount, currency) },
        {
          label: t('billing.payments.table.pays'),
          right: true,
          width: 180,
          cell: (invoice) => (
            <NumberInput
              bare
              label={t('billing.payments.paysFor', { number: nameOf(invoice) })}
              unit={currency}
              value={value[invoice.id] ?? null}
              onChange={(amount) => onChange({ ...value, [invoice.id]: amount })}
            />
          ),
        },
      ]}
    />
  );
}
