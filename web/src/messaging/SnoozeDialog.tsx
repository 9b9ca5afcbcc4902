import { Stack, Chip } from '@mui/material';
import { useState } from 'react';
import type { ConversationView } from '../api';
import { api } from '../core/api';
import { VerbDialog } from '../core/record';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { MomentInput } from '../core/time';
import { instantOf } from '../core/time/zone';
import { soon, SOON } from './moments';
import { useBase } from './inbox';

/** Out of sight until then; what the customer writes brings it back before. */
export function SnoozeDialog({ of, onClose }: { of: ConversationView; onClose: () => void }) {
  const t = useText();
  const base = useBase();
  const zone = useMe().organization.timeZone ?? 'UTC';
  const [at, setAt] = useState(() => soon('tomorrow', zone, Date.now()));
  return (
    <VerbDialog
      title={t('messaging.snooze.title')}
      text={t('messaging.snooze.text')}
      submit={t('messaging.steps.snooze')}
      disabled={!at}
      run={() => api.post(`${base}/${of.id}/snooze`, { until: instantOf(at, zone) })}
      onClose={onClose}
    >
      <Soon zone={zone} onChoose={setAt} />
      <MomentInput label={t('messaging.snooze.until')} value={at} onChange={setAt} />
    </VerbDialog>
  );
}

/** The times people mean most often. */
export function Soon({ zone, onChoose }: { zone: string; onChoose: (clock: string) => void }) {
  const t = useText();
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
      {SOON.map((when) => (
        <Chip key={when} variant="outlined" label={t(`messaging.soon.${when}`)} onClick={() => onChoose(soon(when, zone, Date.now()))} />
      ))}
    </Stack>
  );
}
