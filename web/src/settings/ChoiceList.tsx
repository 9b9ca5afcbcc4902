import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import { Box, Button, Checkbox, FormControlLabel, IconButton, Stack, TextField, Typography } from '@mui/material';
import { useText } from '../core/texts';
import type { ChoiceDraft } from './field.draft';

/** The values of a choice, in both languages and in their order. */
export function ChoiceList({ choices, onChange }: { choices: ChoiceDraft[]; onChange: (choices: ChoiceDraft[]) => void }) {
  const t = useText();
  const set = (at: number, patch: Partial<ChoiceDraft>) => onChange(choices.map((one, i) => (i === at ? { ...one, ...patch } : one)));
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, gridColumn: '1 / -1', minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ p: 0, mb: 1 }}>
        {t('fields.fields.choices')}
      </Typography>
      <Stack spacing={1}>
        {choices.map((choice, at) => (
          <Stack key={at} direction={{ xs: 'column', sm: 'row' }} spacing={1} sx={{ alignItems: { sm: 'center' } }}>
            <TextField label={t('fields.fields.labelDe')} value={choice.de} onChange={(event) => set(at, { de: event.target.value })} />
            <TextField label={t('fields.fields.labelEn')} value={choice.en} onChange={(event) => set(at, { en: event.target.value })} />
            {choice.kept ? (
              <FormControlLabel
                control={<Checkbox checked={choice.archived} onChange={(_, archived) => set(at, { archived })} />}
                label={t('fields.fields.archived')}
              />
            ) : (
              <IconButton aria-label={t('fields.removeChoice', { label: choice.de || choice.en })} onClick={() => onChange(choices.filter((_, i) => i !== at))}>
                <Close fontSize="small" />
              </IconButton>
            )}
          </Stack>
        ))}
        <Button
          startIcon={<Add />}
          color="inherit"
          sx={{ alignSelf: 'flex-start' }}
          onClick={() => onChange([...choices, { value: '', de: '', en: '', archived: false, kept: false }])}
        >
          {t('fields.addChoice')}
        </Button>
        {choices.some(({ kept }) => kept) && (
          <Typography variant="body2" color="textSecondary">
            {t('fields.keepUsed')}
          </Typography>
        )}
      </Stack>
    </Box>
  );
}
