import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton, InputAdornment, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { Place } from '../core/form';
import { useField } from '../core/form/context';
import { useText } from '../core/texts';
import { useSpecifications, type SpecificationField } from './categories';

type Free = Record<string, unknown>;
interface Line {
  id: number;
  name: string;
  value: string;
}

let last = 0;
const shown = (value: unknown) => (typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value));
const linesOf = (free: Free): Line[] => Object.entries(free).map(([name, value]) => ({ id: ++last, name, value: shown(value) }));
/** What was a number or more stays what it was, as long as nobody changes its text. */
const freeOf = (lines: Line[], before: Free): Free =>
  Object.fromEntries(
    lines.filter(({ name }) => name.trim()).map(({ name, value }) => [name.trim(), name in before && shown(before[name]) === value ? before[name] : value]),
  );
const only = (free: Free, wanted: (name: string) => boolean): Free => Object.fromEntries(Object.entries(free).filter(([name]) => wanted(name)));

/** What the category wants to know, with its units; and names and values as they are typed. */
export function Specifications() {
  const { form, disabled } = useField({ name: 'specifications' });
  const fields = useSpecifications(form.watch('category') as string | null);
  const declared = new Set(fields.map(({ name }) => name));
  return (
    <Place>
      <Controller
        name="specifications"
        control={form.control}
        render={({ field }) => {
          const value = (field.value as Free | null) ?? {};
          const mine = only(value, (name) => declared.has(name));
          const put = (name: string, said: string) => field.onChange(only({ ...value, [name]: said }, (one) => one !== name || said !== ''));
          return (
            <Stack spacing={2}>
              {fields.length > 0 && <Declared fields={fields} value={mine} onChange={put} disabled={disabled} />}
              <Editor
                key={[...declared].join()}
                value={only(value, (name) => !declared.has(name))}
                onChange={(free) => field.onChange({ ...mine, ...free })}
                disabled={disabled}
              />
            </Stack>
          );
        }}
      />
    </Place>
  );
}

interface DeclaredProps {
  fields: SpecificationField[];
  value: Free;
  onChange: (name: string, said: string) => void;
  disabled: boolean;
}

function Declared({ fields, value, onChange, disabled }: DeclaredProps) {
  const t = useText();
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: 'repeat(3, 1fr)' }, gap: 1.5 }}>
      {fields.map(({ name, type, unit, choices }) => (
        <TextField
          key={name}
          label={name}
          value={shown(value[name])}
          disabled={disabled}
          select={type === 'choice'}
          onChange={(event) => onChange(name, event.target.value)}
          slotProps={{
            htmlInput: type === 'number' ? { inputMode: 'decimal' } : {},
            input: unit ? { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> } : {},
          }}
        >
          {type === 'choice' && [
            <MenuItem key="" value="">
              <em>{t('core.none')}</em>
            </MenuItem>,
            ...choices.map((choice) => (
              <MenuItem key={choice} value={choice}>
                {choice}
              </MenuItem>
            )),
          ]}
        </TextField>
      ))}
    </Box>
  );
}

function Editor({ value, onChange, disabled }: { value: Free; onChange: (value: Free) => void; disabled: boolean }) {
  const t = useText();
  const { label } = useField({ name: 'specifications' });
  const [before] = useState(value);
  const [lines, setLines] = useState(() => linesOf(value));
  const set = (next: Line[]) => {
    setLines(next);
    onChange(freeOf(next, before));
  };
  const change = (id: number, patch: Partial<Line>) => set(lines.map((line) => (line.id === id ? { ...line, ...patch } : line)));
  const twice = (line: Line) => !!line.name.trim() && lines.some((other) => other !== line && other.name.trim() === line.name.trim());
  return (
    <Stack role="group" aria-label={label} spacing={1}>
      {lines.map((line, at) => (
        <Box key={line.id} sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr) auto', gap: 1, alignItems: 'start' }}>
          <TextField
            label={t('parts.specs.name')}
            value={line.name}
            disabled={disabled}
            error={twice(line)}
            helperText={twice(line) ? t('parts.specs.twice') : undefined}
            onChange={(event) => change(line.id, { name: event.target.value })}
            autoFocus={!line.name && !line.value && at === lines.length - 1}
          />
          <TextField
            label={t('parts.specs.value')}
            value={line.value}
            disabled={disabled}
            onChange={(event) => change(line.id, { value: event.target.value })}
          />
          <IconButton
            aria-label={t('parts.specs.remove', { name: line.name || t('parts.specs.unnamed', { n: at + 1 }) })}
            disabled={disabled}
            onClick={() => set(lines.filter((one) => one !== line))}
          >
            <Close fontSize="small" />
          </IconButton>
        </Box>
      ))}
      {!disabled && (
        <Button startIcon={<Add />} color="inherit" sx={{ alignSelf: 'flex-start' }} onClick={() => setLines([...lines, { id: ++last, name: '', value: '' }])}>
          {t('parts.specs.add')}
        </Button>
      )}
    </Stack>
  );
}
