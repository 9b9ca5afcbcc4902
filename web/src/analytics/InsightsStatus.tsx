import { Box, Chip, Stack, Typography } from '@mui/material';
import type { OwnFilter } from '../core/table';
import { useText } from '../core/texts';
import { STATUSES } from './insights';

/** One of the three, or all. */
export function OneStatus({ label, filters, set }: OwnFilter) {
  const t = useText();
  const chosen = filters.status?.[0];
  return (
    <Box role="group" aria-label={label}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 0.5 }}>
        {label}
      </Typography>
      <Stack direction="row" useFlexGap spacing={0.75} sx={{ flexWrap: 'wrap' }}>
        {STATUSES.map((one) => (
          <Chip
            key={one}
            label={t(`insights.profiles.status.${one}`)}
            component="button"
            clickable
            aria-pressed={chosen === one}
            onClick={() => set(chosen === one ? [] : [one])}
            variant={chosen === one ? 'filled' : 'outlined'}
            color={chosen === one ? 'primary' : 'default'}
            sx={{ height: 28, '@media (pointer: coarse)': { height: 40 } }}
          />
        ))}
      </Stack>
    </Box>
  );
}
