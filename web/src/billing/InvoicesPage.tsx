import { Box, Button, Stack, Typography } from '@mui/material';
import { Link as RouterLink, useSearchParams } from 'react-router';
import type { InvoiceTotals } from '../api';
import { useOne } from '../core/api';
import { useFormat } from '../core/format';
import { Page } from '../core/record';
import { useCan } from '../core/session';
import { DataTable } from '../core/table';
import { filterQuery, readState } from '../core/table/listState';
import { useText } from '../core/texts';
import { invoicesTable } from './invoices';

export function InvoicesPage() {
  const t = useText();
  const can = useCan();
  const actions = (
    <>
      <Button component={RouterLink} to="/invoices/numbers" color="inherit">
        {t('billing.invoices.actions.numbers')}
      </Button>
      {can('invoices:write') && (
        <Button component={RouterLink} to="/invoices/collective" variant="outlined" color="inherit" sx={{ borderColor: 'divider' }}>
          {t('billing.invoices.actions.collective')}
        </Button>
      )}
    </>
  );
  return (
    <Page title={t('billing.invoices.title')} actions={actions}>
      <Totals />
      <DataTable of={invoicesTable} />
    </Page>
  );
}

/** What all the rows of the list come to, under whatever filter is set; from the server. */
function Totals() {
  const t = useText();
  const { money } = useFormat();
  const [params] = useSearchParams();
  const { data: totals } = useOne<InvoiceTotals[]>('/invoices/totals', filterQuery(readState(params, invoicesTable.filters)));
  if (!totals?.length) return null;
  return (
    <Stack component="section" aria-label={t('billing.invoices.totals.label')} spacing={0.5}>
      {totals.map((one) => (
        <Box key={one.currency} component="dl" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 0.5 }}>
          <Sum label={t('billing.invoices.totals.count', { count: one.count })} value={money(one.totalAmount, one.currency)} />
          <Sum label={t('billing.invoices.fields.subtotal')} value={money(one.subtotal, one.currency)} />
          <Sum label={t('billing.invoices.fields.openAmount')} value={money(one.openAmount, one.currency)} />
          <Sum label={t('billing.invoices.totals.overdue')} value={money(one.overdueAmount, one.currency)} alarming={Number(one.overdueAmount) > 0} />
        </Box>
      ))}
    </Stack>
  );
}

function Sum({ label, value, alarming }: { label: string; value: string; alarming?: boolean }) {
  return (
    <Box sx={{ minWidth: 110 }}>
      <Typography component="dt" variant="caption" color="textSecondary">
        {label}
      </Typography>
      <Typography
        component="dd"
        sx={{ m: 0, fontWeight: 600, fontSize: '1.05rem', fontVariantNumeric: 'tabular-nums', color: alarming ? 'error.main' : undefined }}
      >
        {value}
      </Typography>
    </Box>
  );
}
