import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Place, Section } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import { SPECIFICATION_TYPES, type Category, type SpecificationField } from './categories';

const F = fields('parts.categories');
const at = (path: string) => path as 'fields';

/** `/part-categories/new` (`?parentId=`, `?name=`) and `/part-categories/:id/edit`. */
export function CategoryForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const [params] = useSearchParams();
  const { data: category, isError, error } = useOne<Category>(id ? `/part-categories/${id}` : null);
  if (isError) return <Failed error={error} />;
  if (id && !category) return null;
  const saved = (row: Category) => {
    notify(t(id ? 'core.saved' : 'core.created'));
    void go(`/part-categories/${row.id}`);
  };
  return (
    <Page title={t(id ? 'parts.categories.edit' : 'parts.categories.create')} crumbs={[{ label: t('parts.categories.title'), to: '/part-categories' }]}>
      <Form<Category>
        texts="parts.categories"
        record={category}
        initial={{ name: params.get('name'), parentId: params.get('parentId'), fields: [] }}
        fields={['name', 'parentId', 'fields']}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) =>
          (await (id ? api.patch<Category>(`/part-categories/${id}`, tidy(values)) : api.post<Category>('/part-categories', tidy(values), { key }))).data
        }
      >
        <F.Text name="name" required width={6} autoFocus maxLength={200} hint={id ? t('parts.categories.renames') : undefined} />
        <F.Pick name="parentId" resource="part-categories" width={6} />
        <Section title="parts.categories.specifications" />
        <FieldsEditor />
      </Form>
    </Page>
  );
}

/** A unit belongs to numbers, choices to a choice. */
const tidy = (values: Record<string, unknown>) =>
  Array.isArray(values.fields)
    ? {
        ...values,
        fields: (values.fields as SpecificationField[]).map(({ name, type, unit, choices }) => ({
          name,
          type,
          unit: type === 'number' ? unit : null,
          choices: type === 'choice' ? (choices ?? []) : [],
        })),
      }
    : values;

function FieldsEditor() {
  const t = useText();
  const { control } = useFormContext();
  const { fields: lines, append, remove } = useFieldArray({ control, name: 'fields' });
  return (
    <Place>
      <Stack spacing={2}>
        {!lines.length && <Typography color="textSecondary">{t('parts.categories.noFields')}</Typography>}
        {lines.map((line, index) => (
          <FieldRow key={line.id} index={index} onRemove={() => remove(index)} />
        ))}
        <Button
          startIcon={<Add />}
          color="inherit"
          sx={{ alignSelf: 'flex-start' }}
          onClick={() => append({ name: '', type: 'number', unit: null, choices: [] })}
        >
          {t('parts.specs.add')}
        </Button>
      </Stack>
    </Place>
  );
}

function FieldRow({ index, onRemove }: { index: number; onRemove: () => void }) {
  const t = useText();
  const { watch } = useFormContext();
  const path = `fields.${index}`;
  const [name, type] = [watch(`${path}.name`) as string | null, watch(`${path}.type`) as SpecificationField['type']];
  const options = SPECIFICATION_TYPES.map((value) => ({ value, label: t(`parts.categories.type.${value}`) }));
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'start' }}>
      <Box sx={{ flex: 1, display: 'grid', gridTemplateColumns: 'repeat(12, minmax(0, 1fr))', gap: 1.5 }}>
        <F.Text name={at(`${path}.name`)} label={t('parts.categories.fields.fields_name')} required width={5} maxLength={60} />
        <F.Select name={at(`${path}.type`)} label={t('parts.categories.fields.fields_type')} required options={options} width={3} />
        {type === 'number' && <F.Text name={at(`${path}.unit`)} label={t('parts.categories.fields.fields_unit')} width={4} maxLength={20} />}
        {type === 'choice' && <F.Tags name={at(`${path}.choices`)} label={t('parts.categories.fields.fields_choices')} width={4} />}
      </Box>
      <IconButton aria-label={t('parts.specs.remove', { name: name || t('parts.specs.unnamed', { n: index + 1 }) })} onClick={onRemove}>
        <Close fontSize="small" />
      </IconButton>
    </Box>
  );
}
