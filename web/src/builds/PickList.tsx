import { Box, Checkbox, Skeleton, Stack, TableCell, TableRow, Typography } from '@mui/material';
import { api, queries, useAll, type Rec } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { ScanButton } from '../core/scan';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { partByCode } from '../parts';
import { Grid } from './Grid';
import type { PickLine, ProductionComponent, ProductionOrder } from './production';
import { PartName, useAmount } from './PartName';

interface FoundLot extends Rec {
  partId: string;
  code: string;
}
const LOT = /\/lots\/([0-9a-f-]{36})(?:[/?#]|$)/i;

/** The lot or piece a code is, by its label or its number. */
async function lotByCode(code: string): Promise<FoundLot | undefined> {
  const [, id] = LOT.exec(code) ?? [];
  return id ? (await api.get<FoundLot>(`/lots/${id}`)).data : (await api.get<FoundLot[]>('/lots', { code, perPage: 1 })).data[0];
}

/** What to fetch and from where; confirmed by scanning, or ticked off. Everybody sees what was fetched. */
export function PickList({ order }: { order: ProductionOrder }) {
  const t = useText();
  const may = useCan()('production-orders:allocate') && !['completed', 'cancelled'].includes(order.status);
  const path = `/production-orders/${order.id}`;
  const { data, isError, error, refetch } = useAll<PickLine>(`${path}/pick-list`);
  if (isError) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={240} />;
  if (!data.data.length) return <Typography color="textSecondary">{t('builds.production.pickEmpty')}</Typography>;
  const componentOf = (partId: string) => order.components.find((line) => line.partId === partId);
  const pick = async (body: object) => {
    await api.post(`${path}/picks`, body);
    await queries.invalidateQueries();
  };
  const scanned = async (code: string) => {
    const part = await partByCode(code);
    const lot = part ? undefined : await lotByCode(code);
    const line = componentOf(part?.id ?? lot?.partId ?? '');
    if (!line) return notify(t(part || lot ? 'builds.production.pick.wrong' : 'parts.scanned.unknown', { code }), { tone: 'error' });
    if (part && line.tracking !== 'none') return notify(t('builds.production.pick.scanLot', { name: line.name }), { tone: 'info' });
    await pick({ partId: line.partId, ...(lot && { code: lot.code }) });
    notify(t('builds.production.pick.done', { name: line.name }));
  };
  return (
    <Stack spacing={1.5}>
      {may && (
        <Box>
          <ScanButton many onCode={scanned} label={t('builds.production.pick.scan')} />
        </Box>
      )}
      <Lines lines={data.data} componentOf={componentOf} onTick={may ? (body) => void pick(body).catch(complain) : undefined} />
    </Stack>
  );
}

interface LinesProps {
  lines: PickLine[];
  componentOf: (partId: string) => ProductionComponent | undefined;
  onTick?: (body: object) => void;
}

function Lines({ lines, componentOf, onTick }: LinesProps) {
  const t = useText();
  const amount = useAmount();
  const { number } = useFormat();
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
      {lines.map((line) => {
        const component = componentOf(line.partId);
        const [picked, codes] = [component?.picked ?? 0, component?.pickedCodes ?? []];
        const all = picked >= line.open;
        return (
          <TableRow key={line.partId} selected={all}>
            <TableCell padding="checkbox">
              <Checkbox
                checked={all}
                indeterminate={picked > 0 && !all}
                disabled={!onTick}
                onChange={() => onTick?.({ partId: line.partId, quantity: all ? 0 : line.open })}
                slotProps={{ input: { 'aria-label': `${t('builds.production.fetched')}: ${line.name}` } }}
              />
            </TableCell>
            <TableCell>
              <PartName {...line} />
              {codes.length > 0 && <Typography variant="caption">{codes.join(', ')}</Typography>}
            </TableCell>
            <TableCell align="right" sx={{ fontWeight: 600 }}>
              {amount(line.open, line.unit)}
            </TableCell>
            <TableCell align="right">{amount(line.reserved, line.unit)}</TableCell>
            <TableCell sx={{ minWidth: 130 }}>
              {line.places.length
                ? line.places.map((place) => (
                    <div key={place.locationId}>
                      {place.code} · {place.name}: {number(place.quantity)}
                    </div>
                  ))
                : t('builds.production.nowhere')}
            </TableCell>
          </TableRow>
        );
      })}
    </Grid>
  );
}
