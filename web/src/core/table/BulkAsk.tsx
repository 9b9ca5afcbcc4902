import { Autocomplete, Chip, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { RecordPicker } from '../form/RecordPicker';
import { VerbDialog } from '../record/VerbDialog';
import { useText, useWord } from '../texts';
import type { AnyTable, BulkAction, BulkQuestion } from './declare';
import { useOptions } from './Filters';

interface Props {
  table: AnyTable;
  action: BulkAction & { ask: BulkQuestion };
  count: number;
  run: (values: Record<string, unknown>) => Promise<unknown>;
  onClose: () => void;
}

/** The value that many records get at once. */
export function BulkAsk({ table, action, count, run, onClose }: Props) {
  const t = useText();
  const { field, label, hint, kind, required } = action.ask;
  const [value, setValue] = useState<string | string[]>(kind === 'tags' ? [] : '');
  return (
    <VerbDialog
      wide="xs"
      title={t(action.label)}
      text={action.confirm ? t(action.confirm, { count }) : t('table.selected', { count })}
      submit={t('core.actions.save')}
      disabled={(kind === 'enum' && !value) || (required && !value.length)}
      run={() => run({ ...action.values, [field]: value === '' ? null : value })}
      onClose={onClose}
    >
      <Value table={table} ask={action.ask} label={t(label)} hint={hint && t(hint)} value={value} onChange={setValue} />
    </VerbDialog>
  );
}

interface ValueProps {
  table: AnyTable;
  ask: BulkQuestion;
  label: string;
  hint?: string;
  value: string | string[];
  onChange: (value: string | string[]) => void;
}

function Value({ table, ask, label, hint, value, onChange }: ValueProps) {
  const t = useText();
  const word = useWord();
  const known = useOptions(ask);
  if (ask.kind === 'enum')
    return (
      <TextField select autoFocus label={label} helperText={hint} value={value} onChange={(event) => onChange(event.target.value)}>
        {known.map((one) => (
          <MenuItem key={one} value={one}>
            {word(`${table.texts}.${ask.field}.${one}`, `core.status.${one}`)}
          </MenuItem>
        ))}
      </TextField>
    );
  if (ask.kind === 'record')
    return <RecordPicker resource={ask.resource!} label={label} helperText={hint} value={(value as string) || null} onChange={(id) => onChange(id ?? '')} />;
  if (ask.kind === 'tags')
    return (
      <Autocomplete
        multiple
        freeSolo
        options={known}
        value={value as string[]}
        onChange={(_, next) => onChange(next)}
        clearText={t('core.actions.clear')}
        renderValue={(all, itemProps) =>
          all.map((one, index) => {
            const { key, ...item } = itemProps({ index });
            return <Chip key={key} size="small" label={one} {...item} />;
          })
        }
        renderInput={(params) => <TextField {...params} autoFocus label={label} helperText={hint ?? t('form.tagsHint')} />}
      />
    );
  return (
    <Autocomplete
      freeSolo
      disableClearable
      options={known}
      value={value as string}
      onInputChange={(_, text) => onChange(text.trim())}
      renderInput={(params) => <TextField {...params} autoFocus label={label} helperText={hint} />}
    />
  );
}
