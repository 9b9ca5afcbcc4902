import { Box, Stack, TextField, Typography } from '@mui/material';
import { Controller } from 'react-hook-form';
import { isColor } from '../core/contrast';
import { Place } from '../core/form';
import { useField } from '../core/form/context';
import { brandColor } from '../core/theme';
import { useText } from '../core/texts';

interface Props {
  name: 'brand.primaryColor' | 'brand.accentColor';
  fallback: string;
}

/** A colour, and what the theme makes of it where text would not read. */
export function ColorField({ name, fallback }: Props) {
  const t = useText();
  const { form, label, error, helperText, disabled, id } = useField({ name });
  return (
    <Place width={6}>
      <Controller
        name={name}
        control={form.control}
        rules={{ validate: (value: unknown) => !value || isColor(String(value)) || t('settings.brand.notColor') }}
        render={({ field }) => {
          const value = (field.value as string | null) ?? '';
          return (
            <Stack spacing={1}>
              <Stack direction="row" spacing={1}>
                <Box
                  component="input"
                  type="color"
                  aria-label={t('settings.brand.pick', { label })}
                  disabled={disabled}
                  value={isColor(value) ? value.toLowerCase() : fallback}
                  onChange={(event) => field.onChange((event.target as HTMLInputElement).value)}
                  sx={{
                    width: 48,
                    height: 40,
                    flex: 'none',
                    p: 0.5,
                    border: 1,
                    borderColor: 'divider',
                    borderRadius: 1,
                    bgcolor: 'background.paper',
                    cursor: 'pointer',
                  }}
                />
                <TextField
                  id={id}
                  label={label}
                  value={value}
                  disabled={disabled}
                  error={error}
                  helperText={helperText}
                  placeholder={fallback}
                  inputRef={field.ref}
                  onBlur={field.onBlur}
                  onChange={(event) => field.onChange(event.target.value.trim() || null)}
                  slotProps={{ htmlInput: { maxLength: 7, spellCheck: false }, inputLabel: { shrink: true } }}
                />
              </Stack>
              {isColor(value) && <Moved color={value} fallback={fallback} />}
            </Stack>
          );
        }}
      />
    </Place>
  );
}

function Moved({ color, fallback }: { color: string; fallback: string }) {
  const t = useText();
  const used = (['light', 'dark'] as const).map((scheme) => ({ scheme, color: brandColor(color, fallback, scheme) }));
  const moved = used.filter((one) => one.color.toLowerCase() !== color.toLowerCase());
  return (
    <Box role="status">
      <Typography variant="body2" color="textSecondary">
        {moved.length ? t('settings.brand.moved') : t('settings.brand.reads')}
      </Typography>
      {moved.map((one) => (
        <Stack key={one.scheme} direction="row" spacing={1} sx={{ alignItems: 'center', mt: 0.5 }}>
          <Box aria-hidden sx={{ width: 16, height: 16, borderRadius: 0.5, bgcolor: one.color, border: 1, borderColor: 'divider' }} />
          <Typography variant="body2">{t(`settings.brand.used.${one.scheme}`, { color: one.color })}</Typography>
        </Stack>
      ))}
    </Box>
  );
}
