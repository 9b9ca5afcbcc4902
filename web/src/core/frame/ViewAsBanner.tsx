import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useText } from '../texts';
import { useViewedAs, viewAs } from '../viewAs';

/** Stands above every page while one looks through somebody else's eyes. */
export function ViewAsBanner() {
  const t = useText();
  const viewed = useViewedAs();
  if (!viewed) return null;
  return (
    <Box
      role="status"
      className="no-print"
      sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: { xs: 2, md: 3 }, py: 0.75, bgcolor: 'secondary.main', color: 'secondary.contrastText' }}
    >
      <VisibilityOutlined fontSize="small" />
      <Typography variant="body2" sx={{ flex: 1 }}>
        {t('core.viewAs.banner', { name: viewed.label })}
      </Typography>
      <Button size="small" color="inherit" variant="outlined" onClick={() => viewAs(null)}>
        {t('core.viewAs.end')}
      </Button>
    </Box>
  );
}
