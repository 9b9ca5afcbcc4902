import { Avatar, AvatarGroup, ButtonBase, ListItemText, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { initials } from '../frame/ProfileMenu';
import { recordLink } from '../frame/registry';
import { useMe } from '../session';
import { useText } from '../texts';
import { useHouse, type Present } from './place';

/** Who else is here, in the top bar; each leads to where they are. */
export function House() {
  const t = useText();
  const { user } = useMe();
  const others = useHouse().filter(({ userId }) => userId !== user.id);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!others.length) return null;
  const label = t('live.here', { names: others.map(({ name }) => name).join(', ') });
  return (
    <>
      <Tooltip title={label}>
        <ButtonBase
          aria-label={label}
          aria-haspopup="menu"
          onClick={(event) => setAnchor(event.currentTarget)}
          sx={{ display: { xs: 'none', sm: 'flex' }, borderRadius: 4, p: 0.5 }}
        >
          <AvatarGroup
            aria-hidden
            max={4}
            sx={{ '& .MuiAvatar-root': { width: 26, height: 26, fontSize: 11, fontWeight: 600, bgcolor: 'secondary.light', color: 'text.primary' } }}
          >
            {others.map(({ userId, name }) => (
              <Avatar key={userId}>{initials(name)}</Avatar>
            ))}
          </AvatarGroup>
        </ButtonBase>
      </Tooltip>
      <Menu anchorEl={anchor} open={!!anchor} onClose={() => setAnchor(null)}>
        {others.map((one) => (
          <Somebody key={one.userId} of={one} onGo={() => setAnchor(null)} />
        ))}
      </Menu>
    </>
  );
}

function Somebody({ of: { name, at }, onGo }: { of: Present; onGo: () => void }) {
  const t = useText();
  const go = useNavigate();
  const link = at && recordLink(at.resource);
  const follow = () => {
    onGo();
    if (at && link) void go(link.to({ id: at.id, version: 1 }));
  };
  return (
    <MenuItem onClick={follow} disabled={!link}>
      <ListItemText primary={name} secondary={link ? t('live.at', { place: t(link.label) }) : t('live.around')} />
    </MenuItem>
  );
}
