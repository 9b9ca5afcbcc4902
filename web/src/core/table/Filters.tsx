import FilterList from '@mui/icons-material/FilterList';
import { Button, Chip, Popover, Skeleton, Stack } from '@mui/material';
import { useState } from 'react';
import { useMany } from '../api';
import { useFormat } from '../format';
import { Hidden } from '../Hidden';
import { later } from '../later';
import { RecordName } from '../record/RecordName';
import { useText, useWord } from '../texts';
import type { AnyFilter, AnyTable } from './declare';
import { paramsOf, type ListState } from './listState';
import { useLabel } from './useColumns';
import type { Change } from './useList';

interface Props {
  table: AnyTable;
  state: ListState;
  change: Change;
}

const FilterField = later(async () => (await import('./FilterField')).FilterField, <Skeleton variant="rounded" height={40} />);

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
          {anchor &&
            table.filters.map((filter) => (
              <FilterField key={filter.field} table={table} filter={filter} label={label(filter)} filters={state.filters} set={set} />
            ))}
        </Stack>
      </Popover>
    </>
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
  const name = filter.kind === 'record' ? <RecordName resource={filter.resource!} id={values[0][0]} prefix={label} /> : t('table.is', { label, value: said });
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
