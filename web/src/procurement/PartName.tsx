import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';

/** A part by its name, with its SKU below. */
export function PartName({ part: { partId, name, sku } }: { part: { partId: string; name: string; sku: string } }) {
  return (
    <Box sx={{ minWidth: { sm: 160 } }}>
      <Link component={RouterLink} to={`/parts/${partId}`} sx={{ fontWeight: 560 }}>
        {name}
      </Link>
      <Typography variant="caption" color="textSecondary" component="div">
        {sku}
      </Typography>
    </Box>
  );
}
