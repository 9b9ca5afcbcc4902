import { Alert, FormControlLabel, Radio, RadioGroup, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { Customer, MergeField, MergePreview } from '../api';
import { api, useOne } from '../core/api';
import { CustomValue, useCustomFields, type CustomValues } from '../core/custom';
import { RecordPicker } from '../core/form';
import { useTold, VerbDialog } from '../core/record';
import { language, useText, useWord } from '../core/texts';

/** Two customers that are one: what differs is chosen field by field, what moves is told before. */
export function MergeDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const t = useText();
  const [otherId, setOther] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const { data: preview } = useOne<MergePreview>(otherId ? `/customers/${customer.id}/merge-preview` : null, {
    otherId: otherId ?? undefined,
  });
  const pick = (id: string | null) => {
    setOther(id);
    setChosen({});
  };
  return (
    <VerbDialog
      wide="md"
      title={t('care.merge.title')}
      text={t('care.merge.text', { name: customer.name })}
      submit={t('care.merge.submit')}
      disabled={!preview}
      run={() => api.post(`/customers/${customer.id}/merge`, { otherId, version: customer.version, fields: chosen })}
      done={t('care.merge.done')}
      onClose={onClose}
    >
      <RecordPicker resource="customers" label={t('care.merge.other')} value={otherId} onChange={pick} without={customer.id} />
      {preview && <Moves preview={preview} />}
      {preview?.fields
        .filter(({ differs }) => differs)
        .map((field) => (
          <Field
            key={field.field}
            field={field}
            value={chosen[field.field] ?? field.proposed}
            onChange={(value) => setChosen({ ...chosen, [field.field]: value })}
          />
        ))}
      {preview && <Typography color="textSecondary">{t('care.merge.same')}</Typography>}
    </VerbDialog>
  );
}

function Moves({ preview }: { preview: MergePreview }) {
  const t = useText();
  const word = useWord();
  const what = preview.moves.map(
    ({ table, count }) =>
      `${count} × ${word(`settings.permissions.resources.${table.split('.')[1].replaceAll('_', '-')}`, `care.tables.${table.split('.')[1]}`)}`,
  );
  return (
    <Alert severity="info" role="status">
      {what.length ? t('care.merge.moves', { what: what.join(', ') }) : t('care.merge.nothing')}
    </Alert>
  );
}

function Field({ field, value, onChange }: { field: MergeField; value: string; onChange: (value: string) => void }) {
  const t = useText();
  const word = useWord();
  const told = useTold('customers');
  const own = field.field === 'customFields';
  const label = own ? t('custom.more') : word(`customers.fields.${field.field}`);
  const says = (choice: string) => {
    if (choice === 'both') return t('care.merge.both');
    const value = choice === 'kept' ? field.kept : field.other;
    return own ? <OwnFields values={value as CustomValues | null} /> : told(field.field, value);
  };
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
      <Typography component="legend" sx={{ fontWeight: 600, p: 0 }}>
        {label}
      </Typography>
      <RadioGroup aria-label={label} value={value} onChange={(_, next) => onChange(next)}>
        <Stack direction={{ xs: 'column', sm: 'row' }} useFlexGap sx={{ flexWrap: 'wrap', columnGap: 2 }}>
          {field.choices.map((choice) => (
            <FormControlLabel key={choice} value={choice} control={<Radio size="small" />} label={says(choice)} sx={{ overflowWrap: 'anywhere' }} />
          ))}
        </Stack>
      </RadioGroup>
    </fieldset>
  );
}

function OwnFields({ values }: { values: CustomValues | null }) {
  const held = useCustomFields('customers', 'customers').filter(({ key }) => values?.[key] !== undefined && values[key] !== null);
  if (!held.length) return '–';
  return held.map((field, at) => (
    <span key={field.key}>
      {at > 0 && ', '}
      {field.label[language()]}: <CustomValue field={field} value={values![field.key]} />
    </span>
  ));
}
