import { Alert, Button, Stack } from '@mui/material';
import { useState } from 'react';
import type { Channel, ChannelTest } from '../api';
import { api, queries } from '../core/api';
import { complain } from '../core/notify';
import { useCan } from '../core/session';
import { useText } from '../core/texts';

/** Whether the channel works, in plain words, as it is now. */
export function ChannelState({ of }: { of: Channel }) {
  const t = useText();
  const can = useCan();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<ChannelTest | null>(null);
  const look = async () => {
    setBusy(true);
    await api.post<ChannelTest>(`/channels/${of.id}/test`).then(({ data }) => setFound(data), complain);
    setBusy(false);
    void queries.invalidateQueries();
  };
  const told = found ?? (of.statusReason ? { ok: false, reason: of.statusReason } : null);
  return (
    <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
      {told && <Alert severity={told.ok ? 'success' : 'error'}>{told.ok ? t('messaging.channels.test.ok') : told.reason}</Alert>}
      {can('channels:write') && (
        <Button variant="outlined" size="small" loading={busy} onClick={() => void look()}>
          {t('messaging.channels.test.run')}
        </Button>
      )}
    </Stack>
  );
}
