import { Button } from '@mui/material';
import { Link, useSearchParams } from 'react-router';
import { Page } from '../core/record';
import { useMe } from '../core/session';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { customersTable } from './customers';
import { Segments } from './Segments';

export function CustomersPage() {
  const t = useText();
  const [params] = useSearchParams();
  const segmentId = params.get('segmentId') ?? undefined;
  const { industry } = useMe().organization;
  const recall = (industry === 'optician' || industry === 'clinic') && (
    <Button component={Link} to="/customers/recall" variant="outlined" color="inherit">
      {t('health.recall.title')}
    </Button>
  );
  return (
    <Page title={t('customers.title')} actions={recall}>
      <Segments />
      <DataTable key={segmentId} of={customersTable} fixed={segmentId ? { segmentId } : {}} />
    </Page>
  );
}
