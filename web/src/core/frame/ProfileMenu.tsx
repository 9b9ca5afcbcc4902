import { Avatar, Box, Divider, IconButton, MenuItem, MenuList, Popover, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useColorScheme } from '@mui/material/styles';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api';
import { Hidden } from '../Hidden';
import { complain } from '../notify';
import { useMe, useSession, type SignedIn } from '../session';
import { LANGUAGES, language, useText, useWord } from '../texts';

export const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0])
    .filter(Boolean)
    .slice(0, 2)
    .join('')
    .toUpperCase();

export function ProfileMenu({ onHelp }: { onHelp: () => void }) {
  const t = useText();
  const word = useWord();
  const { user, organization, role } = useMe();
  const { leave } = useSession();
  const go = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const entry = (label: string, run: () => void) => (
    <MenuItem
      onClick={() => {
        close();
        run();
      }}
    >
      {label}
    </MenuItem>
  );
  return (
    <>
      <IconButton aria-haspopup="dialog" onClick={(event) => setAnchor(event.currentTarget)} sx={{ p: 0.5 }}>
        <Avatar aria-hidden sx={{ width: 30, height: 30, fontSize: 12, fontWeight: 600, bgcolor: 'primary.main', color: 'primary.contrastText' }}>
          {initials(user.name)}
        </Avatar>
        <Hidden>{t('frame.profile')}</Hidden>
      </IconButton>
      <Popover
        anchorEl={anchor}
        open={!!anchor}
        onClose={close}
        anchorOrigin={{ horizontal: 'right', vertical: 'bottom' }}
        transformOrigin={{ horizontal: 'right', vertical: 'top' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('frame.profile'), sx: { width: 264 } } }}
      >
        <Box sx={{ px: 2, pt: 2, pb: 1.5 }}>
          <Typography sx={{ fontWeight: 600 }}>{user.name}</Typography>
          <Typography variant="body2" color="textSecondary">
            {t('frame.roleIn', { role: word(`core.roles.${role}`, role), organization: organization.name })}
          </Typography>
        </Box>
        <Divider />
        <Appearance />
        <Divider />
        <Organizations done={close} />
        <MenuList autoFocusItem>
          {entry(t('frame.account'), () => void go('/settings/account'))}
          {entry(t('notifications.preferences'), () => void go('/notification-preferences'))}
          {entry(t('frame.keyboard'), onHelp)}
          {entry(t('auth.signOut'), () => void leave())}
          {entry(t('frame.everywhere'), () => void leave(true))}
        </MenuList>
      </Popover>
    </>
  );
}

function Organizations({ done }: { done: () => void }) {
  const t = useText();
  const { organizations, organization } = useMe();
  const { enter } = useSession();
  const go = useNavigate();
  if (organizations.length < 2) return null;
  const to = (organizationId: string) => {
    done();
    api
      .post<SignedIn>('/auth/switch-organization', { organizationId })
      .then(({ data }) => enter(data))
      // the record on screen belongs to the other one
      .then(() => go('/'))
      .catch(complain);
  };
  return (
    <>
      <Typography id="organizations" variant="caption" color="textSecondary" sx={{ display: 'block', px: 2, pt: 1.5 }}>
        {t('auth.switchOrganization')}
      </Typography>
      <MenuList aria-labelledby="organizations">
        {organizations.map(({ id, name }) => (
          <MenuItem key={id} selected={id === organization.id} onClick={() => to(id)}>
            {name}
          </MenuItem>
        ))}
      </MenuList>
      <Divider />
    </>
  );
}

function Appearance() {
  const t = useText();
  const { mode, setMode } = useColorScheme();
  const { speak } = useSession();
  return (
    <Box sx={{ px: 2, py: 1.5, display: 'grid', gap: 1.25 }}>
      <ToggleButtonGroup exclusive size="small" fullWidth value={mode ?? 'system'} aria-label={t('frame.theme')} onChange={(_, next) => next && setMode(next)}>
        {(['system', 'light', 'dark'] as const).map((one) => (
          <ToggleButton key={one} value={one} sx={{ textTransform: 'none', lineHeight: 1.2, px: 0.5 }}>
            {t(`frame.themes.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ToggleButtonGroup exclusive size="small" fullWidth value={language()} aria-label={t('auth.language')} onChange={(_, next) => next && speak(next)}>
        {LANGUAGES.map((one) => (
          <ToggleButton key={one} value={one} lang={one} sx={{ textTransform: 'none' }}>
            {one === 'de' ? 'Deutsch' : 'English'}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}
