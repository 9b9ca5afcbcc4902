import { MenuItem, TextField } from '@mui/material';
import type { DataSetEntry } from '../api';
import { useText } from '../core/texts';
import { said } from './metrics';

/** The segments of customers that rows of these facts can be cut down to; none where there is no customer, or none to choose. */
export const segmentsOf = (set: DataSetEntry | undefined): { value: string; label: string }[] =>
  (set?.columns.find(({ key, filterOnly }) => key === 'segment' && filterOnly)?.choices ?? []).map(({ value, label }) => ({
    value: value!,
    label: said(label!),
  }));

/** Everybody, or the customers of one segment. */
export function SegmentField({ set, value, onChange }: { set: DataSetEntry | undefined; value: string | null; onChange: (id: string | null) => void }) {
  const t = useText();
  const segments = segmentsOf(set);
  if (!segments.length && !value) return null;
  return (
    <TextField
      select
      size="small"
      label={t('reports.one.segment')}
      // one that is gone, or somebody else's, is no choice
      value={segments.some((one) => one.value === value) ? value : ''}
      onChange={(event) => onChange(event.target.value || null)}
      sx={{ minWidth: 200 }}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value="">{t('reports.one.everybody')}</MenuItem>
      {segments.map((one) => (
        <MenuItem key={one.value} value={one.value}>
          {one.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
