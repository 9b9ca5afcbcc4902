import School from '@mui/icons-material/SchoolOutlined';
import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { useJob } from '../record/JobDialog';
import { useCan } from '../session';
import { useText } from '../texts';
import { useSample } from './useSample';

/** Stands above every page while sample data is here, so that nobody takes its numbers for their own. */
export function SampleBanner() {
  const t = useText();
  const can = useCan();
  const { sample, remove, pending } = useSample();
  if (!sample || sample.status === 'none') return null;
  const { status, jobId, moves } = sample;
  return (
    <Box
      role="status"
      className="no-print"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1.5,
        px: { xs: 2, md: 3 },
        py: 0.5,
        rowGap: 0.5,
        minHeight: 44,
        bgcolor: 'action.selected',
      }}
    >
      <School fontSize="small" aria-hidden />
      <Typography variant="body2" sx={{ flex: '1 1 200px' }}>
        {t(`sample.status.${status}`)}
      </Typography>
      {(status === 'loading' || status === 'removing') && <Progress jobId={jobId} label={t(`sample.status.${status}`)} />}
      {moves.includes('remove') && can('organization:write') && (
        <Button size="small" color="inherit" variant="outlined" loading={pending} onClick={remove}>
          {t('sample.remove')}
        </Button>
      )}
    </Box>
  );
}

function Progress({ jobId, label }: { jobId: string | null; label: string }) {
  const { data: job } = useJob(jobId);
  return (
    <LinearProgress
      variant={job?.progress ? 'determinate' : 'indeterminate'}
      value={job?.progress ?? 0}
      aria-label={label}
      sx={{ flex: '1 1 160px', maxWidth: 320, borderRadius: 1 }}
    />
  );
}
