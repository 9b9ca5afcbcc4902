import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { fields, Place } from '../core/form';
import { useText } from '../core/texts';

const F = fields('builds');
const at = (path: string) => path as 'steps';

/** How a model is made: every new production order gets these steps. */
export function StepsField() {
  const t = useText();
  const { control } = useFormContext();
  const { fields: steps, append, remove } = useFieldArray({ control, name: 'steps' });
  const blank = { name: '', instructions: null, checklist: [], photoNeeded: false, plannedMinutes: null };
  return (
    <Place>
      <Stack spacing={2}>
        {!steps.length && <Typography color="textSecondary">{t('builds.steps.none')}</Typography>}
        {steps.map((step, index) => (
          <StepRow key={step.id} index={index} onRemove={() => remove(index)} />
        ))}
        <Button startIcon={<Add />} color="inherit" sx={{ alignSelf: 'flex-start' }} onClick={() => append(blank)}>
          {t('builds.steps.add')}
        </Button>
      </Stack>
    </Place>
  );
}

function StepRow({ index, onRemove }: { index: number; onRemove: () => void }) {
  const t = useText();
  const { watch } = useFormContext();
  const path = `steps.${index}`;
  const name = (watch(`${path}.name`) as string | null) ?? '';
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'start', border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}>
      <Box sx={{ flex: 1, display: 'grid', gridTemplateColumns: 'repeat(12, minmax(0, 1fr))', gap: 1.5 }}>
        <F.Text name={at(`${path}.name`)} label={t('builds.steps.name', { n: index + 1 })} required width={8} maxLength={200} />
        <F.Quantity name={at(`${path}.plannedMinutes`)} label={t('builds.steps.minutes')} width={4} />
        <F.Tags name={at(`${path}.checklist`)} label={t('builds.steps.checklist')} width={12} />
        <F.Text name={at(`${path}.instructions`)} label={t('builds.steps.instructions')} multiline width={12} maxLength={5000} />
        <F.Flag name={at(`${path}.photoNeeded`)} label={t('builds.steps.photoNeeded')} width={12} />
      </Box>
      <IconButton aria-label={t('builds.steps.remove', { name })} onClick={onRemove}>
        <Close fontSize="small" />
      </IconButton>
    </Box>
  );
}
