import { Link, Skeleton, TableCell, TableRow, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useMany } from '../core/api';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import type { WhereUsed } from './builds';
import { Grid } from './Grid';

/** Models that need what this one makes. */
export function UsedIn({ partId }: { partId: string }) {
  const t = useText();
  const { number } = useFormat();
  const { data } = useMany<WhereUsed>(`/parts/${partId}/where-used`, { perPage: 100 });
  if (!data) return <Skeleton variant="rounded" height={120} />;
  if (!data.data.length) return <Typography color="textSecondary">{t('builds.usedIn.none')}</Typography>;
  return (
    <Grid
      label={t('builds.tabs.usedIn')}
      head={[t('builds.one'), t('builds.compare.revision'), t('builds.usedIn.level'), { right: t('builds.fields.quantity') }]}
    >
      {data.data.map((use) => (
        <TableRow key={`${use.buildId}-${use.level}`}>
          <TableCell>
            <Link component={RouterLink} to={`/builds/${use.buildId}`} sx={{ fontWeight: 560, color: 'text.primary' }}>
              {use.buildName}
            </Link>
            <Typography variant="caption" color="textSecondary" component="div">
              {use.modelNumber}
            </Typography>
          </TableCell>
          <TableCell>{use.revisionNumber}</TableCell>
          <TableCell>{t(use.level === 1 ? 'builds.usedIn.direct' : 'builds.usedIn.through')}</TableCell>
          <TableCell align="right">{number(use.quantityRequired)}</TableCell>
        </TableRow>
      ))}
    </Grid>
  );
}
