import { Checkbox, Link, Skeleton, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useAll } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import { Grid } from './Grid';
import type { PickLine, ProductionOrder } from './production';
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
          </TableCell>
          <TableCell align="right">{amount(line.required, line.unit)}</TableCell>
          <TableCell align="right">{amount(line.consumed, line.unit)}</TableCell>
        </TableRow>
      ))}
    </Grid>
  );
}

/** What to fetch and from where; ticked off while walking through the store. */
export function PickList({ path }: { path: string }) {
  const t = useText();
  const amount = useAmount();
  const { number } = useFormat();
  const [fetched, setFetched] = useState<string[]>([]);
  const { data, isError, error, refetch } = useAll<PickLine>(`${path}/pick-list`);
  if (isError) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={240} />;
  if (!data.data.length) return <Typography color="textSecondary">{t('builds.production.pickEmpty')}</Typography>;
  const tick = (id: string) => setFetched((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  return (
    <Grid
      label={t('builds.production.tabs.pick')}
      head={[
        t('builds.production.fetched'),
        t('builds.production.fields.name'),
        { right: t('builds.production.fields.open') },
        { right: t('builds.production.fields.reserved') },
        t('builds.production.fields.places'),
      ]}
    >
      {data.data.map((line) => (
        <TableRow key={line.partId} selected={fetched.includes(line.partId)}>
          <TableCell padding="checkbox">
            <Checkbox
              checked={fetched.includes(line.partId)}
              onChange={() => tick(line.partId)}
              slotProps={{ input: { 'aria-label': `${t('builds.production.fetched')}: ${line.name}` } }}
            />
          </TableCell>
          <TableCell>
            <PartName {...line} />
          </TableCell>
          <TableCell align="right" sx={{ fontWeight: 600 }}>
            {amount(line.open, line.unit)}
          </TableCell>
          <TableCell align="right">{amount(line.reserved, line.unit)}</TableCell>
          <TableCell>
            {line.places.length
              ? line.places.map((place) => (
                  <div key={place.locationId}>
                    {place.code} · {place.name}: {number(place.quantity)}
                  </div>
                ))
              : t('builds.production.nowhere')}
          </TableCell>
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
