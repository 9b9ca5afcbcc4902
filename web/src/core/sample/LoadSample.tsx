import { Button, Stack, Typography } from '@mui/material';
import { useText } from '../texts';
import { useSample } from './useSample';

/** Offers a company to learn on, where there is one for the industry and it is not here yet. */
export function LoadSample() {
  const t = useText();
  const { sample, load, pending } = useSample();
  if (!sample?.moves.includes('load')) return null;
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5} sx={{ alignItems: { sm: 'center' }, borderTop: 1, borderColor: 'divider', mt: 1.5, pt: 1.5 }}>
      <Typography variant="body2" color="textSecondary" sx={{ flex: 1 }}>
        {t('sample.offer')}
      </Typography>
      <Button variant="outlined" color="inherit" loading={pending} onClick={load} sx={{ borderColor: 'divider', flexShrink: 0 }}>
        {t('sample.load')}
      </Button>
    </Stack>
  );
}
