import { TableCell, TableRow } from '@mui/material';
import { useText } from '../core/texts';
import type { BuildCost, ExplodedPart } from './builds';
import { Grid } from './Grid';
import { PartName, useAmount } from './PartName';
import { Traffic } from './Traffic';

/** What so many machines need of every part on all levels, the missing ones first. */
export function Levels({ needs, search }: { needs: ExplodedPart[]; search: string; cost: BuildCost | undefined; quantity: number }) {
  const t = useText();
  const amount = useAmount();
  const shown = needs
    .filter((need) => !search || `${need.name} ${need.sku}`.toLowerCase().includes(search))
    .toSorted((a, b) => Number(b.shortage > 0) - Number(a.shortage > 0));
  return (
    <Grid
      label={t('builds.bom.all')}
      head={[
        t('builds.fields.name'),
        { right: t('builds.fields.required') },
        { right: t('builds.fields.available') },
        t('builds.fields.source'),
        t('builds.fields.status'),
      ]}
    >
      {shown.map((need) => (
        <TableRow key={need.partId}>
          <TableCell sx={{ minWidth: 220 }}>
            <PartName {...need} />
          </TableCell>
          <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
            {amount(need.required, need.unit)}
          </TableCell>
          <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
            {amount(need.available, need.unit)}
          </TableCell>
          <TableCell>{t(`builds.source.${need.source}`)}</TableCell>
          <TableCell sx={{ minWidth: 170 }}>
            <Traffic need={need} />
          </TableCell>
        </TableRow>
      ))}
    </Grid>
  );
}
