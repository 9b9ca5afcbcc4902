import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import { Box, Button, FormControlLabel, IconButton, Radio, Stack, TextField, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useFieldArray } from 'react-hook-form';
import { countries } from '../format';
import { language, useText } from '../texts';
import { Choice } from './Choice';
import { useBound, useField, type FieldProps } from './context';
import { Place } from './Place';
import { Text } from './plain';

/** `{line1, line2, postalCode, city, state, country}`; all empty is no address (null). */
export function Address({ width, ...props }: FieldProps) {
  const t = useText();
  const { label, error, helperText } = useField(props);
  const at = (field: string) => `${props.name}.${field}`;
  return (
    <Place width={width}>
      <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
        <Typography component="legend" variant="h3" sx={{ p: 0, mb: 1.5 }}>
          {label}
        </Typography>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(12, 1fr)', gap: 2 }}>
          <Text name={at('line1')} label={t('form.address.line1')} autoComplete="address-line1" />
          <Text name={at('line2')} label={t('form.address.line2')} autoComplete="address-line2" />
          <Text name={at('postalCode')} label={t('form.address.postalCode')} width={4} autoComplete="postal-code" />
          <Text name={at('city')} label={t('form.address.city')} width={8} autoComplete="address-level2" />
          <Text name={at('state')} label={t('form.address.state')} width={6} autoComplete="address-level1" />
          <Country name={at('country')} label={t('form.address.country')} width={6} />
        </Box>
        {helperText && (
          <Typography variant="caption" color={error ? 'error' : 'textSecondary'}>
            {helperText}
          </Typography>
        )}
      </Box>
    </Place>
  );
}

/** ISO 3166-1 alpha-2, found by its name. */
export function Country(props: FieldProps) {
  const spoken = language();
  // names differ by language
  const names = useMemo(() => new Map(countries().map(({ code, name }) => [code, name])), [spoken]);
  return <Choice {...props} options={[...names.keys()]} word={(code) => names.get(code) ?? code} />;
}

interface Contact {
  name: string;
  role: string | null;
  emails: string[];
  phones: string[];
  isPrimary: boolean;
}

/** The people at a customer or supplier; exactly one of them is the main contact, unless `equal` says that there is none. */
export function Contacts({ width, equal = false, ...props }: FieldProps & { equal?: boolean }) {
  const t = useText();
  const { form, label, disabled } = useField(props);
  const { fields, append, remove } = useFieldArray({ control: form.control, name: props.name });
  const values = (form.watch(props.name) ?? []) as Contact[];
  const primary = (at: number) => values.forEach((_, index) => form.setValue(`${props.name}.${index}.isPrimary`, index === at, { shouldDirty: true }));
  return (
    <Place width={width}>
      <Box component="fieldset" disabled={disabled} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
        <Typography component="legend" variant="h3" sx={{ p: 0, mb: 1.5 }}>
          {label}
        </Typography>
        <Stack spacing={1.5}>
          {fields.map((one, at) => (
            <Box
              key={one.id}
              sx={{ display: 'grid', gridTemplateColumns: 'repeat(12, 1fr)', gap: 1.5, p: 1.5, border: 1, borderColor: 'divider', borderRadius: 1 }}
            >
              <Text name={`${props.name}.${at}.name`} label={t('form.contacts.name')} width={6} required />
              <Text name={`${props.name}.${at}.role`} label={t('form.contacts.role')} width={6} />
              <List name={`${props.name}.${at}.emails`} label={t('form.contacts.emails')} width={6} />
              <List name={`${props.name}.${at}.phones`} label={t('form.contacts.phones')} width={6} />
              <Stack direction="row" sx={{ gridColumn: '1 / -1', justifyContent: equal ? 'flex-end' : 'space-between' }}>
                <FormControlLabel
                  control={<Radio size="small" name={`${props.name}-primary`} checked={values[at]?.isPrimary === true} onChange={() => primary(at)} />}
                  label={t('form.contacts.isPrimary')}
                />
                <IconButton aria-label={t('form.contacts.remove', { name: values[at]?.name ?? '' })} onClick={() => remove(at)}>
                  <Close fontSize="small" />
                </IconButton>
              </Stack>
            </Box>
          ))}
          <Button
            startIcon={<Add />}
            color="inherit"
            sx={{ alignSelf: 'flex-start' }}
            onClick={() => append({ name: '', role: null, emails: [], phones: [], isPrimary: !fields.length })}
          >
            {t('form.contacts.add')}
          </Button>
        </Stack>
      </Box>
    </Place>
  );
}

/** A list of words in one line, separated by commas. */
function List({ width, ...props }: FieldProps) {
  const t = useText();
  const { field, shown } = useBound(props);
  const { value, onChange } = { ...field, value: (field.value as string[] | null) ?? [] };
  const [typed, setTyped] = useState(value.join(', '));
  const words = (text: string) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean);
  const change = (text: string) => {
    setTyped(text);
    onChange(words(text));
  };
  // shown as typed while it means the value; a reset from outside is shown as it is
  const text = words(typed).join() === value.join() ? typed : value.join(', ');
  return (
    <Place width={width}>
      <TextField {...shown} helperText={shown.helperText ?? t('form.separate')} value={text} onChange={(event) => change(event.target.value)} />
    </Place>
  );
}
