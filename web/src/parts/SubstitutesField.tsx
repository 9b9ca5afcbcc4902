import { Chip, Stack, Typography } from '@mui/material';
import { Controller } from 'react-hook-form';
import { useOne } from '../core/api';
import { Place } from '../core/form';
import { useField } from '../core/form/context';
import { RecordPicker } from '../core/form/RecordPicker';
import { useText } from '../core/texts';
import type { Part } from './parts';

/** Parts that do as well, the best first. */
export function SubstitutesField() {
  const { form, label, helperText, disabled } = useField({ name: 'substituteIds' });
  return (
    <Place width={6}>
      <Controller
        name="substituteIds"
        control={form.control}
        render={({ field }) => (
          <PartChips label={label} hint={helperText} value={(field.value as string[] | null) ?? []} onChange={field.onChange} disabled={disabled} />
        )}
      />
    </Place>
  );
}

interface Props {
  label: string;
  hint?: string;
  value: string[];
  onChange: (ids: string[]) => void;
  disabled?: boolean;
}

/** Some parts, each found by typing. */
export function PartChips({ label, hint, value, onChange, disabled }: Props) {
  return (
    <Stack spacing={1}>
      <RecordPicker
        key={value.length}
        label={label}
        helperText={hint}
        resource="parts"
        query={{ isActive: true }}
        value={null}
        disabled={disabled}
        onChange={(id) => id && !value.includes(id) && onChange([...value, id])}
      />
      {value.length > 0 && (
        <Stack direction="row" useFlexGap spacing={0.75} sx={{ flexWrap: 'wrap' }}>
          {value.map((id) => (
            <PartChip key={id} id={id} onRemove={() => onChange(value.filter((one) => one !== id))} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

function PartChip({ id, onRemove }: { id: string; onRemove: () => void }) {
  const t = useText();
  const { data } = useOne<Part>(`/parts/${id}`);
  const name = data ? `${data.sku} ${data.name}` : '…';
  return (
    <Chip
      label={
        <Typography variant="body2" component="span" noWrap>
          {name}
        </Typography>
      }
      onDelete={onRemove}
      sx={{ maxWidth: 1 }}
      slotProps={{ root: { 'aria-label': t('parts.specs.remove', { name }) } }}
    />
  );
}
