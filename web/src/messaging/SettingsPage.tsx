import { Button, Stack } from '@mui/material';
import { useState } from 'react';
import type { MessagingSettings } from '../api';
import { api, useOne } from '../core/api';
import { useConfirm } from '../core/confirm';
import { Failed } from '../core/errors/Trouble';
import { fields, Form } from '../core/form';
import { complain, notify } from '../core/notify';
import { JobDialog, Page } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';

const F = fields('messaging.keeping');

/** How the organization keeps its messages. */
export function SettingsPage() {
  const t = useText();
  const can = useCan();
  const { data, isError, error } = useOne<MessagingSettings>('/messaging-settings');
  if (isError) return <Failed error={error} />;
  return (
    <Page title={t('messaging.keeping.title')} crumbs={[{ label: t('messaging.title'), to: '/conversations' }]}>
      {data && (
        <Stack spacing={3}>
          <Form<MessagingSettings>
            texts="messaging.keeping"
            record={data}
            fields={['createsCustomers', 'retentionMonths', 'tracksMails', 'encrypted']}
            disabled={!can('settings:write')}
            save={async (values) => (await api.patch<MessagingSettings>('/messaging-settings', values)).data}
            onSaved={() => notify(t('core.saved'))}
          >
            <F.Flag name="createsCustomers" />
            <F.Quantity name="retentionMonths" width={6} />
            <F.Flag name="tracksMails" />
            <F.Flag name="encrypted" />
          </Form>
          {data.encrypted && can('settings:write') && <Rotate />}
        </Stack>
      )}
    </Page>
  );
}

function Rotate() {
  const t = useText();
  const confirm = useConfirm();
  const [jobId, setJobId] = useState<string | null>(null);
  const run = async () => {
    if (!(await confirm({ title: t('messaging.keeping.rotate'), text: t('messaging.keeping.rotateText'), action: t('messaging.keeping.rotate') }))) return;
    await api.post<{ jobId: string }>('/messaging-settings/rotate-key').then(({ data }) => setJobId(data.jobId), complain);
  };
  return (
    <>
      <Button variant="outlined" color="inherit" onClick={() => void run()} sx={{ alignSelf: 'flex-start' }}>
        {t('messaging.keeping.rotate')}
      </Button>
      {jobId && <JobDialog id={jobId} title={t('messaging.keeping.rotate')} onClose={() => setJobId(null)} />}
    </>
  );
}
