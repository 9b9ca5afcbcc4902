import { Box, Checkbox, Chip, FormControlLabel, MenuItem, Stack, Switch, TextField, Typography } from '@mui/material';
import { RecordPicker } from '../form/RecordPicker';
import { useText } from '../texts';
import { DayInput } from '../time';
import type { AnyFilter, AnyTable } from './declare';
import { useOptions, useOptionWord } from './Filters';
import { paramsOf } from './listState';

interface Props {
  table: AnyTable;
  filter: AnyFilter;
  label: string;
  filters: Record<string, string[]>;
  set: (name: string, values: string[]) => void;
}

/** One filter of a list, by its kind. */
export function FilterField(props: Props) {
  const t = useText();
  const { filter, label, filters, set } = props;
  const [first, second] = paramsOf(filter);
  const value = (name: string) => filters[name]?.[0] ?? '';
  switch (filter.kind) {
    case 'enum':
      return <Options {...props} />;
    case 'flag':
      return <FormControlLabel control={<Switch checked={value(first) === 'true'} onChange={(_, on) => set(first, on ? ['true'] : [])} />} label={label} />;
    case 'record':
      return <RecordPicker label={label} resource={filter.resource!} value={value(first) || null} onChange={(id) => set(first, id ? [id] : [])} />;
    case 'own': {
      const Control = filter.control!;
      return <Control label={label} filters={filters} set={(values) => set(first, values)} />;
    }
    case 'text':
      return <Typed label={label} value={value(first)} set={(next) => set(first, next ? [next] : [])} />;
    default:
      return (
        <Stack direction="row" spacing={1}>
          <Typed kind={filter.kind} label={t('table.from', { label })} value={value(first)} set={(next) => set(first, next ? [next] : [])} />
          <Typed kind={filter.kind} label={t('table.to', { label })} value={value(second)} set={(next) => set(second, next ? [next] : [])} />
        </Stack>
      );
  }
}

/** Takes effect on leaving or Enter: half a date is no filter. */
function Typed({ label, value, set, kind }: { label: string; value: string; set: (value: string) => void; kind?: string }) {
  if (kind === 'date') return <DayInput label={label} value={value} onChange={set} counts="late" />;
  return (
    <TextField
      key={value}
      label={label}
      defaultValue={value}
      onBlur={(event) => event.target.value !== value && set(event.target.value.trim().replace(kind === 'number' ? ',' : /$^/, '.'))}
      onKeyDown={(event) => event.key === 'Enter' && (event.target as HTMLInputElement).blur()}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: kind === 'number' ? { inputMode: 'decimal' } : {} }}
    />
  );
}

function Options({ table, filter, label, filters, set }: Props) {
  const [name] = paramsOf(filter);
  const word = useOptionWord(table, filter);
  const options = useOptions(filter);
  const chosen = filters[name] ?? [];
  if (options.length > 12) {
    return (
      <TextField
        select
        label={label}
        value={chosen}
        onChange={(event) => set(name, event.target.value as unknown as string[])}
        slotProps={{ select: { multiple: true, renderValue: (all) => (all as string[]).map(word).join(', ') } }}
      >
        {options.map((one) => (
          <MenuItem key={one} value={one}>
            <Checkbox size="small" checked={chosen.includes(one)} tabIndex={-1} />
            {word(one)}
          </MenuItem>
        ))}
      </TextField>
    );
  }
  return (
    <Box role="group" aria-label={label}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 0.5 }}>
        {label}
      </Typography>
      <Stack direction="row" useFlexGap spacing={0.75} sx={{ flexWrap: 'wrap' }}>
        {options.map((one) => {
          const on = chosen.includes(one);
          return (
            <Chip
              key={one}
              label={word(one)}
              component="button"
              clickable
              aria-pressed={on}
              onClick={() => set(name, on ? chosen.filter((other) => other !== one) : [...chosen, one])}
              variant={on ? 'filled' : 'outlined'}
              color={on ? 'primary' : 'default'}
              sx={{ height: 28, '@media (pointer: coarse)': { height: 40 } }}
            />
          );
        })}
      </Stack>
    </Box>
  );
}
