import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Close from '@mui/icons-material/Close';
import { Box, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { DataSetColumn, DataSetEntry, ReportQuestion } from '../api';
import { useText } from '../core/texts';
import { said } from './metrics';

/** What each part of the builder is given. */
export interface PartProps {
  set: DataSetEntry;
  question: ReportQuestion;
  ask: (patch: Partial<ReportQuestion>) => void;
}

export function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Stack component="fieldset" spacing={1} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ p: 0 }}>
        {title}
      </Typography>
      {hint && (
        <Typography variant="body2" color="textSecondary">
          {hint}
        </Typography>
      )}
      {children}
    </Stack>
  );
}

interface PickProps<V extends string> {
  label: string;
  value: V | '';
  of: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  /** The words of nothing chosen, where that is a choice. */
  none?: string;
  wide?: boolean;
}

/** One of several, by name. */
export function PickOne<V extends string>({ label, value, of, onChange, none, wide }: PickProps<V>) {
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as V)}
      sx={{ flexGrow: 1, minWidth: wide ? 180 : 130 }}
      slotProps={none === undefined ? {} : { inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      {none !== undefined && <MenuItem value="">{none}</MenuItem>}
      {of.map((one) => (
        <MenuItem key={one.value} value={one.value}>
          {one.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

export const optionsOf = (columns: readonly DataSetColumn[]) => columns.map(({ key, label }) => ({ value: key, label: said(label) }));

/** One entry of a part: what it is, and buttons to move and remove it. */
export function Entry({
  name,
  children,
  onUp,
  onDown,
  onRemove,
}: {
  name: string;
  children: ReactNode;
  onUp?: () => void;
  onDown?: () => void;
  onRemove?: () => void;
}) {
  const t = useText();
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5, minWidth: 0 }}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', flex: 1, minWidth: 0, alignItems: 'center', minHeight: 40 }}>
        {children}
      </Stack>
      {onUp && (
        <IconButton size="small" aria-label={t('reports.build.up', { name })} onClick={onUp}>
          <ArrowUpward fontSize="small" />
        </IconButton>
      )}
      {onDown && (
        <IconButton size="small" aria-label={t('reports.build.down', { name })} onClick={onDown}>
          <ArrowDownward fontSize="small" />
        </IconButton>
      )}
      {onRemove && (
        <IconButton size="small" aria-label={t('reports.build.remove', { name })} onClick={onRemove}>
          <Close fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
}

export const Entries = ({ children }: { children: ReactNode }) => (
  <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {children}
  </Stack>
);
