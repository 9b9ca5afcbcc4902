import { Autocomplete, Chip, TextField, Typography } from '@mui/material';
import { useContext, useEffect } from 'react';
import { Controller, get } from 'react-hook-form';
import { Scope, useField } from '../form/context';
import { Money, Quantity } from '../form/numbers';
import { Place } from '../form/Place';
import { DateField, Flag, Pick, Select, Text } from '../form/plain';
import { useMe } from '../session';
import { language, useText } from '../texts';
import { mayWrite, sectionsOf, useCustomFields, type CustomEntity, type CustomField } from './definitions';
import { FileField } from './FileField';

/** The organization's own fields in a form, under their headings: `<CustomFields of="customers" />`. */
export function CustomFields({ of }: { of: CustomEntity }) {
  const t = useText();
  const { texts } = useContext(Scope);
  const fields = useCustomFields(of, texts);
  if (!fields.length) return null;
  return sectionsOf(fields).map((section) => (
    <Place key={section.key}>
      <Typography component="h2" variant="h2" sx={{ pt: 1.5, pb: 2 }}>
        {section.title?.[language()] ?? t('custom.more')}
      </Typography>
      <Place.Grid>
        {section.fields.map((field) => (
          <One key={field.id} field={field} />
        ))}
      </Place.Grid>
    </Place>
  ));
}

function One({ field }: { field: CustomField }) {
  const { role } = useMe();
  const spoken = language();
  const common = {
    name: `customFields.${field.key}`,
    label: field.label[spoken],
    hint: field.help?.[spoken],
    required: field.required && mayWrite(field, role),
    disabled: !mayWrite(field, role),
    width: field.type === 'choices' ? 8 : 4,
  };
  useDefault(common.name, field.defaultValue);
  switch (field.type) {
    case 'number':
      return <Quantity {...common} />;
    case 'money':
      return <Money {...common} />;
    case 'date':
      return <DateField {...common} />;
    case 'yes_no':
      return <Flag {...common} required={false} />;
    case 'choice':
      return <Choice {...common} field={field} />;
    case 'choices':
      return <Choices {...common} field={field} />;
    case 'link':
      return <Pick {...common} resource={field.linkTo!} />;
    case 'file':
      return <FileField {...common} />;
    default:
      return <Text {...common} maxLength={5_000} />;
  }
}

/** A new record begins with the default, once the fields are known. */
function useDefault(name: string, value: unknown): void {
  const { fresh } = useContext(Scope);
  const { form } = useField({ name });
  useEffect(() => {
    if (fresh && value !== null && value !== undefined && get(form.getValues(), name) === undefined) form.setValue(name, value);
  }, [fresh, form, name, value]);
}

type Own = Parameters<typeof Text>[0] & { field: CustomField };

function Choice({ field, ...props }: Own) {
  const t = useText();
  const { form } = useField(props);
  const current: unknown = form.watch(props.name);
  const spoken = language();
  const offered = field.choices.filter((choice) => !choice.archived || choice.value === current);
  const worded = (choice: CustomField['choices'][number]) => (choice.archived ? t('custom.archived', { label: choice.label[spoken] }) : choice.label[spoken]);
  return <Select {...props} options={offered.map((choice) => ({ value: choice.value, label: worded(choice) }))} />;
}

function Choices({ field, width, ...props }: Own) {
  const t = useText();
  const { form, rules, label, error, helperText, disabled, required, id } = useField(props);
  const word = (value: string) => field.choices.find((choice) => choice.value === value)?.label[language()] ?? value;
  return (
    <Place width={width}>
      <Controller
        name={props.name}
        control={form.control}
        rules={rules}
        render={({ field: held }) => (
          <Autocomplete
            multiple
            id={id}
            options={field.choices.filter((choice) => !choice.archived).map(({ value }) => value)}
            getOptionLabel={word}
            disabled={disabled}
            value={(held.value as string[] | null) ?? []}
            onChange={(_, values) => held.onChange(values.length ? values : null)}
            onBlur={held.onBlur}
            clearText={t('core.actions.clear')}
            openText={t('core.actions.open')}
            closeText={t('core.actions.close')}
            noOptionsText={t('table.noMatch')}
            renderValue={(values, itemProps) =>
              values.map((value, index) => {
                const { key, ...item } = itemProps({ index });
                return <Chip key={key} size="small" label={word(value)} {...item} />;
              })
            }
            renderInput={(params) => <TextField {...params} label={label} required={required} error={error} helperText={helperText} inputRef={held.ref} />}
          />
        )}
      />
    </Place>
  );
}
