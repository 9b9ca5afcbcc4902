import { Box, List, ListItem, ListItemButton, ListItemText, Typography, useMediaQuery, useTheme } from '@mui/material';
import { Navigate, NavLink, Outlet, useMatch } from 'react-router';
import { Page } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { SECTIONS } from './sections';

/** Navigation of the settings on the left; on phones it is a page of its own. */
export function SettingsFrame() {
  const t = useText();
  const wide = useMediaQuery(useTheme().breakpoints.up('md'));
  const home = useMatch('/settings') !== null;
  if (!wide) return home ? <Page title={t('settings.title')}>{<Menu />}</Page> : <Outlet />;
  if (home) return <Navigate to="/settings/account" replace />;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '200px minmax(0, 1fr)', gap: 4 }}>
      <Box sx={{ position: 'sticky', top: 76, alignSelf: 'start', maxHeight: 'calc(100dvh - 96px)', overflowY: 'auto' }}>
        <Menu />
      </Box>
      <Outlet />
    </Box>
  );
}

function Menu() {
  const t = useText();
  const can = useCan();
  const groups = SECTIONS.map(({ title, pages }) => ({ title, pages: pages.filter((page) => can(page.can)) })).filter(({ pages }) => pages.length);
  return (
    <Box component="nav" aria-label={t('settings.title')}>
      {groups.map(({ title, pages }) => (
        <Box key={title} sx={{ mb: 1.5 }}>
          <Typography component="h2" variant="caption" color="textSecondary" sx={{ display: 'block', px: 1.25, pb: 0.5, fontWeight: 600 }}>
            {t(title)}
          </Typography>
          <List disablePadding>
            {pages.map((page) => (
              <ListItem key={page.to} disablePadding>
                <ListItemButton
                  component={NavLink}
                  to={`/settings/${page.to}`}
                  sx={{ borderRadius: 1, px: 1.25, py: { xs: 1.25, md: 0.5 }, '&.active': { bgcolor: 'action.selected', fontWeight: 600 } }}
                >
                  <ListItemText primary={t(page.label)} slotProps={{ primary: { sx: { fontWeight: 'inherit' } } }} />
                </ListItemButton>
              </ListItem>
            ))}
          </List>
        </Box>
      ))}
    </Box>
  );
}
