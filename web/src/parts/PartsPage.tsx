import Fact from '@mui/icons-material/FactCheckOutlined';
import Place from '@mui/icons-material/PlaceOutlined';
import { Button } from '@mui/material';
import { Link, useNavigate } from 'react-router';
import { Actions, Page } from '../core/record';
import { ScanButton } from '../core/scan';
import { useCan } from '../core/session';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { partsTable } from './parts';
import { useScanned } from './useScanned';

export function PartsPage() {
  const t = useText();
  const can = useCan();
  const go = useNavigate();
  const scanned = useScanned();
  const actions = (
    <>
      {can('locations:read') && (
        <Button component={Link} to="/locations" color="inherit" startIcon={<Place />}>
          {t('parts.actions.locations')}
        </Button>
      )}
      {can('stock:read') && (
        <Button component={Link} to="/stock-counts" color="inherit" startIcon={<Fact />}>
          {t('parts.actions.counts')}
        </Button>
      )}
      <ScanButton onCode={scanned} />
      <Actions
        of={[
          { key: 'categories', label: t('parts.categories.title'), rare: true, run: () => go('/part-categories') },
          { key: 'lots', label: t('parts.lots.title'), can: 'stock:read', rare: true, run: () => go('/lots') },
          { key: 'valuation', label: t('parts.valuation.title'), can: 'costs:read', rare: true, run: () => go('/stock-valuation') },
        ]}
      />
    </>
  );
  return (
    <Page title={t('parts.title')} actions={actions}>
      <DataTable of={partsTable} />
    </Page>
  );
}
