import { FormControl, FormControlLabel, FormLabel, Radio, RadioGroup } from '@mui/material';
import { useText } from '../core/texts';

export type Scope = 'one' | 'following' | 'all';

/** Of a series: which of its appointments are meant. */
export function ScopeField({ value, onChange }: { value: Scope; onChange: (scope: Scope) => void }) {
  const t = useText();
  return (
    <FormControl>
      <FormLabel>{t('scheduling.appointments.series.scope')}</FormLabel>
      <RadioGroup value={value} onChange={(_, scope) => onChange(scope as Scope)}>
        {(['one', 'following', 'all'] as const).map((one) => (
          <FormControlLabel key={one} value={one} control={<Radio />} label={t(`scheduling.appointments.series.${one}`)} />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
