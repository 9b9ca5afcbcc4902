import { Avatar, Box, ButtonBase, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { ConversationItem } from '../api';
import { useFormat } from '../core/format';
import { initials } from '../core/frame/ProfileMenu';
import { Hidden } from '../core/Hidden';
import { Tick } from '../core/table/Tick';
import { useText } from '../core/texts';
import { nameOf } from './inbox';
import type { Choosing } from './choosing';
import { SourceIcon } from './SourceIcon';

/** One conversation: who, by which way, what was said last, how long ago, and how much of it is unread. */
export function ConversationRow({ of, to, chosen, choosing }: { of: ConversationItem; to: string; chosen: boolean; choosing: Choosing }) {
  const t = useText();
  const { lately, time } = useFormat();
  const unread = of.unreadCount > 0;
  const urgent = of.priority === 'high' || of.priority === 'urgent';
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: choosing.on ? '44px minmax(0, 1fr)' : 'minmax(0, 1fr)', alignItems: 'center' }}>
      {choosing.on && (
        <Box sx={{ textAlign: 'center' }}>
          <Tick name={t('messaging.many.one', { name: nameOf(of) })} on={choosing.selection.has(of.id)} onChange={() => choosing.selection.toggle(of.id)} />
        </Box>
      )}
      <ButtonBase
        component={RouterLink}
        to={to}
        aria-current={chosen ? 'true' : undefined}
        sx={{
          display: 'grid',
          gridTemplateColumns: choosing.on ? 'minmax(0, 1fr) auto' : 'auto minmax(0, 1fr) auto',
          columnGap: 1.25,
          width: 1,
          p: 1.5,
          pl: choosing.on ? 0.5 : 1.5,
          textAlign: 'left',
          borderBottom: 1,
          borderColor: 'divider',
          bgcolor: chosen ? 'action.selected' : undefined,
          '&:hover': { bgcolor: chosen ? 'action.selected' : 'action.hover' },
        }}
      >
        {!choosing.on && <Face name={nameOf(of)} />}
        <Box sx={{ minWidth: 0 }}>
          <Typography noWrap sx={{ fontWeight: unread ? 700 : 560 }}>
            {nameOf(of)}
          </Typography>
          <Typography variant="body2" noWrap color={unread ? 'textPrimary' : 'textSecondary'}>
            {of.lastSenderType && of.lastSenderType !== 'customer' && `${t('messaging.you')}: `}
            {of.lastMessage ?? of.subject ?? ''}
          </Typography>
          <Typography variant="caption" color="textSecondary" component="div" noWrap sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
            <SourceIcon source={of.source} size={14} />
            {t(`messaging.status.${of.status}`)}
            {of.assigneeName && ` · ${of.assigneeName}`}
            {of.labels.length > 0 && ` · ${of.labels.join(', ')}`}
            {urgent && (
              <Box component="span" sx={{ color: 'error.main', fontWeight: 600 }}>
                · {t(`messaging.priority.${of.priority}`)}
              </Box>
            )}
          </Typography>
        </Box>
        <Box sx={{ textAlign: 'right' }}>
          <Typography
            variant="caption"
            color="textSecondary"
            component="time"
            dateTime={of.lastMessageTime}
            title={time(of.lastMessageTime)}
            sx={{ whiteSpace: 'nowrap' }}
          >
            {lately(of.lastMessageTime)}
          </Typography>
          {unread && <Unread count={of.unreadCount} />}
        </Box>
      </ButtonBase>
    </Box>
  );
}

function Unread({ count }: { count: number }) {
  const t = useText();
  return (
    <Box
      sx={{
        ml: 'auto',
        mt: 0.5,
        width: 'fit-content',
        minWidth: 20,
        px: 0.75,
        borderRadius: 9,
        fontSize: '0.75rem',
        lineHeight: '20px',
        textAlign: 'center',
        bgcolor: 'primary.main',
        color: 'primary.contrastText',
      }}
    >
      {count}
      <Hidden>{t('messaging.unread')}</Hidden>
    </Box>
  );
}

function Face({ name }: { name: string }) {
  return (
    <Avatar aria-hidden sx={{ width: 36, height: 36, fontSize: 13, fontWeight: 600, bgcolor: 'secondary.light', color: 'text.primary' }}>
      {initials(name)}
    </Avatar>
  );
}
