import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, ButtonBase, IconButton, List, ListItem, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { NavLink } from 'react-router';
import type { NavEntry } from '../module';
import { useText } from '../texts';
import { Badge } from './Badge';
import { Logo } from './Logo';
import { useOffer } from './registry';

const STORED = 'kontor.nav';
/** Where something else begins: customers, orders and their making, goods and where they come from, money, how it goes. */
const GROUPS: NavEntry['place'][] = ['customers', 'orders', 'parts', 'deliveries', 'insights', 'settings'];

/** Left, on wide screens: the order of the work. */
export function SideNav() {
  const t = useText();
  const { nav } = useOffer();
  const [narrow, setNarrow] = useState(localStorage.getItem(STORED) === 'narrow');
  const toggle = () => {
    localStorage.setItem(STORED, narrow ? 'wide' : 'narrow');
    setNarrow(!narrow);
  };
  return (
    <Box
      component="nav"
      aria-label={t('frame.navigation')}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        width: narrow ? 60 : 216,
        flex: 'none',
        borderRight: 1,
        borderColor: 'divider',
        position: 'sticky',
        top: 0,
        height: '100dvh',
        overflowY: 'auto',
      }}
    >
      <Box sx={{ px: narrow ? 1.5 : 2, height: 56, display: 'flex', alignItems: 'center', flex: 'none' }}>
        <Logo narrow={narrow} />
      </Box>
      <List disablePadding sx={{ px: 1.25, py: 0.5, display: 'flex', flexDirection: 'column', gap: '1px' }}>
        {nav.map((entry) => (
          <ListItem key={entry.to} disablePadding sx={GROUPS.includes(entry.place) ? { mt: 0.5, pt: 0.5, borderTop: 1, borderColor: 'divider' } : undefined}>
            <Entry entry={entry} narrow={narrow} />
          </ListItem>
        ))}
      </List>
      <Box sx={{ mt: 'auto', p: 1, textAlign: narrow ? 'center' : 'right' }}>
        <Tooltip title={t(narrow ? 'frame.expand' : 'frame.collapse')} placement="right">
          <IconButton size="small" onClick={toggle} aria-label={t(narrow ? 'frame.expand' : 'frame.collapse')} aria-expanded={!narrow}>
            {narrow ? <ChevronRight fontSize="small" /> : <ChevronLeft fontSize="small" />}
          </IconButton>
        </Tooltip>
      </Box>
    </Box>
  );
}

function Entry({ entry, narrow }: { entry: NavEntry; narrow: boolean }) {
  const t = useText();
  const { icon: Icon } = entry;
  const label = t(entry.label);
  return (
    <Tooltip title={narrow ? label : ''} placement="right">
      <ButtonBase
        component={NavLink}
        to={entry.to}
        aria-label={narrow ? label : undefined}
        sx={{
          width: '100%',
          justifyContent: narrow ? 'center' : 'flex-start',
          gap: 1.25,
          px: 1.25,
          height: 30,
          borderRadius: 1,
          color: 'text.secondary',
          '&:hover': { bgcolor: 'action.hover', color: 'text.primary' },
          '&.active': { bgcolor: 'action.selected', color: 'text.primary', '& svg': { color: 'primary.main' } },
        }}
      >
        <Icon sx={{ fontSize: 19 }} />
        {!narrow && (
          <Typography component="span" noWrap sx={{ fontSize: '0.875rem', fontWeight: 520, flex: 1, textAlign: 'left' }}>
            {label}
          </Typography>
        )}
        {!narrow && entry.badge && <Badge list={entry.badge} />}
      </ButtonBase>
    </Tooltip>
  );
}
