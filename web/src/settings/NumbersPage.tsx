import { Alert, Box, Button, Paper, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { NumberSeries } from '../api';
import { api, useOne, useWrite } from '../core/api';
import { complain, notify } from '../core/notify';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { useToday } from '../core/time';
import { numberOf } from './pattern';
import { Sheet } from './Sheet';

/** `/settings/numbers`: how the numbers of documents and records look. */
export function NumbersPage() {
  const t = useText();
  const can = useCan();
  const { data } = useOne<NumberSeries[]>('/number-series');
  return (
    <Sheet title={t('settings.numbers.title')} hint={t('settings.numbers.hint')}>
      {!can('series:write') && <Alert severity="info">{t('settings.readOnly')}</Alert>}
      <Stack spacing={1} sx={{ maxWidth: 860 }}>
        {data?.map((series) => (
          <Series key={series.series} series={series} mayWrite={can('series:write')} />
        ))}
      </Stack>
    </Sheet>
  );
}

function Series({ series, mayWrite }: { series: NumberSeries; mayWrite: boolean }) {
  const t = useText();
  const [pattern, setPattern] = useState(series.pattern);
  const next = numberOf(pattern, series.drawn + 1, Number(useToday().slice(0, 4)));
  const save = useWrite(() => api.put(`/number-series/${series.series}`, { pattern }));
  const label = t(`settings.numbers.series.${series.series}`);
  return (
    <Paper
      variant="outlined"
      component="form"
      noValidate
      sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '170px 1fr 170px 110px' }, gap: 1.5, alignItems: 'center', p: 1.5 }}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined, { onSuccess: () => notify(t('core.saved')), onError: complain });
      }}
    >
      <Typography component="h2" variant="h3">
        {label}
      </Typography>
      <TextField
        label={t('settings.numbers.pattern')}
        value={pattern}
        disabled={!mayWrite}
        error={!next}
        helperText={next ? undefined : t('settings.numbers.wrong')}
        onChange={(event) => setPattern(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 40, spellCheck: false, 'aria-label': t('settings.numbers.patternOf', { series: label }) } }}
      />
      <Box>
        <Typography variant="caption" color="textSecondary" component="div">
          {t('settings.numbers.next')}
        </Typography>
        <Typography sx={{ fontWeight: 600 }}>{next ?? '–'}</Typography>
      </Box>
      {mayWrite && (
        <Button
          type="submit"
          variant="contained"
          disabled={!next || pattern === series.pattern}
          loading={save.isPending}
          aria-label={t('settings.numbers.saveOf', { series: label })}
        >
          {t('core.actions.save')}
        </Button>
      )}
    </Paper>
  );
}
