import { Stack, ToggleButton, ToggleButtonGroup } from '@mui/material';
import type { SvgIconComponent } from '@mui/icons-material';

interface Shown<V extends string> {
  value: V;
  label: string;
  icon?: SvgIconComponent;
}

interface Props<V extends string> {
  label: string;
  value: V;
  of: Shown<V>[];
  onChange: (next: V) => void;
  /** On a phone as wide as the page, in one line. */
  wide?: boolean;
}

/** The ways in which one place can be looked at: board, list, calendar; mine or all; a span of days. */
export function Views<V extends string>({ label, value, of, onChange, wide }: Props<V>) {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={value}
      aria-label={label}
      onChange={(_, next: V | null) => next && onChange(next)}
      sx={{ maxWidth: 1, ...(wide && { width: { xs: 1, sm: 'auto' } }) }}
    >
      {of.map(({ value: one, label: text, icon: Icon }) => (
        <ToggleButton
          key={one}
          value={one}
          sx={{
            textTransform: 'none',
            lineHeight: 1.3,
            // a word stays whole; two words may be two lines
            overflowWrap: 'normal',
            fontSize: { xs: '0.75rem', sm: '0.8125rem' },
            minHeight: 34,
            px: { xs: wide ? 0.25 : 0.75, sm: 1.25 },
            py: 0.5,
            ...(wide && { flex: { xs: 1, sm: 'none' } }),
            '@media (pointer: coarse)': { minHeight: 44 },
          }}
        >
          <Stack component="span" direction="row" spacing={0.75} sx={{ alignItems: 'center' }}>
            {Icon && <Icon fontSize="small" />}
            <span>{text}</span>
          </Stack>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
