import { Alert, Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useCan, useMe } from './session';
import { useText } from './texts';

/** Said wherever a mail is written while no mail server is set up: it will wait in the outbox, not reach anybody. */
export function NoMailServer() {
  const t = useText();
  const can = useCan();
  if (useMe().sendsMail) return null;
  return (
    <Alert severity="warning">
      {t('core.noMailServer')}{' '}
      {can('outgoing-mails:read') && (
        <Link component={RouterLink} to="/settings/mails">
          {t('core.outbox')}
        </Link>
      )}
    </Alert>
  );
}
