import ArrowForward from '@mui/icons-material/ArrowForward';
import { Box, ButtonBase, Typography } from '@mui/material';
import { Link } from 'react-router';
import { useFormat } from '../core/format';

interface Props {
  label: string;
  value: number | null;
  /** The page of its rows. */
  to: string;
  large?: boolean;
  /** Colour of the number. */
  tone?: string;
  /** Lies on paper, and not on the page. */
  inset?: boolean;
}

/** A number that opens its rows. */
export function NumberLink({ label, value, to, large, tone, inset }: Props) {
  const { number } = useFormat();
  return (
    <ButtonBase
      component={Link}
      to={to}
      sx={{
        display: 'grid',
        gap: 0.5,
        gridTemplateColumns: 'minmax(0, 1fr)',
        justifyContent: 'stretch',
        justifyItems: 'start',
        alignContent: 'space-between',
        textAlign: 'left',
        p: 1.5,
        minHeight: 84,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: inset ? 'background.default' : 'background.paper',
        '&:hover': { borderColor: 'primary.main' },
      }}
    >
      <Typography component="span" color="textSecondary" variant="body2" sx={{ hyphens: 'auto', minWidth: 0, overflowWrap: 'anywhere' }}>
        {label}
      </Typography>
      <Box component="span" sx={{ display: 'flex', width: 1, alignItems: 'end', justifyContent: 'space-between', color: tone }}>
        <Box component="span" sx={{ fontSize: large ? '2.75rem' : '1.5rem', lineHeight: 1.1, fontWeight: 650, fontVariantNumeric: 'tabular-nums' }}>
          {number(value, 1)}
        </Box>
        <ArrowForward aria-hidden sx={{ fontSize: 18, color: 'text.secondary' }} />
      </Box>
    </ButtonBase>
  );
}
