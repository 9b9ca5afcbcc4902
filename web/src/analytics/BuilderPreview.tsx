import { Alert, Box, LinearProgress, Skeleton, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReportRow } from '../api';
import { api } from '../core/api';
import { useDebounced } from '../core/hooks';
import { messageOf } from '../core/notify';
import { useText } from '../core/texts';
import { finished, fitting, type Draft } from './builder';
import { ReportResult } from './ReportResult';
import type { ReportSummary } from './reports';

const ROWS = 20;

/** What comes out of the draft as it is, read anew a moment after each change. */
export function BuilderPreview({ draft }: { draft: Draft }) {
  const t = useText();
  const question = finished(draft.question);
  const text = useDebounced(JSON.stringify({ question, chart: fitting(draft.chart, question), name: draft.name.trim() || null, perPage: ROWS }), 400);
  const { data, error, isFetching } = useQuery({
    queryKey: ['/reports/preview', text],
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: () => api.post<ReportRow[]>('/reports/preview', JSON.parse(text)),
  });
  return (
    <Box aria-busy={isFetching}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {t('reports.build.previewHint')}
      </Typography>
      <Box sx={{ height: 4, mb: 1 }}>{isFetching && <LinearProgress aria-label={t('reports.build.preview')} />}</Box>
      {error && <Alert severity="warning">{messageOf(error)}</Alert>}
      {!data && !error && <Skeleton variant="rounded" height={320} />}
      {data && !error && <ReportResult rows={data.data} summary={data.meta.summary as ReportSummary} />}
    </Box>
  );
}
