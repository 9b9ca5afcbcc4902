import { MenuItem, TextField } from '@mui/material';
import { Controller, useFormContext } from 'react-hook-form';
import type { Prescription } from '../api';
import { useMany } from '../core/api';
import type { LineColumn } from '../core/form';
import { useFormat } from '../core/format';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';

/** After which exam of the customer the lenses of a line are made. */
function PrescriptionCell({ line, label, disabled }: { line: string; label: string; disabled: boolean }) {
  const t = useText();
  const { date } = useFormat();
  const { control, watch } = useFormContext();
  const customerId = watch('customerId') as string | null;
  const { data } = useMany<Prescription>(customerId ? `/customers/${customerId}/prescriptions` : null, { perPage: 20 });
  const exams = data?.data ?? [];
  return (
    <Controller
      name={`${line}.prescriptionId`}
      control={control}
      render={({ field }) => (
        <TextField
          select
          disabled={disabled || !exams.length}
          value={exams.some(({ id }) => id === field.value) ? field.value : ''}
          onChange={(event) => field.onChange(event.target.value || null)}
          onBlur={field.onBlur}
          slotProps={{ select: { SelectDisplayProps: { 'aria-label': label } } }}
        >
          <MenuItem value="">
            <em>{t('core.none')}</em>
          </MenuItem>
          {exams.map(({ id, examinedOn }) => (
            <MenuItem key={id} value={id}>
              {date(examinedOn)}
            </MenuItem>
          ))}
        </TextField>
      )}
    />
  );
}

/** At an optician's a line says after which exam its lenses are made: the column of it, or none. */
export function useLenses(): LineColumn[] {
  const t = useText();
  const can = useCan();
  const { industry } = useMe().organization;
  if (industry !== 'optician' || !can('prescriptions:read')) return [];
  return [
    {
      field: 'prescriptionId',
      kind: 'own',
      label: t('health.prescriptions.ofLine'),
      width: 130,
      editor: ({ line, label, disabled }) => <PrescriptionCell line={line} label={label} disabled={disabled} />,
    },
  ];
}
