import { Box, ButtonBase, Stack, Typography } from '@mui/material';
import { Controller } from 'react-hook-form';
import { Place } from '../core/form';
import { useField } from '../core/form/context';
import { useText } from '../core/texts';

const COLORS = ['#2563eb', '#0d9488', '#16a34a', '#ca8a04', '#ea580c', '#dc2626', '#db2777', '#7c3aed', '#64748b'];

/** One of a few colours that can be told apart, in light and dark. */
export function ColorField({ width }: { width?: number }) {
  const t = useText();
  const { form, label, disabled } = useField({ name: 'color' });
  return (
    <Place width={width}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 0.5 }} id="field-color">
        {label}
      </Typography>
      <Controller
        name="color"
        control={form.control}
        render={({ field }) => (
          <Stack direction="row" useFlexGap spacing={0.5} role="radiogroup" aria-labelledby="field-color" sx={{ flexWrap: 'wrap' }}>
            {COLORS.map((color, i) => (
              <ButtonBase
                key={color}
                role="radio"
                aria-checked={field.value === color}
                aria-label={t('scheduling.color', { number: i + 1 })}
                disabled={disabled}
                onClick={() => field.onChange(field.value === color ? null : color)}
                sx={{
                  width: { xs: 44, md: 30 },
                  height: { xs: 44, md: 30 },
                  borderRadius: 1,
                  border: 2,
                  borderColor: field.value === color ? 'text.primary' : 'transparent',
                }}
              >
                <Box aria-hidden sx={{ width: 20, height: 20, borderRadius: 1, bgcolor: color }} />
              </ButtonBase>
            ))}
          </Stack>
        )}
      />
    </Place>
  );
}
