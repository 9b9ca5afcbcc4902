import Add from '@mui/icons-material/Add';
import Search from '@mui/icons-material/Search';
import { Box, Button, ButtonBase, IconButton, ListItemIcon, Menu, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { House } from '../live/House';
import { Notifications } from '../notifications/Bell';
import { useCan } from '../session';
import { useText } from '../texts';
import { Logo } from './Logo';
import { ProfileMenu } from './ProfileMenu';
import { useOffer } from './registry';

const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function TopBar({ onSearch, onHelp }: { onSearch: () => void; onHelp: () => void }) {
  const t = useText();
  const can = useCan();
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 1100,
        height: 56,
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: { xs: 1.5, md: 3 },
        bgcolor: 'background.default',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ display: { xs: 'flex', md: 'none' }, minWidth: 0, flex: 1 }}>
        <Logo />
      </Box>
      <ButtonBase
        onClick={onSearch}
        sx={{
          display: { xs: 'none', md: 'flex' },
          justifyContent: 'flex-start',
          gap: 1,
          flex: 1,
          maxWidth: 440,
          height: 36,
          px: 1.25,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'background.paper',
          color: 'text.secondary',
        }}
      >
        <Search sx={{ fontSize: 18 }} />
        <Typography component="span" noWrap sx={{ flex: 1, textAlign: 'left' }}>
          {t('frame.search')}
        </Typography>
        <Typography component="kbd" variant="caption" sx={{ fontFamily: 'inherit', px: 0.75, border: 1, borderColor: 'divider', borderRadius: 0.5 }}>
          {apple ? '⌘ K' : 'Ctrl K'}
        </Typography>
      </ButtonBase>
      <Box sx={{ display: { xs: 'none', md: 'block' }, flex: 1 }} />
      <IconButton onClick={onSearch} aria-label={t('core.actions.search')} sx={{ display: { md: 'none' } }}>
        <Search />
      </IconButton>
      <House />
      <CreateMenu />
      {can('notifications:read') && <Notifications />}
      <ProfileMenu onHelp={onHelp} />
    </Box>
  );
}

function CreateMenu() {
  const t = useText();
  const go = useNavigate();
  const { create } = useOffer();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!create.length) return null;
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        aria-haspopup="menu"
        aria-label={t('frame.createNew')}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ borderColor: 'divider', minWidth: 0, px: { xs: 1, sm: 1.5 } }}
      >
        <Add sx={{ fontSize: 20 }} />
        <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' }, ml: 0.5 }}>
          {t('frame.create')}
        </Box>
      </Button>
      <Menu anchorEl={anchor} open={!!anchor} onClose={() => setAnchor(null)}>
        {create.map(({ label, to, run, icon: Icon }) => (
          <MenuItem
            key={label}
            onClick={() => {
              setAnchor(null);
              if (to) void go(to);
              else run?.();
            }}
          >
            {Icon && (
              <ListItemIcon>
                <Icon fontSize="small" />
              </ListItemIcon>
            )}
            {t(label)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
