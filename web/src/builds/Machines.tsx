import { Chip, Link, Paper, Skeleton, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Machine } from '../api';
import { useMany } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import type { AsBuilt } from '../api';
import type { ProductionOrder } from './production';

/** Every machine by its serial number, and which pieces and lots stand in it. */
export function Machines({ order }: { order: ProductionOrder }) {
  const t = useText();
  const { time } = useFormat();
  const { data, isError, error } = useMany<Machine>(`/production-orders/${order.id}/machines`);
  const { data: built } = useMany<AsBuilt>('/as-built', { productionOrderId: order.id, perPage: 200 });
  if (isError) return <Failed error={error} />;
  if (!data || !built) return <Skeleton variant="rounded" height={160} />;
  const open = built.data.filter(({ serial }) => !serial);
  if (!data.data.length && !open.length) return <Typography color="textSecondary">{t('builds.production.asBuilt.empty')}</Typography>;
  return (
    <Stack component="ul" spacing={1.5} sx={{ listStyle: 'none', m: 0, p: 0, maxWidth: 860 }}>
      {data.data.map((machine) => (
        <Paper key={machine.serial} component="li" variant="outlined" sx={{ p: 1.5 }}>
          <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center', mb: 0.5 }}>
            <Typography component="h2" sx={{ fontWeight: 600 }}>
              {machine.serial}
            </Typography>
            {machine.status === 'void' && <Chip size="small" color="error" variant="outlined" label={t('builds.production.asBuilt.void')} />}
            <Typography variant="body2" color="textSecondary">
              {[time(machine.completedAt), machine.firmware && `${t('builds.production.asBuilt.firmware')} ${machine.firmware}`, machine.notes]
                .filter(Boolean)
                .join(' · ')}
            </Typography>
          </Stack>
          <Codes lines={machine.components} />
        </Paper>
      ))}
      {open.length > 0 && (
        <Paper component="li" variant="outlined" sx={{ p: 1.5 }}>
          <Typography component="h2" sx={{ fontWeight: 600, mb: 0.5 }}>
            {t('builds.production.asBuilt.anyMachine')}
          </Typography>
          <Codes lines={open} />
        </Paper>
      )}
    </Stack>
  );
}

function Codes({ lines }: { lines: { partId: string; sku: string; name: string; code: string; quantity: number }[] }) {
  const t = useText();
  const { number } = useFormat();
  if (!lines.length) return <Typography color="textSecondary">{t('builds.production.asBuilt.nothing')}</Typography>;
  return (
    <Stack component="ul" sx={{ m: 0, pl: 2.5 }}>
      {lines.map((line) => (
        <li key={line.partId + line.code}>
          <Link component={RouterLink} to={`/parts/${line.partId}`}>
            {line.name}
          </Link>{' '}
          <strong>{line.code}</strong>
          {line.quantity !== 1 && ` × ${number(line.quantity)}`}
        </li>
      ))}
    </Stack>
  );
}
