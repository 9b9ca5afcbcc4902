import { Button, FormControlLabel, Switch } from '@mui/material';
import { useRef, useState } from 'react';
import { api, download, queries } from '../core/api';
import { complain } from '../core/notify';
import { JobDialog, VerbDialog } from '../core/record';
import { useText } from '../core/texts';

/** Everything about a person as a ZIP: asked for, followed, taken home. */
export function DataExport({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useText();
  const [internal, setInternal] = useState(false);
  const [job, setJob] = useState<string | null>(null);
  // the first dialog closes itself when it is done, and does not know yet that the second is open
  const started = useRef(false);
  const start = async () => {
    const { data } = await api.post<{ jobId: string }>(`/customers/${customerId}/data-export`, { internal });
    started.current = true;
    setJob(data.jobId);
  };
  const ended = () => {
    void queries.invalidateQueries();
    onClose();
  };
  if (job)
    return (
      <JobDialog<{ fileId: string; name: string }> id={job} title={t('care.privacy.exporting')} onClose={ended}>
        {({ fileId, name }) => (
          <Button variant="contained" onClick={() => void download(`/files/${fileId}`, {}, name).catch(complain)}>
            {t('care.privacy.download')}
          </Button>
        )}
      </JobDialog>
    );
  return (
    <VerbDialog
      title={t('care.privacy.export')}
      text={t('care.privacy.exportText')}
      submit={t('care.privacy.export')}
      run={start}
      onClose={() => started.current || onClose()}
    >
      <FormControlLabel control={<Switch checked={internal} onChange={(_, on) => setInternal(on)} />} label={t('care.privacy.internal')} />
    </VerbDialog>
  );
}
