import { Box, Link, useMediaQuery, type Theme } from '@mui/material';
import { useMemo, useState } from 'react';
import { Outlet, useNavigate } from 'react-router';
import { useLive } from '../live/useLive';
import { useText } from '../texts';
import { useWaiting } from '../title';
import { useTotal } from './Badge';
import { BottomBar } from './BottomBar';
import { KeyboardHelp } from './KeyboardHelp';
import { useKeys, type Key } from './keys';
import { Palette } from './Palette';
import { useOffer } from './registry';
import { SampleBanner } from '../sample';
import { SideNav } from './SideNav';
import { ViewAsBanner } from './ViewAsBanner';
import { TopBar } from './TopBar';

export function Frame() {
  const t = useText();
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  useFrameKeys(setOpen);
  useLive();
  // only one of the two is there: what is hidden costs a phone as much as what is shown
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'), { noSsr: true });
  useWaiting(useTotal(useOffer().nav.find(({ waits }) => waits)?.badge));
  return (
    <Box sx={{ display: 'flex', minHeight: '100dvh' }}>
      <Link
        href="#main"
        className="no-print"
        sx={{
          position: 'fixed',
          top: -60,
          left: 12,
          zIndex: 3000,
          px: 2,
          py: 1,
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          '&:focus': { top: 10 },
        }}
      >
        {t('frame.skip')}
      </Link>
      {wide && <SideNav />}
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <ViewAsBanner />
        <SampleBanner />
        <TopBar onSearch={() => setOpen('palette')} onHelp={() => setOpen('help')} />
        <Box
          component="main"
          id="main"
          tabIndex={-1}
          sx={{
            flex: 1,
            minWidth: 0,
            width: '100%',
            maxWidth: 1680,
            mx: 'auto',
            px: { xs: 2, md: 3 },
            pt: { xs: 2, md: 2.5 },
            pb: { xs: 12, md: 5 },
            outline: 'none',
          }}
        >
          <Outlet />
        </Box>
      </Box>
      {!wide && <BottomBar />}
      {open === 'palette' && <Palette onClose={() => setOpen(null)} />}
      {open === 'help' && <KeyboardHelp onClose={() => setOpen(null)} />}
    </Box>
  );
}

function useFrameKeys(setOpen: (what: 'palette' | 'help') => void): void {
  const t = useText();
  const go = useNavigate();
  const { nav } = useOffer();
  const keys = useMemo(() => {
    const jumps = nav
      .filter((entry) => entry.key)
      .map((entry): [string, Key] => [`g ${entry.key}`, { label: 'frame.keys.go', values: { page: t(entry.label) }, run: () => void go(entry.to) }]);
    return Object.fromEntries([
      ['$mod+k', { label: 'frame.keys.palette', run: () => setOpen('palette') }],
      ['?', { label: 'frame.keys.help', run: () => setOpen('help') }],
      ...jumps,
    ]) as Record<string, Key>;
  }, [nav, t, go, setOpen]);
  useKeys(keys);
}
