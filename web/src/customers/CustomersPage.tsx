import { Button } from '@mui/material';
import { Link } from 'react-router';
import { Page } from '../core/record';
import { useMe } from '../core/session';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { customersTable } from './customers';

export function CustomersPage() {
  const t = useText();
  const { industry } = useMe().organization;
  const recall = (industry === 'optician' || industry === 'clinic') && (
    <Button component={Link} to="/customers/recall" variant="outlined" color="inherit">
      {t('health.recall.title')}
    </Button>
  );
  return (
    <Page title={t('customers.title')} actions={recall}>
      <DataTable of={customersTable} />
    </Page>
  );
}
