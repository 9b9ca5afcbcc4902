import Settings from '@mui/icons-material/SettingsOutlined';
import { IconButton, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useCan } from '../core/session';
import { useText } from '../core/texts';

const PLACES = [
  { to: '/channels', label: 'messaging.channels.title', can: 'channels:read' },
  { to: '/canned-replies', label: 'messaging.replies.title', can: 'canned-replies:read' },
  { to: '/message-templates', label: 'messaging.letters.title', can: 'message-templates:read' },
  { to: '/conversations/statistics', label: 'messaging.stats.title', can: 'conversations:read' },
  { to: '/conversations/settings', label: 'messaging.keeping.title', can: 'settings:read' },
] as const;

/** What belongs to the inbox and is seldom needed. */
export function InboxMenu() {
  const t = useText();
  const can = useCan();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Tooltip title={t('messaging.setup')}>
        <IconButton aria-label={t('messaging.setup')} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
          <Settings />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={!!anchor} onClose={() => setAnchor(null)}>
        {PLACES.filter((one) => can(one.can)).map(({ to, label }) => (
          <MenuItem key={to} component={RouterLink} to={to}>
            {t(label)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
