import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { api, useWrite } from '../core/api';
import { useFormat } from '../core/format';
import { messageOf, notify } from '../core/notify';
import { PlainTable } from '../core/table';
import { unitWord, useText } from '../core/texts';
import { signed } from './CountLineCard';
import type { Sheet } from './counts';
import { differenceOf } from './useCounting';

/** What booking a count will do, before it does it. */
export function PostDialog({ sheet, onClose }: { sheet: Sheet; onClose: () => void }) {
  const t = useText();
  const { number } = useFormat();
  const write = useWrite(() => api.post(`/stock-counts/${sheet.id}/post`));
  const differ = sheet.lines.filter((line) => differenceOf(line));
  const left = sheet.lines.filter(({ countedQuantity }) => countedQuantity === null).length;
  const book = async () => {
    await write.mutateAsync(undefined);
    notify(t('parts.counts.post.done'));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby="post-title">
      <DialogTitle id="post-title" component="h2" variant="h2">
        {t('parts.counts.post.title')}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          {write.error && <Alert severity="error">{messageOf(write.error)}</Alert>}
          <Typography>
            {sheet.blind ? t('parts.counts.post.blind') : differ.length ? t('parts.counts.post.text', { count: differ.length }) : t('parts.counts.post.none')}{' '}
            {left > 0 && t('parts.counts.post.left', { count: left })}
          </Typography>
          {differ.length > 0 && (
            <PlainTable
              label={t('parts.counts.columns.difference')}
              rows={differ}
              keyOf={({ partId }) => partId}
              columns={[
                { label: t('parts.counts.columns.part'), bare: true, cell: ({ name }) => name },
                { label: t('parts.counts.columns.sheet'), right: true, cell: ({ frozenQuantity }) => number(frozenQuantity) },
                { label: t('parts.counts.columns.counted'), right: true, cell: ({ countedQuantity }) => number(countedQuantity) },
                { label: t('parts.counts.columns.difference'), right: true, cell: (line) => `${signed(differenceOf(line)!, number)} ${unitWord(line.unit)}` },
              ]}
            />
          )}
          <Typography variant="body2" color="textSecondary">
            {t('parts.counts.post.moved')}
          </Typography>
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {t('core.actions.cancel')}
        </Button>
        <Button variant="contained" loading={write.isPending} onClick={() => void book().catch(() => null)}>
          {t('parts.counts.post.action')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
