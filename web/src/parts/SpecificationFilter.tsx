import { Autocomplete, Stack, TextField, Typography } from '@mui/material';
import { useMany } from '../core/api';
import type { OwnFilter } from '../core/table';
import { useText } from '../core/texts';
import type { Specification } from './categories';

/** The specifications of the category that is chosen: numbers from and to, the others by what parts say. */
export function SpecificationFilter({ label, filters, set }: OwnFilter) {
  const t = useText();
  const chosen = filters.category ?? [];
  const { data } = useMany<Specification>(chosen.length === 1 ? '/parts/specifications' : null, { category: chosen[0] });
  const values = filters.specification ?? [];
  const of = (name: string) => values.filter((value) => value.startsWith(`${name}:`)).map((value) => value.slice(name.length + 1));
  const put = (name: string, wanted: string[]) => set([...values.filter((value) => !value.startsWith(`${name}:`)), ...wanted.map((one) => `${name}:${one}`)]);
  const fields = data?.data ?? [];
  return (
    <Stack role="group" aria-label={label} spacing={1.5}>
      {!fields.length && (
        <Typography variant="body2" color="textSecondary">
          {t(chosen.length === 1 ? 'parts.specs.noFields' : 'parts.specs.chooseCategory')}
        </Typography>
      )}
      {fields.map((field) =>
        field.type === 'number' ? (
          <Span key={field.name} field={field} wanted={of(field.name)} onChange={(wanted) => put(field.name, wanted)} />
        ) : (
          <Autocomplete
            key={field.name}
            multiple
            options={field.values}
            value={of(field.name)}
            onChange={(_, wanted) => put(field.name, wanted)}
            renderInput={(params) => <TextField {...params} label={field.name} />}
          />
        ),
      )}
    </Stack>
  );
}

/** From and to; the same in both is just that value. */
function Span({ field, wanted, onChange }: { field: Specification; wanted: string[]; onChange: (wanted: string[]) => void }) {
  const t = useText();
  const [least = '', most = least] = (wanted[0] ?? '').split('..');
  const name = field.unit ? `${field.name} (${field.unit})` : field.name;
  const put = (from: string, to: string) => onChange(from || to ? [from === to ? from : `${from}..${to}`] : []);
  const read = (text: string) => (/^-?\d+([.,]\d+)?$/.test(text.trim()) ? text.trim().replace(',', '.') : '');
  return (
    <Stack direction="row" spacing={1}>
      <Edge label={t('table.from', { label: name })} value={least} onLeave={(text) => put(read(text), most)} />
      <Edge label={t('table.to', { label: name })} value={most} onLeave={(text) => put(least, read(text))} />
    </Stack>
  );
}

/** Takes effect on leaving or Enter. */
const Edge = ({ label, value, onLeave }: { label: string; value: string; onLeave: (text: string) => void }) => (
  <TextField
    key={value}
    label={label}
    defaultValue={value}
    onBlur={(event) => event.target.value !== value && onLeave(event.target.value)}
    onKeyDown={(event) => event.key === 'Enter' && (event.target as HTMLInputElement).blur()}
    slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'decimal' } }}
  />
);
