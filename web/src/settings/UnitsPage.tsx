import { Button, Chip, Stack } from '@mui/material';
import { Link } from 'react-router';
import { useCan } from '../core/session';
import { useText, useWord } from '../core/texts';
import { Card, Sheet } from './Sheet';

const UNITS = ['pcs', 'pair', 'set', 'pack', 'roll', 'box', 'mm', 'cm', 'm', 'g', 'kg', 'ml', 'l', 'h'] as const;

/** `/settings/units`: where stock lies, and what it is counted in. */
export function UnitsPage() {
  const t = useText();
  const word = useWord();
  const can = useCan();
  return (
    <Sheet title={t('settings.units.title')}>
      {can('locations:read') && (
        <Card title={t('settings.units.locations')} text={t('settings.units.locationsText')}>
          <Button component={Link} to="/locations" variant="outlined" color="inherit" sx={{ alignSelf: 'flex-start', borderColor: 'divider' }}>
            {t('settings.units.open')}
          </Button>
        </Card>
      )}
      <Card title={t('settings.units.units')} text={t('settings.units.unitsText')}>
        <Stack direction="row" useFlexGap spacing={0.75} sx={{ flexWrap: 'wrap' }}>
          {UNITS.map((unit) => (
            <Chip key={unit} label={word(`parts.unit.${unit}`, unit)} />
          ))}
        </Stack>
      </Card>
    </Sheet>
  );
}
