import { Paper, Typography } from '@mui/material';
import { useText } from '../core/texts';
import { ForecastChart } from './ForecastChart';

/** On the page of a part: what of it was sold and consumed, and what months to come may need. */
export function PartForecast({ id }: { id: string }) {
  const t = useText();
  const title = t('boards.forecast.part');
  return (
    <Paper component="section" variant="outlined" aria-label={title} sx={{ p: 2, minWidth: 0 }}>
      <Typography component="h2" variant="h3" sx={{ mb: 1 }}>
        {t('boards.forecast.partText')}
      </Typography>
      <ForecastChart path={`/forecasts/parts/${id}`} title={title} height={280} />
    </Paper>
  );
}
