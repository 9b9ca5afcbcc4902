import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { fields, Place } from '../core/form';
import { useText } from '../core/texts';

const F = fields('builds');
const at = (path: string) => path as 'options';
const frame = { border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 } as const;
const columns = { display: 'grid', gridTemplateColumns: 'repeat(12, minmax(0, 1fr))', gap: 1.5, alignItems: 'start' } as const;

/** Option → choices → what a choice changes in price and parts. */
export function OptionsField() {
  const t = useText();
  const { control } = useFormContext();
  const { fields: options, append, remove } = useFieldArray({ control, name: 'options' });
  return (
    <Place>
      <Stack spacing={2}>
        {!options.length && <Typography color="textSecondary">{t('builds.options.none')}</Typography>}
        {options.map((option, index) => (
          <Option key={option.id} path={`options.${index}`} onRemove={() => remove(index)} />
        ))}
        <Button
          startIcon={<Add />}
          color="inherit"
          sx={{ alignSelf: 'flex-start' }}
          onClick={() => append({ name: '', choices: [{ name: '', priceDelta: null, parts: [] }] })}
        >
          {t('builds.options.add')}
        </Button>
      </Stack>
    </Place>
  );
}

function Option({ path, onRemove }: { path: string; onRemove: () => void }) {
  const t = useText();
  const { control, watch } = useFormContext();
  const { fields: choices, append, remove } = useFieldArray({ control, name: `${path}.choices` });
  const name = (watch(`${path}.name`) as string | null) ?? '';
  return (
    <Box sx={frame}>
      <Box sx={{ display: 'flex', gap: 1, mb: 1.5 }}>
        <Box sx={{ ...columns, flex: 1 }}>
          <F.Text name={at(`${path}.name`)} label={t('builds.options.option')} required width={6} maxLength={200} />
        </Box>
        <IconButton aria-label={t('builds.options.remove', { name })} onClick={onRemove}>
          <Close fontSize="small" />
        </IconButton>
      </Box>
      <Stack spacing={1.5} sx={{ pl: { sm: 2 } }}>
        {choices.map((choice, index) => (
          <ChoiceRow key={choice.id} path={`${path}.choices.${index}`} onRemove={choices.length > 1 ? () => remove(index) : undefined} />
        ))}
        <Button
          size="small"
          startIcon={<Add />}
          color="inherit"
          sx={{ alignSelf: 'flex-start' }}
          onClick={() => append({ name: '', priceDelta: null, parts: [] })}
        >
          {t('builds.options.addChoice')}
        </Button>
      </Stack>
    </Box>
  );
}

function ChoiceRow({ path, onRemove }: { path: string; onRemove?: () => void }) {
  const t = useText();
  const { control, watch } = useFormContext();
  const { fields: parts, append, remove } = useFieldArray({ control, name: `${path}.parts` });
  const name = (watch(`${path}.name`) as string | null) ?? '';
  return (
    <Box sx={{ borderLeft: 2, borderColor: 'divider', pl: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Box sx={{ ...columns, flex: 1 }}>
          <F.Text name={at(`${path}.name`)} label={t('builds.options.choice')} required width={7} maxLength={200} />
          <F.Money name={at(`${path}.priceDelta`)} label={t('builds.options.price')} width={5} />
        </Box>
        <IconButton disabled={!onRemove} aria-label={t('builds.options.removeChoice', { name })} onClick={onRemove}>
          <Close fontSize="small" />
        </IconButton>
      </Box>
      {parts.map((part, index) => (
        <Box key={part.id} sx={{ display: 'flex', gap: 1, mt: 1.5 }}>
          <Box sx={{ ...columns, flex: 1 }}>
            <F.Pick name={at(`${path}.parts.${index}.partId`)} label={t('builds.options.part')} hint="" resource="parts" required width={7} />
            <F.Quantity name={at(`${path}.parts.${index}.quantityDelta`)} label={t('builds.options.delta')} required width={5} />
          </Box>
          <IconButton aria-label={t('builds.options.removePart')} onClick={() => remove(index)}>
            <Close fontSize="small" />
          </IconButton>
        </Box>
      ))}
      <Button
        size="small"
        color="inherit"
        startIcon={<Add />}
        sx={{ mt: 0.5 }}
        onClick={() => append({ partId: null, quantityDelta: 1 }, { shouldFocus: false })}
      >
        {t('builds.options.addPart')}
      </Button>
    </Box>
  );
}
