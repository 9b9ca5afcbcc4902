import MoreHoriz from '@mui/icons-material/MoreHoriz';
import { Badge, Box, ButtonBase, Drawer, List, ListItem, ListItemButton, ListItemIcon, ListItemText } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useText } from '../texts';
import { useTotal } from './Badge';
import { useOffer } from './registry';

const slot = {
  flex: 1,
  minWidth: 0,
  flexDirection: 'column',
  gap: 0.25,
  py: 0.75,
  minHeight: 56,
  fontSize: '0.6875rem',
  color: 'text.secondary',
  letterSpacing: '-0.01em',
  // a line, not heavier letters: these would not fit
  '&.active': { color: 'primary.main', boxShadow: 'inset 0 2px 0 var(--mui-palette-primary-main)' },
} as const;

/** How much waits to be read, at the corner of an icon. */
function Waiting({ list, children }: { list: string; children: ReactNode }) {
  return (
    <Badge badgeContent={useTotal(list)} color="primary" max={99}>
      {children}
    </Badge>
  );
}

/** On a phone: the most used pages and, under "more", all others. */
export function BottomBar() {
  const t = useText();
  const { nav } = useOffer();
  const [open, setOpen] = useState(false);
  const handy = [...nav.filter((entry) => entry.handy), ...nav.filter((entry) => !entry.handy)].slice(0, nav.length > 5 ? 4 : 5);
  const rest = nav.filter((entry) => !handy.includes(entry));
  return (
    <Box
      component="nav"
      aria-label={t('frame.navigation')}
      sx={{
        display: 'flex',
        position: 'fixed',
        inset: 'auto 0 0',
        zIndex: 1100,
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
        pb: 'env(safe-area-inset-bottom)',
      }}
    >
      {nav
        .filter((entry) => handy.includes(entry))
        .map(({ to, label, icon: Icon, badge, waits }) => (
          <ButtonBase key={to} component={NavLink} to={to} sx={slot}>
            {waits && badge ? (
              <Waiting list={badge}>
                <Icon sx={{ fontSize: 22 }} />
              </Waiting>
            ) : (
              <Icon sx={{ fontSize: 22 }} />
            )}
            <Box component="span" sx={{ maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
              {t(label)}
            </Box>
          </ButtonBase>
        ))}
      {rest.length > 0 && (
        <ButtonBase onClick={() => setOpen(true)} aria-haspopup="dialog" sx={slot}>
          <MoreHoriz sx={{ fontSize: 22 }} />
          {t('frame.more')}
        </ButtonBase>
      )}
      <Drawer
        anchor="bottom"
        open={open}
        onClose={() => setOpen(false)}
        slotProps={{ paper: { 'aria-label': t('frame.more'), role: 'dialog', sx: { borderRadius: '14px 14px 0 0', pb: 2 } } }}
      >
        <List>
          {rest.map(({ to, label, icon: Icon }) => (
            <ListItem key={to} disablePadding>
              <ListItemButton component={NavLink} to={to} onClick={() => setOpen(false)} sx={{ minHeight: 48, '&.active': { bgcolor: 'action.selected' } }}>
                <ListItemIcon sx={{ minWidth: 40 }}>
                  <Icon fontSize="small" />
                </ListItemIcon>
                <ListItemText primary={t(label)} />
              </ListItemButton>
            </ListItem>
          ))}
        </List>
      </Drawer>
    </Box>
  );
}
