import Schedule from '@mui/icons-material/ScheduleOutlined';
import { Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { Message } from '../api';
import { api, queries } from '../core/api';
import { useFormat } from '../core/format';
import { complain } from '../core/notify';
import { VerbDialog } from '../core/record';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';
import { MomentInput } from '../core/time';
import { clockOf, instantOf } from '../core/time/zone';
import { useBase } from './inbox';

/** What leaves later: when, and that it can still be changed or called off. */
export function Scheduled({ of }: { of: Message }) {
  const t = useText();
  const can = useCan();
  const { time } = useFormat();
  const path = `${useBase()}/${of.conversationId}/messages/${of.id}`;
  const [editing, setEditing] = useState(false);
  const cancel = () =>
    void api
      .delete(path)
      .catch(complain)
      .finally(() => void queries.invalidateQueries());
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
      <Schedule fontSize="small" aria-hidden />
      <Typography variant="body2">
        {t('messaging.scheduled', { time: time(of.scheduledAt) })}
        {of.cancelOnReply && ` · ${t('messaging.unlessReply')}`}
      </Typography>
      {can('conversations:send') && (
        <>
          <Button size="small" onClick={() => setEditing(true)}>
            {t('core.actions.edit')}
          </Button>
          <Button size="small" color="error" onClick={cancel}>
            {t('messaging.callOff')}
          </Button>
        </>
      )}
      {editing && <Later of={of} path={path} onClose={() => setEditing(false)} />}
    </Stack>
  );
}

function Later({ of, path, onClose }: { of: Message; path: string; onClose: () => void }) {
  const t = useText();
  const zone = useMe().organization.timeZone ?? 'UTC';
  const [text, setText] = useState(of.content);
  const [at, setAt] = useState(() => clockOf(of.scheduledAt!, zone));
  return (
    <VerbDialog
      title={t('messaging.later.edit')}
      submit={t('core.actions.save')}
      disabled={!text.trim() || !at}
      run={() => api.patch(path, { version: of.version, content: text, scheduledAt: instantOf(at, zone) })}
      onClose={onClose}
    >
      <TextField multiline minRows={3} label={t('messaging.reply')} value={text} onChange={(event) => setText(event.target.value)} />
      <MomentInput label={t('messaging.later.at')} value={at} onChange={setAt} />
    </VerbDialog>
  );
}
