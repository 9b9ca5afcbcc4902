import type { ReactNode } from 'react';
import { Stack, Typography } from '@mui/material';
import { RecordName } from '../record/RecordName';
import { useFormat } from '../format';
import { Facts } from '../record/Facts';
import { language, useText } from '../texts';
import { sectionsOf, useCustomFields, type CustomEntity, type CustomField, type CustomValues } from './definitions';
import { FileLink } from './FileLink';

/** A value as people read it. */
export function CustomValue({ field, value }: { field: CustomField; value: unknown }): ReactNode {
  const t = useText();
  const format = useFormat();
  const word = (one: unknown) => field.choices.find((choice) => choice.value === one)?.label[language()] ?? String(one);
  if (value === null || value === undefined || value === '') return '–';
  switch (field.type) {
    case 'number':
      return format.number(value as number, 6);
    case 'money':
      return format.money(value as string);
    case 'date':
      return format.date(value as string);
    case 'yes_no':
      return t(value ? 'core.yes' : 'core.no');
    case 'choice':
      return word(value);
    case 'choices':
      return (value as string[]).map(word).join(', ');
    case 'link':
      return <RecordName resource={field.linkTo!} id={value as string} />;
    case 'file':
      return <FileLink id={value as string} />;
    default:
      return <span style={{ whiteSpace: 'pre-line' }}>{String(value)}</span>;
  }
}

/** The organization's own fields on the page of a record: those that have a value. */
export function CustomFacts({ of, texts, values: held = {} }: { of: CustomEntity; texts: string; values?: CustomValues }) {
  const t = useText();
  const fields = useCustomFields(of, texts).filter(({ key }) => held[key] !== undefined && held[key] !== null);
  if (!fields.length) return null;
  return (
    <Stack spacing={1.5}>
      {sectionsOf(fields).map((section) => (
        <div key={section.key}>
          <Typography variant="caption" color="textSecondary" component="h2" sx={{ fontWeight: 600, pb: 0.5 }}>
            {section.title?.[language()] ?? t('custom.more')}
          </Typography>
          <Facts facts={section.fields.map((field) => ({ label: field.label[language()], value: <CustomValue field={field} value={held[field.key]} /> }))} />
        </div>
      ))}
    </Stack>
  );
}
