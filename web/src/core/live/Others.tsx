import { Avatar, AvatarGroup, Box, Tooltip, Typography } from '@mui/material';
import { useLocation } from 'react-router';
import { initials } from '../frame/ProfileMenu';
import { recordLink } from '../frame/registry';
import { Hidden } from '../Hidden';
import { useMe } from '../session';
import { useText, useWord } from '../texts';
import { usePeople, type Person } from './place';

/** Who else is at this record, and what they are changing. */
export function Others() {
  const t = useText();
  const word = useWord();
  const { user } = useMe();
  const resource = useLocation().pathname.split('/')[1];
  const others = usePeople().filter(({ userId }) => userId !== user.id);
  // `parts.title` is the label of the resource, `parts.fields.…` are those of its fields
  const prefix = recordLink(resource)?.label.replace(/\.[^.]+$/, '') ?? resource;
  const does = ({ name, editing }: Person) => {
    const path = editing?.split('.').filter((part) => !/^\d+$/.test(part)) ?? [];
    if (!path.length) return t('live.looks', { name });
    return t('live.edits', { name, field: word(`${prefix}.fields.${path.join('.')}`, `${prefix}.fields.${path[0]}`) });
  };
  const busy = others.filter(({ editing }) => editing);
  return (
    <Box
      role="status"
      aria-live="polite"
      sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0, '&:empty': { position: 'absolute' } }}
      className="no-print"
    >
      {others.length > 0 && (
        <AvatarGroup
          max={4}
          sx={{ '& .MuiAvatar-root': { width: 26, height: 26, fontSize: 11, fontWeight: 600, bgcolor: 'secondary.light', color: 'text.primary' } }}
        >
          {others.map((person) => (
            <Tooltip key={person.userId} title={does(person)}>
              <Avatar aria-hidden>{initials(person.name)}</Avatar>
            </Tooltip>
          ))}
        </AvatarGroup>
      )}
      {busy.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {busy.map(does).join(' · ')}
        </Typography>
      )}
      {others.length > busy.length && (
        <Hidden>
          {others
            .filter(({ editing }) => !editing)
            .map(does)
            .join(', ')}
        </Hidden>
      )}
    </Box>
  );
}
