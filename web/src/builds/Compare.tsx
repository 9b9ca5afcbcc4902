import { Box, MenuItem, Skeleton, Stack, TableCell, TableRow, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useMany, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { RecordPicker } from '../core/form';
import { useFormat } from '../core/format';
import { Facts } from '../core/record';
import { useText } from '../core/texts';
import type { BomDifference, Build, Comparison, Revision } from './builds';
import { Grid } from './Grid';
import { PartName, useAmount } from './PartName';

/** Two revisions of this model, or this model with another: what is new, gone, more or less, and what that costs. */
export function Compare({ build }: { build: Build }) {
  const t = useText();
  const { data: revisions } = useMany<Revision>(`/builds/${build.id}/revisions`, { perPage: 100 });
  const [other, setOther] = useState<string | null>(null);
  const [chosen, setChosen] = useState<{ from: string; to: string }>({ from: '', to: '' });
  const all = (revisions?.data ?? []).toSorted((a, b) => b.number - a.number);
  const select = (side: 'from' | 'to', label: string) => (
    <TextField
      select
      label={label}
      value={chosen[side] || (all[side === 'to' ? 0 : Math.min(1, all.length - 1)]?.id ?? '')}
      onChange={(event) => setChosen({ ...chosen, [side]: event.target.value })}
      sx={{ minWidth: 160 }}
    >
      {all.map((revision) => (
        <MenuItem key={revision.id} value={revision.id}>
          {t('builds.revisions.number', { number: revision.number })}
        </MenuItem>
      ))}
    </TextField>
  );
  if (!revisions) return <Skeleton variant="rounded" height={200} />;
  return (
    <Stack spacing={2}>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: 'minmax(220px, 1fr) 180px 180px' }, maxWidth: 760 }}>
        <RecordPicker resource="builds" label={t('builds.compare.other')} value={other} onChange={(id) => setOther(id)} />
        {!other && select('from', t('builds.compare.from'))}
        {select('to', other ? t('builds.compare.own') : t('builds.compare.to'))}
      </Box>
      <Result path={`/builds/${build.id}/revisions/compare`} query={{ withBuildId: other, from: other ? null : chosen.from, to: chosen.to }} />
    </Stack>
  );
}

function Result({ path, query }: { path: string; query: Record<string, string | null> }) {
  const t = useText();
  const { money } = useFormat();
  const { data, isError, error, refetch } = useOne<Comparison>(path, query);
  if (isError) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={200} />;
  const changes = data.added.length + data.removed.length + data.changed.length;
  return (
    <Stack spacing={2}>
      <Facts
        facts={[
          { label: t('builds.compare.effect'), value: `${Number(data.costEffect) > 0 ? '+' : ''}${money(data.costEffect)}` },
          ...(['added', 'removed', 'changed'] as const).map((kind) => ({ label: t(`builds.compare.${kind}`), value: data[kind].length })),
        ]}
      />
      {!changes && <Typography>{t('builds.compare.equal')}</Typography>}
      {(['added', 'removed', 'changed'] as const).map(
        (kind) => data[kind].length > 0 && <Differences key={kind} title={t(`builds.compare.${kind}`)} rows={data[kind]} />,
      )}
      {changes > 0 && <Typography color="textSecondary">{t('builds.compare.same', { count: data.same })}</Typography>}
    </Stack>
  );
}

function Differences({ title, rows }: { title: string; rows: BomDifference[] }) {
  const t = useText();
  const amount = useAmount();
  const { price } = useFormat();
  const signed = (value: number, shown: string) => (value > 0 ? `+${shown}` : shown);
  return (
    <Box>
      <Typography component="h2" variant="h3" sx={{ mb: 0.75 }}>
        {title}
      </Typography>
      <Grid
        label={title}
        head={[
          t('builds.fields.name'),
          { right: t('builds.compare.was') },
          { right: t('builds.compare.is') },
          { right: '±' },
          { right: t('builds.compare.effect') },
        ]}
      >
        {rows.map((row) => (
          <TableRow key={row.partId}>
            <TableCell sx={{ minWidth: 200 }}>
              <PartName {...row} />
            </TableCell>
            <TableCell align="right">{amount(row.from, row.unit)}</TableCell>
            <TableCell align="right">{amount(row.to, row.unit)}</TableCell>
            <TableCell align="right">{signed(row.delta, amount(row.delta, row.unit))}</TableCell>
            <TableCell align="right">{row.costEffect === null ? t('builds.compare.noCost') : signed(Number(row.costEffect), price(row.costEffect))}</TableCell>
          </TableRow>
        ))}
      </Grid>
    </Box>
  );
}
