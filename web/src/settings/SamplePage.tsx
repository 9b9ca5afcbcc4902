import { Button, Stack, Typography } from '@mui/material';
import { useSample } from '../core/sample';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { Card, Sheet } from './Sheet';

/** `/settings/sample`: a company to learn on comes and goes. */
export function SamplePage() {
  const t = useText();
  const can = useCan();
  const { sample, load, remove, pending } = useSample();
  const may = (move: 'load' | 'remove') => can('organization:write') && sample?.moves.includes(move);
  return (
    <Sheet title={t('sample.title')}>
      <Card title={t('sample.company')} text={t('sample.text')}>
        <Stack component="ul" spacing={0.5} sx={{ m: 0, pl: 2.5 }}>
          {(['numbers', 'leaves', 'keeps'] as const).map((one) => (
            <li key={one}>{t(`sample.${one}`)}</li>
          ))}
        </Stack>
        {sample && <Typography role="status">{t(`sample.status.${sample.status}`)}</Typography>}
        {may('load') && (
          <Button variant="contained" loading={pending} onClick={load} sx={{ alignSelf: 'flex-start' }}>
            {t('sample.load')}
          </Button>
        )}
        {may('remove') && (
          <Button variant="outlined" color="error" loading={pending} onClick={remove} sx={{ alignSelf: 'flex-start' }}>
            {t('sample.remove')}
          </Button>
        )}
      </Card>
    </Sheet>
  );
}
