import { Autocomplete, Chip, Stack, TextField, Typography } from '@mui/material';
import type { ConversationView } from '../api';
import { api, queries, useOne } from '../core/api';
import { complain } from '../core/notify';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { useBase } from './inbox';

/** The labels in use. */
export const useLabels = (): string[] => useOne<string[]>(`${useBase()}/labels`).data ?? [];

/** Labels are chosen from those in use, or typed. */
export function LabelsInput({
  value,
  onChange,
  autoFocus,
  disabled,
}: {
  value: string[];
  onChange: (next: string[]) => void;
  autoFocus?: boolean;
  disabled?: boolean;
}) {
  const t = useText();
  return (
    <Autocomplete
      multiple
      freeSolo
      size="small"
      disabled={disabled}
      options={useLabels()}
      value={value}
      onChange={(_, next) => onChange([...new Set(next.map((one) => one.trim()).filter(Boolean))])}
      clearText={t('core.actions.clear')}
      renderValue={(all, itemProps) =>
        all.map((one, index) => {
          const { key, ...item } = itemProps({ index });
          return <Chip key={key} size="small" label={one} {...item} />;
        })
      }
      renderInput={(params) => <TextField {...params} autoFocus={autoFocus} label={t('messaging.fields.labels')} helperText={t('form.tagsHint')} />}
    />
  );
}

/** What a conversation is about, in words of one's own. */
export function Labels({ of }: { of: ConversationView }) {
  const t = useText();
  const base = useBase();
  const can = useCan()('conversations:write');
  if (!can && !of.labels.length) return null;
  const save = (labels: string[]) =>
    void api
      .patch(`${base}/${of.id}`, { version: of.version, labels })
      .catch(complain)
      .finally(() => void queries.invalidateQueries());
  return (
    <Stack spacing={1}>
      <Typography variant="h3">{t('messaging.fields.labels')}</Typography>
      <LabelsInput value={of.labels} onChange={save} disabled={!can} />
    </Stack>
  );
}
