import { Button } from '@mui/material';
import { Link } from 'react-router';
import { Page } from '../core/record';
import { useCan } from '../core/session';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { reportsTable } from './reports';

/** Reports that came with the house, one's own, and those that others share. */
export function ReportsPage() {
  const t = useText();
  const can = useCan();
  const places = [
    { to: '/report-schedules', label: t('schedules.title'), can: 'reports:read' },
    { to: '/alerts', label: t('alerts.title'), can: 'alerts:read' },
  ];
  return (
    <Page
      title={t('reports.title')}
      hint={t('reports.hint')}
      actions={places
        .filter((one) => can(one.can))
        .map(({ to, label }) => (
          <Button key={to} component={Link} to={to} variant="outlined" color="inherit" sx={{ borderColor: 'divider' }}>
            {label}
          </Button>
        ))}
    >
      <DataTable of={reportsTable} />
    </Page>
  );
}
