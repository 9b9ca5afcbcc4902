import { FormControlLabel, Switch } from '@mui/material';
import { useState } from 'react';
import { VerbDialog } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { MomentInput } from '../core/time';
import { instantOf } from '../core/time/zone';
import type { Sending } from './Composer';
import { soon } from './moments';
import { Soon } from './SnoozeDialog';

/** When what is written leaves. */
export function LaterDialog({ empty, onSend, onClose }: { empty: boolean; onSend: (more: Sending) => Promise<void>; onClose: () => void }) {
  const t = useText();
  const zone = useMe().organization.timeZone ?? 'UTC';
  const [at, setAt] = useState(() => soon('tomorrow', zone, Date.now()));
  const [unless, setUnless] = useState(true);
  return (
    <VerbDialog
      title={t('messaging.later.title')}
      text={empty ? t('messaging.later.empty') : undefined}
      submit={t('messaging.later.submit')}
      disabled={!at || empty}
      run={() => onSend({ scheduledAt: instantOf(at, zone), cancelOnReply: unless })}
      onClose={onClose}
    >
      <Soon zone={zone} onChoose={setAt} />
      <MomentInput label={t('messaging.later.at')} value={at} onChange={setAt} />
      <FormControlLabel control={<Switch checked={unless} onChange={(_, on) => setUnless(on)} />} label={t('messaging.later.unless')} />
    </VerbDialog>
  );
}
