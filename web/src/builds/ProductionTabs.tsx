import { Link, TableCell, TableRow, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import { Grid } from './Grid';
import type { ProductionOrder } from './production';
import { PartName, useAmount } from './PartName';

/** The order's own list of parts: what it needs and what it has used. */
export function Components({ order }: { order: ProductionOrder }) {
  const t = useText();
  const amount = useAmount();
  return (
    <Grid
      label={t('builds.production.fields.components')}
      head={[t('builds.production.fields.name'), { right: t('builds.production.fields.required') }, { right: t('builds.production.fields.consumed') }]}
    >
      {order.components.map((line) => (
        <TableRow key={line.id}>
          <TableCell>
            <PartName {...line} />
            {line.replacesPartId && <Typography variant="caption">{t('builds.production.replaced')}</Typography>}
          </TableCell>
          <TableCell align="right">{amount(line.required, line.unit)}</TableCell>
          <TableCell align="right">{amount(line.consumed, line.unit)}</TableCell>
        </TableRow>
      ))}
    </Grid>
  );
}

/** Each completion with what it cost and what of it was taken back. */
export function Made({ order }: { order: ProductionOrder }) {
  const t = useText();
  const format = useFormat();
  if (!order.outputs.length) return <Typography color="textSecondary">{t('builds.production.noMade')}</Typography>;
  const field = (name: 'completedAt' | 'completedQuantity' | 'scrap' | 'reversedQuantity' | 'unitCost') => t(`builds.production.fields.${name}`);
  return (
    <>
      <Grid
        label={t('builds.production.tabs.made')}
        head={[field('completedAt'), ...(['completedQuantity', 'scrap', 'reversedQuantity', 'unitCost'] as const).map((name) => ({ right: field(name) }))]}
      >
        {order.outputs.map((output) => (
          <TableRow key={output.id}>
            <TableCell>{format.time(output.completedAt)}</TableCell>
            <TableCell align="right">{format.number(output.quantity)}</TableCell>
            <TableCell align="right">{format.number(output.scrap)}</TableCell>
            <TableCell align="right">{format.number(output.reversedQuantity)}</TableCell>
            <TableCell align="right">{format.price(output.unitCost)}</TableCell>
          </TableRow>
        ))}
      </Grid>
      <Typography sx={{ mt: 1.5 }}>
        <Link component={RouterLink} to={`/parts/${order.partId}`}>
          {order.buildName}
        </Link>
      </Typography>
    </>
  );
}
