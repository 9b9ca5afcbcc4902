import { Alert, Button } from '@mui/material';
import { useReach } from '../api/network';
import { useText } from '../texts';

/** Tells of an outage and of a newer server; what was typed stays. */
export function ReachBanner() {
  const t = useText();
  const reach = useReach();
  if (reach === 'online') return null;
  const reload = (
    <Button size="small" color="inherit" onClick={() => location.reload()}>
      {t('core.actions.reload')}
    </Button>
  );
  return (
    <Alert
      severity={reach === 'offline' ? 'warning' : 'info'}
      variant="filled"
      role="status"
      action={reach === 'outdated' && reload}
      sx={{ position: 'fixed', zIndex: 2000, top: 8, left: '50%', transform: 'translateX(-50%)', maxWidth: 'calc(100vw - 16px)', py: 0 }}
    >
      {t(reach === 'offline' ? 'core.offline' : 'core.outdated')}
    </Alert>
  );
}
