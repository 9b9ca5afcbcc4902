import { Alert, Skeleton, Stack, TableCell, TableRow, Typography } from '@mui/material';
import { useFormat } from '../core/format';
import { Facts } from '../core/record';
import { useText } from '../core/texts';
import type { BuildCost } from './builds';
import { Grid } from './Grid';
import { PartName, useAmount } from './PartName';

/** What is earned by one machine: at most so much while the cost of some parts is missing, and nothing is said while none is known. */
export function useMargin(): (cost: BuildCost | undefined) => string {
  const t = useText();
  const { money, percent } = useFormat();
  return (cost) => {
    if (!cost || cost.lines.every(({ source }) => source === 'none')) return '–';
    const margin = `${money(cost.margin, cost.currency)} · ${percent(cost.marginPercent)}`;
    return cost.unknown.length ? t('builds.atMost', { margin }) : margin;
  };
}

/** What one machine costs, rolled up from the bottom. */
export function Cost({ cost }: { cost: BuildCost | undefined }) {
  const t = useText();
  const amount = useAmount();
  const { price } = useFormat();
  const margin = useMargin();
  if (!cost) return <Skeleton variant="rounded" height={240} />;
  const money = (value: string) => price(value, cost.currency);
  return (
    <Stack spacing={1.5}>
      <Facts
        facts={[
          { label: t('builds.material'), value: money(cost.material) },
          { label: t('builds.labour'), value: money(cost.labour) },
          { label: t('builds.total'), value: money(cost.total) },
          { label: t('builds.fields.basePrice'), value: money(cost.basePrice) },
          { label: t('builds.margin'), value: margin(cost) },
        ]}
      />
      {cost.unknown.length > 0 && (
        <Alert severity="warning">
          {t('builds.unknown', {
            skus: cost.unknown.slice(0, 12).join(', ') + (cost.unknown.length > 12 ? ` ${t('builds.more', { count: cost.unknown.length - 12 })}` : ''),
          })}
        </Alert>
      )}
      <Typography color="textSecondary">{t('builds.perMachine')}</Typography>
      <Grid
        label={t('builds.tabs.cost')}
        head={[
          t('builds.fields.name'),
          { right: t('builds.fields.quantity') },
          { right: t('builds.fields.unitCost') },
          { right: t('builds.fields.cost') },
          t('builds.fields.source'),
        ]}
      >
        {cost.lines.map((line) => (
          <TableRow key={`${line.level}-${line.partId}`}>
            <TableCell sx={{ minWidth: 220, pl: 1.5 + (line.level - 1) * 2.5 }}>
              <PartName {...line} />
            </TableCell>
            <TableCell align="right">{amount(line.quantity, line.unit)}</TableCell>
            <TableCell align="right">{line.source === 'none' || !line.unitCost ? '–' : money(line.unitCost)}</TableCell>
            <TableCell align="right">{line.source === 'none' ? '–' : money(line.cost)}</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{t(`builds.source.${line.source}`)}</TableCell>
          </TableRow>
        ))}
      </Grid>
    </Stack>
  );
}
