import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useFormat } from '../core/format';
import { useWord } from '../core/texts';

/** A part by name and SKU, leading to its page. */
export const PartName = ({ partId, name, sku, more = [] }: { partId: string; name: string; sku: string; more?: (string | null)[] }) => (
  <Box>
    <Link component={RouterLink} to={`/parts/${partId}`} sx={{ fontWeight: 560, color: 'text.primary' }}>
      {name}
    </Link>
    <Typography variant="caption" color="textSecondary" component="div">
      {[sku, ...more].filter(Boolean).join(' · ')}
    </Typography>
  </Box>
);

/** An amount with its unit: "4 pcs". */
export function useAmount(): (value: number | null | undefined, unit: string) => string {
  const { number } = useFormat();
  const word = useWord();
  return (value, unit) => `${number(value)}\u00a0${word(`core.units.${unit}`)}`;
}
