import MoreHoriz from '@mui/icons-material/MoreHoriz';
import { IconButton, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ConversationView, Message } from '../api';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { LinkDialog } from './LinkDialog';
import { NEW, newFor } from './records';

/** What may come of a message: a record that it is about, or a new one. */
export function MessageMenu({ of, conversation }: { of: Message; conversation: ConversationView }) {
  const t = useText();
  const can = useCan();
  const go = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [linking, setLinking] = useState(false);
  if (of.internal || !can('conversations:write')) return null;
  const fresh = conversation.customerId ? NEW.filter((one) => can(one.can)) : [];
  return (
    <>
      <IconButton size="small" aria-label={t('messaging.menu')} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)} sx={{ my: -0.5 }}>
        <MoreHoriz fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={!!anchor} onClose={() => setAnchor(null)}>
        <MenuItem
          onClick={() => {
            setAnchor(null);
            setLinking(true);
          }}
        >
          {t('messaging.link.action')}
        </MenuItem>
        {fresh.map((one) => (
          <MenuItem key={one.resource} onClick={() => void go(newFor(one.resource, conversation.customerId!))}>
            {t(`messaging.create.${one.resource}`)}
          </MenuItem>
        ))}
      </Menu>
      {linking && <LinkDialog conversation={conversation} messageId={of.id} onClose={() => setLinking(false)} />}
    </>
  );
}
