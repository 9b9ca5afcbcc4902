import { Button } from '@mui/material';
import { useState } from 'react';
import { DataTable } from '../core/table';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { Invitations } from './Invitations';
import { InviteDialog } from './InviteDialog';
import { membersTable } from './members';
import { Sheet } from './Sheet';

/** `/settings/people`: who works here, and who is invited to. */
export function PeoplePage() {
  const t = useText();
  const can = useCan();
  const [inviting, setInviting] = useState(false);
  const invite = can('invitations:write') && (
    <Button variant="contained" onClick={() => setInviting(true)}>
      {t('settings.people.invite')}
    </Button>
  );
  return (
    <Sheet title={t('settings.people.title')} hint={t('settings.people.hint')} actions={invite}>
      <DataTable of={membersTable} />
      {can('invitations:read') && <Invitations />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Sheet>
  );
}
