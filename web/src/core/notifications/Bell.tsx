import Bell from '@mui/icons-material/NotificationsNone';
import Tune from '@mui/icons-material/Tune';
import { Badge, Box, Button, IconButton, List, ListItem, ListItemButton, Popover, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMany } from '../api';
import { useFormat } from '../format';
import { recordLink } from '../frame/registry';
import { Hidden } from '../Hidden';
import { useText } from '../texts';
import { markRead, PATH, type Notification } from './read';

const MOST = 100;

/** What concerns this person: unread at a glance, each one opens what it is about. */
export function Notifications() {
  const t = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [perPage, setPerPage] = useState(12);
  const { data } = useMany<Notification>(PATH, { perPage });
  const unread = Number(data?.meta.unread ?? 0);
  const name = unread ? t('notifications.unread', { count: unread }) : t('notifications.title');
  return (
    <>
      <Tooltip title={name} describeChild>
        <IconButton aria-haspopup="dialog" onClick={(event) => setAnchor(event.currentTarget)}>
          <Badge badgeContent={unread} color="error" max={99} slotProps={{ badge: { 'aria-hidden': true } }}>
            <Bell />
          </Badge>
          <Hidden>{name}</Hidden>
        </IconButton>
      </Tooltip>
      <Popover
        anchorEl={anchor}
        open={!!anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ horizontal: 'right', vertical: 'bottom' }}
        transformOrigin={{ horizontal: 'right', vertical: 'top' }}
        slotProps={{
          paper: { role: 'dialog', 'aria-label': t('notifications.title'), sx: { width: 400, maxWidth: 'calc(100vw - 24px)', maxHeight: '70dvh' } },
        }}
      >
        <Head unread={unread} close={() => setAnchor(null)} />
        {data && !data.data.length && (
          <Typography color="textSecondary" sx={{ px: 2, pb: 2.5 }}>
            {t('notifications.none')}
          </Typography>
        )}
        <List disablePadding aria-label={t('notifications.title')}>
          {data?.data.map((one) => (
            <One key={one.id} one={one} done={() => setAnchor(null)} />
          ))}
        </List>
        {perPage < MOST && (data?.pagination?.total ?? 0) > perPage && (
          <Button fullWidth onClick={() => setPerPage(MOST)}>
            {t('notifications.older')}
          </Button>
        )}
      </Popover>
    </>
  );
}

function Head({ unread, close }: { unread: number; close: () => void }) {
  const t = useText();
  const go = useNavigate();
  const set = () => {
    close();
    void go('/notification-preferences');
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, pl: 2, pr: 1, py: 1 }}>
      <Typography component="h2" sx={{ flex: 1, fontWeight: 600 }}>
        {t('notifications.title')}
      </Typography>
      {unread > 0 && (
        <Button size="small" onClick={() => void markRead(null)}>
          {t('notifications.readAll')}
        </Button>
      )}
      <Tooltip title={t('notifications.preferences')}>
        <IconButton aria-label={t('notifications.preferences')} onClick={set}>
          <Tune fontSize="small" />
        </IconButton>
      </Tooltip>
    </Box>
  );
}

/** Where a notification leads: its record, and there to the comments where it is one. */
function linkOf({ kind, resource, subject }: Pick<Notification, 'kind' | 'resource' | 'subject'>): string | undefined {
  const link = resource ? recordLink(resource) : undefined;
  const to = link && subject ? link.to({ id: subject, version: 1 }) : undefined;
  return to && kind === 'core.mentioned' ? `${to}?tab=comments` : to;
}

function One({ one, done }: { one: Notification; done: () => void }) {
  const t = useText();
  const go = useNavigate();
  const { ago } = useFormat();
  const open = () => {
    if (!one.readAt) void markRead(one.id);
    const to = linkOf(one);
    if (!to) return;
    done();
    void go(to);
  };
  return (
    <ListItem disablePadding divider>
      <ListItemButton onClick={open} sx={{ alignItems: 'flex-start', gap: 1.25, py: 1.25 }}>
        <Box aria-hidden sx={{ width: 8, height: 8, mt: 0.75, flex: 'none', borderRadius: '50%', bgcolor: one.readAt ? 'transparent' : 'primary.main' }} />
        <Box sx={{ minWidth: 0 }}>
          <Typography sx={{ fontWeight: one.readAt ? 400 : 600, overflowWrap: 'anywhere' }}>
            {!one.readAt && <Hidden>{t('notifications.new')}: </Hidden>}
            {one.title}
          </Typography>
          <Typography variant="caption" color="textSecondary">
            {ago(one.createdAt)}
          </Typography>
        </Box>
      </ListItemButton>
    </ListItem>
  );
}
