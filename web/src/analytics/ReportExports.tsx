import { Button, Stack } from '@mui/material';
import { useState } from 'react';
import type { Report } from '../api';
import { download } from '../core/api';
import { complain, notify } from '../core/notify';
import { JobDialog } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';

const FORMATS = ['csv', 'xlsx', 'pdf'] as const;

/** The whole report as a file, with its period and filters; a PDF that takes long is waited for. */
export function ReportExports({ report, asked }: { report: Report; asked: Record<string, string | undefined> }) {
  const t = useText();
  const can = useCan();
  const [job, setJob] = useState<string | null>(null);
  if (!can('reports:export')) return null;
  const path = `/reports/${report.id}/export`;
  const take = async (format: (typeof FORMATS)[number]) => {
    if (format === 'pdf') notify(t('reports.one.drawing'));
    setJob(await download(path, { format, ...asked }));
  };
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }} className="no-print">
      {FORMATS.map((format) => (
        <Button key={format} variant="outlined" color="inherit" size="small" sx={{ borderColor: 'divider' }} onClick={() => void take(format).catch(complain)}>
          {t(`reports.one.${format}`)}
        </Button>
      ))}
      {job && (
        <JobDialog
          id={job}
          title={t('reports.one.drawing')}
          onClose={(result) => {
            setJob(null);
            if (result) void download(path, { format: 'pdf', jobId: job, ...asked }).catch(complain);
          }}
        />
      )}
    </Stack>
  );
}
