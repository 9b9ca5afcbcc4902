import { Alert, Button } from '@mui/material';
import { useReach } from '../api/network';
import { useText } from '../texts';

/** Tells of an outage and of a newer server; what was typed stays. */
export function ReachBanner() {
  const t = useText();
  const reach = useReach();
  if (reach === 'online') return null;
  const reload = (
    <Button size="small" color="inherit" onClick={() => location.reload()} sx={{ whiteSpace: 'nowrap' }}>
      {t('core.actions.reload')}
    </Button>
  );
  return (
    <Alert
      severity={reach === 'offline' ? 'warning' : 'info'}
      variant="filled"
      role="status"
      action={reach === 'outdated' && reload}
      // held at both edges: centred by `left: 50%` it would have half a phone to break its words in
      sx={{
        position: 'fixed',
        zIndex: 2000,
        top: 8,
        left: 8,
        right: 8,
        mx: 'auto',
        width: 'fit-content',
        py: 0,
        '& .MuiAlert-action': { alignItems: 'center', pt: 0 },
      }}
    >
      {t(reach === 'offline' ? 'core.offline' : 'core.outdated')}
    </Alert>
  );
}
