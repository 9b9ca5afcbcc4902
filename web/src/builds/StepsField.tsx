import Add from '@mui/icons-material/Add';
import ArrowDown from '@mui/icons-material/ArrowDownward';
import ArrowUp from '@mui/icons-material/ArrowUpward';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { fields, Place } from '../core/form';
import { useText } from '../core/texts';

const F = fields('builds');
const at = (path: string) => path as 'steps';

export interface TypedStep {
  /** Of a step that an order has already. */
  stepId?: string;
  /** Somebody has signed it: it stays. */
  signed?: boolean;
  name: string;
  instructions: string | null;
  checklist: string[];
  photoNeeded: boolean;
  plannedMinutes: number | null;
}

/** How something is made, step by step: of a model, whose new orders get these steps, or of one order. */
export function StepsField() {
  const t = useText();
  const { control } = useFormContext<{ steps: TypedStep[] }>();
  const { fields: steps, append, remove, move } = useFieldArray({ control, name: 'steps' });
  const blank = { name: '', instructions: null, checklist: [], photoNeeded: false, plannedMinutes: null };
  return (
    <Place>
      <Stack spacing={2}>
        {!steps.length && <Typography color="textSecondary">{t('builds.steps.none')}</Typography>}
        {steps.map((step, index) => (
          <StepRow key={step.id} index={index} last={index === steps.length - 1} onRemove={() => remove(index)} onMove={(by) => move(index, index + by)} />
        ))}
        <Button startIcon={<Add />} color="inherit" sx={{ alignSelf: 'flex-start' }} onClick={() => append(blank)}>
          {t('builds.steps.add')}
        </Button>
      </Stack>
    </Place>
  );
}

interface RowProps {
  index: number;
  last: boolean;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
}

function StepRow({ index, last, onRemove, onMove }: RowProps) {
  const t = useText();
  const { watch } = useFormContext();
  const path = `steps.${index}`;
  const name = (watch(`${path}.name`) as string | null) ?? '';
  const signed = watch(`${path}.signed`) === true;
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'start', border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}>
      <Box sx={{ flex: 1, minWidth: 0, display: 'grid', gridTemplateColumns: 'repeat(12, minmax(0, 1fr))', gap: 1.5 }}>
        {signed ? (
          <Stack direction="row" spacing={1} sx={{ gridColumn: 'span 12', alignItems: 'center' }}>
            <CheckCircle color="success" titleAccess={t('builds.production.steps.signed')} />
            <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
          </Stack>
        ) : (
          <>
            <F.Text name={at(`${path}.name`)} label={t('builds.steps.name', { n: index + 1 })} required width={8} maxLength={200} />
            <F.Quantity name={at(`${path}.plannedMinutes`)} label={t('builds.steps.minutes')} width={4} />
            <F.Tags name={at(`${path}.checklist`)} label={t('builds.steps.checklist')} width={12} />
            <F.Text name={at(`${path}.instructions`)} label={t('builds.steps.instructions')} multiline width={12} maxLength={5000} />
            <F.Flag name={at(`${path}.photoNeeded`)} label={t('builds.steps.photoNeeded')} width={12} />
          </>
        )}
      </Box>
      <Stack>
        <IconButton aria-label={t('builds.steps.up', { name })} disabled={index === 0} onClick={() => onMove(-1)}>
          <ArrowUp fontSize="small" />
        </IconButton>
        <IconButton aria-label={t('builds.steps.down', { name })} disabled={last} onClick={() => onMove(1)}>
          <ArrowDown fontSize="small" />
        </IconButton>
        {!signed && (
          <IconButton aria-label={t('builds.steps.remove', { name })} onClick={onRemove}>
            <Close fontSize="small" />
          </IconButton>
        )}
      </Stack>
    </Box>
  );
}
