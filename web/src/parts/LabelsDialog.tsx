import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { api, useWrite } from '../core/api';
import { messageOf } from '../core/notify';
import { PdfPreview, useJob } from '../core/record';
import { useText } from '../core/texts';

const FORMATS = ['a4', 'single'] as const;
type Format = (typeof FORMATS)[number];

/** Labels of many parts or locations as one PDF: sheets, or one small page each. */
export function LabelsDialog({ path, ids, onClose }: { path: '/parts' | '/locations'; ids: string[]; onClose: () => void }) {
  const t = useText();
  const [format, setFormat] = useState<Format>('a4');
  const [jobId, setJobId] = useState<string | null>(null);
  const { data: job } = useJob<{ fileId: string }>(jobId);
  const draw = useWrite(async () => (await api.post<{ jobId: string }>(`${path}/labels`, { ids, format })).data);
  const failed = draw.error ?? (job?.status === 'failed' ? job.error : null);
  const fileId = job?.result?.fileId;
  return (
    <Dialog open onClose={onClose} maxWidth={fileId ? 'md' : 'xs'} aria-labelledby="labels-title">
      <DialogTitle id="labels-title" component="h2" variant="h2">
        {t('parts.label.many', { count: ids.length })}
      </DialogTitle>
      <DialogContent>
        {failed !== null && <Alert severity="error">{messageOf(failed)}</Alert>}
        {fileId ? (
          <PdfPreview path={`/files/${fileId}`} version={1} name={t('parts.label.file')} height="60vh" />
        ) : jobId ? (
          <>
            <Typography role="status">{t('parts.label.drawing')}</Typography>
            <LinearProgress aria-label={t('parts.label.drawing')} sx={{ my: 1 }} />
          </>
        ) : (
          <ToggleButtonGroup
            exclusive
            fullWidth
            size="small"
            value={format}
            aria-label={t('parts.label.format')}
            onChange={(_, next) => next && setFormat(next)}
          >
            {FORMATS.map((one) => (
              <ToggleButton key={one} value={one} sx={{ textTransform: 'none' }}>
                {t(`parts.label.formats.${one}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {t('core.actions.close')}
        </Button>
        {!jobId && (
          <Button variant="contained" loading={draw.isPending} onClick={() => draw.mutate(undefined, { onSuccess: ({ jobId: started }) => setJobId(started) })}>
            {t('parts.label.draw')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
