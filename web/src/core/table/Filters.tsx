import FilterList from '@mui/icons-material/FilterList';
import { Box, Button, Checkbox, Chip, FormControlLabel, MenuItem, Popover, Stack, Switch, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useMany } from '../api';
import { useFormat } from '../format';
import { RecordPicker } from '../form/RecordPicker';
import { Hidden } from '../Hidden';
import { useText, useWord } from '../texts';
import { DayInput } from '../time';
import type { AnyFilter, AnyTable } from './declare';
import { paramsOf, type ListState } from './listState';
import { useLabel } from './useColumns';
import type { Change } from './useList';

interface Props {
  table: AnyTable;
  state: ListState;
  change: Change;
}

/** The button and its panel: every filter of the list at once. */
export function FilterMenu({ table, state, change }: Props) {
  const t = useText();
  const label = useLabel(table);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!table.filters?.length) return null;
  const set = (name: string, values: string[]) => change({ filters: { ...state.filters, [name]: values } });
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<FilterList />}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ borderColor: 'divider' }}
      >
        {t('table.filter')}
      </Button>
      <Popover
        anchorEl={anchor}
        open={!!anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('table.filters'), sx: { width: 320, maxWidth: 'calc(100vw - 32px)', p: 2 } } }}
      >
        <Stack spacing={2}>
          {table.filters.map((filter) => (
            <One key={filter.field} table={table} filter={filter} label={label(filter)} filters={state.filters} set={set} />
          ))}
        </Stack>
      </Popover>
    </>
  );
}

interface OneProps {
  table: AnyTable;
  filter: AnyFilter;
  label: string;
  filters: Record<string, string[]>;
  set: (name: string, values: string[]) => void;
}

function One(props: OneProps) {
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

/** What can be chosen: as declared, or what the API knows. */
export function useOptions({
  field,
  options,
  optionsFrom,
  optionField = field,
}: Pick<AnyFilter, 'field' | 'options' | 'optionsFrom' | 'optionField'>): string[] {
  const { data } = useMany<string | Record<string, string>>(options ? null : (optionsFrom ?? null), {});
  return options ? [...options] : (data?.data ?? []).map((one) => (typeof one === 'string' ? one : one[optionField]));
}

export const useOptionWord = (table: AnyTable, filter: AnyFilter) => {
  const word = useWord();
  return (value: string) => (filter.optionsFrom ? value : word(`${table.texts}.${filter.field}.${value}`, `core.status.${value}`));
};

function Options({ table, filter, label, filters, set }: OneProps) {
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

/** What is filtered now, each to be taken off. */
export function FilterChips({ table, state, change }: Props) {
  const t = useText();
  const active = (table.filters ?? []).filter((filter) => paramsOf(filter).some((name) => state.filters[name]?.length));
  if (!active.length) return null;
  const without = (filter: AnyFilter) =>
    change({ filters: Object.fromEntries(Object.entries(state.filters).filter(([name]) => !paramsOf(filter).includes(name))) });
  return (
    <Stack direction="row" useFlexGap spacing={0.75} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
      {active.map((filter) => (
        <FilterChip key={filter.field} table={table} filter={filter} state={state} onDelete={() => without(filter)} />
      ))}
      <Button size="small" color="inherit" onClick={() => change({ filters: {} })}>
        {t('table.clearFilters')}
      </Button>
    </Stack>
  );
}

function FilterChip({ table, filter, state, onDelete }: { table: AnyTable; filter: AnyFilter; state: ListState; onDelete: () => void }) {
  const t = useText();
  const format = useFormat();
  const label = useLabel(table)(filter);
  const word = useOptionWord(table, filter);
  const values = paramsOf(filter).map((name) => state.filters[name] ?? []);
  const said = {
    enum: () => values[0].map(word).join(', '),
    flag: () => t('table.yes'),
    text: () => values[0][0],
    record: () => '…',
    own: () => values[0].map(filter.say ?? String).join(', '),
    number: () => values.map(([value]) => (value ? format.number(value) : '')).join(' – '),
    date: () => values.map(([value]) => (value ? format.date(value) : '')).join(' – '),
  }[filter.kind]();
  const name =
    filter.kind === 'record' ? <RecordPicker.Name resource={filter.resource!} id={values[0][0]} prefix={label} /> : t('table.is', { label, value: said });
  return (
    <Chip
      label={
        <>
          {name}
          <Hidden>, {t('table.removeFilter', { label })}</Hidden>
        </>
      }
      onDelete={onDelete}
      variant="outlined"
      sx={{ height: 28, bgcolor: 'background.paper' }}
    />
  );
}
