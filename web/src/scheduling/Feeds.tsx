import ContentCopy from '@mui/icons-material/ContentCopy';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import { Alert, Button, IconButton, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { CalendarFeed, CalendarFeedMade } from '../api';
import { api, queries, useAll } from '../core/api';
import { useConfirm } from '../core/confirm';
import { RecordPicker } from '../core/form';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { VerbDialog } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';

/** Secret addresses by which other programs read a calendar. */
export function Feeds() {
  const t = useText();
  const can = useCan();
  const confirm = useConfirm();
  const { ago } = useFormat();
  const { data } = useAll<CalendarFeed>('/calendar-feeds');
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<CalendarFeedMade | null>(null);
  const remove = async (feed: CalendarFeed) => {
    if (
      !(await confirm({
        title: t('core.actions.delete'),
        text: t('scheduling.feeds.deleteText', { name: feed.name }),
        action: t('core.actions.delete'),
        danger: true,
      }))
    )
      return;
    await api.delete(`/calendar-feeds/${feed.id}?version=${feed.version}`).catch(complain);
    void queries.invalidateQueries();
  };
  return (
    <Stack spacing={1.5} component="section" sx={{ maxWidth: 1080 }}>
      <Typography component="h2" variant="h2" sx={{ pt: 1.5 }}>
        {t('scheduling.feeds.title')}
      </Typography>
      <Typography color="textSecondary">{t('scheduling.feeds.text')}</Typography>
      {made && <Made feed={made} />}
      {data?.data.map((feed) => (
        <Stack key={feed.id} direction="row" spacing={1} sx={{ alignItems: 'center' }}>
          <Typography sx={{ flex: 1, minWidth: 0 }}>
            {feed.name} · {feed.resourceName ?? t('scheduling.feeds.own')} ·{' '}
            {feed.lastReadAt ? t('scheduling.feeds.read', { when: ago(feed.lastReadAt) }) : t('scheduling.feeds.never')}
          </Typography>
          {can('calendar-feeds:write') && (
            <IconButton aria-label={t('scheduling.feeds.remove', { name: feed.name })} onClick={() => void remove(feed)}>
              <DeleteOutline fontSize="small" />
            </IconButton>
          )}
        </Stack>
      ))}
      {can('calendar-feeds:write') && (
        <Button variant="outlined" color="inherit" onClick={() => setMaking(true)} sx={{ alignSelf: 'flex-start', borderColor: 'divider' }}>
          {t('scheduling.feeds.create')}
        </Button>
      )}
      {making && <MakeDialog onMade={setMade} onClose={() => setMaking(false)} />}
    </Stack>
  );
}

function MakeDialog({ onMade, onClose }: { onMade: (feed: CalendarFeedMade) => void; onClose: () => void }) {
  const t = useText();
  const [name, setName] = useState('');
  const [resourceId, setResourceId] = useState<string | null>(null);
  const run = async () => onMade((await api.post<CalendarFeedMade>('/calendar-feeds', { name: name.trim(), resourceId })).data);
  return (
    <VerbDialog title={t('scheduling.feeds.create')} submit={t('core.actions.create')} disabled={!name.trim()} run={run} onClose={onClose}>
      <TextField
        label={t('scheduling.feeds.name')}
        required
        value={name}
        onChange={({ target }) => setName(target.value)}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <RecordPicker
        resource="resources"
        label={t('scheduling.feeds.of')}
        value={resourceId}
        onChange={setResourceId}
        helperText={t('scheduling.feeds.ofHint')}
      />
    </VerbDialog>
  );
}

/** The address, this once. */
function Made({ feed }: { feed: CalendarFeedMade }) {
  const t = useText();
  const copy = () => void navigator.clipboard.writeText(feed.url).then(() => notify(t('scheduling.feeds.copied')), complain);
  return (
    <Alert
      severity="success"
      action={
        <IconButton color="inherit" aria-label={t('scheduling.feeds.copy')} onClick={copy}>
          <ContentCopy fontSize="small" />
        </IconButton>
      }
    >
      {t('scheduling.feeds.once')}
      <Typography component="code" variant="body2" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
        {feed.url}
      </Typography>
    </Alert>
  );
}
