import { Alert, Button, Stack, Typography } from '@mui/material';
import type { ImportBatchDetail } from '../api';
import { api, useOne, useWrite } from '../core/api';
import { useConfirm } from '../core/confirm';
import { messageOf, notify } from '../core/notify';
import { useCan } from '../core/session';
import { useText } from '../core/texts';

/** What an import did, and the way back. */
export function ImportPanel({ id }: { id: string }) {
  const t = useText();
  const can = useCan();
  const confirm = useConfirm();
  const { data: batch } = useOne<ImportBatchDetail>(`/import-batches/${id}`);
  const undo = useWrite(() => api.post(`/import-batches/${id}/undo`));
  if (!batch) return null;
  const { created, updated, matched, skipped } = batch;
  const ask = async () => {
    const text = t('settings.imports.undoText', { created, updated });
    if (await confirm({ title: t('settings.imports.undo'), text, action: t('settings.imports.undo'), danger: true }))
      undo.mutate(undefined, { onSuccess: () => notify(t('settings.imports.undone')) });
  };
  return (
    <Stack spacing={2}>
      <Typography>{t('settings.imports.did', { created, updated, matched, skipped })}</Typography>
      {undo.error && <Alert severity="error">{messageOf(undo.error)}</Alert>}
      {batch.result.errors.length > 0 && (
        <Stack component="ul" spacing={0.5} sx={{ m: 0, pl: 2.5 }}>
          {batch.result.errors.slice(0, 20).map((error, at) => (
            <Typography component="li" variant="body2" key={at}>
              {t('settings.imports.error', { row: error.row, message: error.message })}
            </Typography>
          ))}
        </Stack>
      )}
      {batch.moves.includes('undo') && can('imports:undo') && (
        <Button color="error" variant="outlined" loading={undo.isPending} onClick={() => void ask()} sx={{ alignSelf: 'flex-start' }}>
          {t('settings.imports.undo')}
        </Button>
      )}
    </Stack>
  );
}
