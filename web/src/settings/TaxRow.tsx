import Close from '@mui/icons-material/Close';
import { Box, IconButton, MenuItem, TextField, Tooltip } from '@mui/material';
import { useMemo } from 'react';
import type { TaxClass, TaxRateInput } from '../api';
import { NumberInput } from '../core/form';
import { countries } from '../core/format';
import { language, useText } from '../core/texts';
import { DayInput } from '../core/time';

const CLASSES: TaxClass[] = ['standard', 'reduced', 'second_reduced', 'super_reduced', 'zero'];

interface Props {
  n: number;
  row: TaxRateInput;
  disabled: boolean;
  onChange: (patch: Partial<TaxRateInput>) => void;
  onRemove: () => void;
}

/** One rate: of which country and class, from which day. */
export function TaxRow({ n, row, disabled, onChange, onRemove }: Props) {
  const t = useText();
  const spoken = language();
  // names differ by language
  const all = useMemo(countries, [spoken]);
  return (
    <Box
      role="group"
      aria-label={t('settings.taxes.row', { n })}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 5fr) minmax(0, 6fr)', lg: '1.3fr 1.2fr 110px 150px 1.5fr 40px' },
        gap: 1,
        alignItems: 'center',
        pb: { xs: 1.5, lg: 0 },
        borderBottom: { xs: '1px solid var(--mui-palette-divider)', lg: 0 },
      }}
    >
      <TextField
        select
        label={t('settings.taxes.fields.country')}
        value={row.country}
        disabled={disabled}
        onChange={(event) => onChange({ country: event.target.value })}
      >
        {all.map(({ code, name }) => (
          <MenuItem key={code} value={code}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={t('settings.taxes.fields.taxClass')}
        value={row.taxClass}
        disabled={disabled}
        onChange={(event) => onChange({ taxClass: event.target.value as TaxClass })}
      >
        {CLASSES.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`settings.taxes.taxClass.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <NumberInput
        as="number"
        unit="%"
        label={t('settings.taxes.fields.taxRate')}
        value={row.taxRate}
        disabled={disabled}
        onChange={(value) => onChange({ taxRate: value as number })}
      />
      <DayInput
        counts="typed"
        label={t('settings.taxes.fields.validFrom')}
        value={row.validFrom}
        disabled={disabled}
        onChange={(validFrom) => onChange({ validFrom })}
      />
      <TextField
        label={t('settings.taxes.fields.note')}
        value={row.note ?? ''}
        disabled={disabled}
        onChange={(event) => onChange({ note: event.target.value || null })}
      />
      {!disabled && (
        <Tooltip title={t('settings.taxes.remove', { n })}>
          <IconButton aria-label={t('settings.taxes.remove', { n })} onClick={onRemove}>
            <Close fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
    </Box>
  );
}
