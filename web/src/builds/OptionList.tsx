import { Box, Stack, TableCell, TableRow, Typography } from '@mui/material';
import { RecordName } from '../core/record';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import type { Build } from './builds';
import { Grid } from './Grid';

/** What a customer can choose, and what a choice changes in price and parts. */
export function OptionList({ build }: { build: Build }) {
  const t = useText();
  const { price, number } = useFormat();
  if (!build.options.length) return <Typography color="textSecondary">{t('builds.options.none')}</Typography>;
  return (
    <Stack spacing={2.5}>
      {build.options.map((option) => (
        <Box key={option.name}>
          <Typography component="h2" variant="h3" sx={{ mb: 0.75 }}>
            {option.name}
          </Typography>
          <Grid label={option.name} head={[t('builds.options.choice'), { right: t('builds.options.price') }, t('builds.fields.parts')]}>
            {option.choices.map((choice) => (
              <TableRow key={choice.name}>
                <TableCell sx={{ fontWeight: 560 }}>{choice.name}</TableCell>
                <TableCell align="right">
                  {Number(choice.priceDelta ?? 0) > 0 && '+'}
                  {price(choice.priceDelta ?? '0')}
                </TableCell>
                <TableCell>
                  {choice.parts?.length
                    ? choice.parts.map((part) => (
                        <div key={part.partId}>
                          {part.quantityDelta > 0 && '+'}
                          {number(part.quantityDelta)} <RecordName resource="parts" id={part.partId} />
                        </div>
                      ))
                    : t('builds.options.noDelta')}
                </TableCell>
              </TableRow>
            ))}
          </Grid>
        </Box>
      ))}
    </Stack>
  );
}
