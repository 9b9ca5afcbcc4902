import { Checkbox, TextField } from '@mui/material';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { fields } from '../core/form';
import { useText } from '../core/texts';

const F = fields('scheduling.types');

/** What whoever books is asked. */
export function QuestionsField() {
  const t = useText();
  return (
    <F.Lines
      name="questions"
      blank={() => ({ label: '', kind: 'text', required: false, choices: [] })}
      columns={[
        { field: 'label', kind: 'text', label: t('scheduling.types.fields.question'), required: true },
        { field: 'kind', kind: 'select', label: t('scheduling.types.fields.questionKind'), options: ['text', 'choice', 'yes_no'], width: 150 },
        {
          field: 'choices',
          kind: 'own',
          label: t('scheduling.types.fields.choices'),
          width: 220,
          editor: ({ line, label, disabled }) => <Choices line={line} label={label} disabled={disabled} />,
        },
        {
          field: 'required',
          kind: 'own',
          label: t('scheduling.types.fields.required'),
          width: 90,
          editor: ({ line, label, disabled }) => <Needed line={line} label={label} disabled={disabled} />,
        },
      ]}
    />
  );
}

interface CellProps {
  line: string;
  label: string;
  disabled: boolean;
}

/** Of a choice: words between commas. */
function Choices({ line, label, disabled }: CellProps) {
  const t = useText();
  const { control } = useFormContext();
  const kind = useWatch({ control, name: `${line}.kind` }) as string;
  if (kind !== 'choice') return null;
  return (
    <Controller
      name={`${line}.choices`}
      control={control}
      render={({ field }) => (
        <TextField
          size="small"
          disabled={disabled}
          placeholder={t('scheduling.types.choicesHint')}
          defaultValue={((field.value as string[] | null) ?? []).join(', ')}
          onBlur={({ target }) =>
            field.onChange(
              target.value
                .split(',')
                .map((one) => one.trim())
                .filter(Boolean),
            )
          }
          slotProps={{ htmlInput: { 'aria-label': label } }}
        />
      )}
    />
  );
}

function Needed({ line, label, disabled }: CellProps) {
  const { control } = useFormContext();
  return (
    <Controller
      name={`${line}.required`}
      control={control}
      render={({ field }) => (
        <Checkbox checked={field.value === true} disabled={disabled} onChange={(_, on) => field.onChange(on)} slotProps={{ input: { 'aria-label': label } }} />
      )}
    />
  );
}
