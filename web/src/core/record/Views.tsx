import { Stack, ToggleButton, ToggleButtonGroup } from '@mui/material';
import type { SvgIconComponent } from '@mui/icons-material';

interface Shown<V extends string> {
  value: V;
  label: string;
  icon?: SvgIconComponent;
}

/** The ways in which one place can be looked at: board, list, calendar. */
export function Views<V extends string>({ label, value, of, onChange }: { label: string; value: V; of: Shown<V>[]; onChange: (next: V) => void }) {
  return (
    <ToggleButtonGroup exclusive size="small" value={value} aria-label={label} onChange={(_, next: V | null) => next && onChange(next)}>
      {of.map(({ value: one, label: text, icon: Icon }) => (
        <ToggleButton key={one} value={one} sx={{ textTransform: 'none' }}>
          <Stack component="span" direction="row" spacing={0.75} sx={{ alignItems: 'center' }}>
            {Icon && <Icon fontSize="small" />}
            <span>{text}</span>
          </Stack>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
