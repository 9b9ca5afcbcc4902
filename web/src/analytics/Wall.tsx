import Close from '@mui/icons-material/FullscreenExit';
import { Alert, Box, Dialog, IconButton, Tooltip, Typography } from '@mui/material';
import { useEffect, useId } from 'react';
import { useIsFetching } from '@tanstack/react-query';
import type { DashboardView } from '../api';
import { queries, useReach } from '../core/api';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import { BoardTiles } from './BoardTiles';
import { searchOf, type Period } from './period';

interface Props {
  board: DashboardView;
  period: Period;
  onClose: () => void;
}

/** A dashboard across the whole screen, large, without navigation; read again as things happen, and left as it was while the network is away. */
export function Wall({ board, period, onClose }: Props) {
  const t = useText();
  const id = useId();
  useAwake();
  const close = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    onClose();
  };
  return (
    <Dialog fullScreen open onClose={close} aria-labelledby={id} slotProps={{ paper: { sx: { bgcolor: 'background.default' } } }}>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, p: { xs: 2, md: 3 }, minHeight: '100dvh', boxSizing: 'border-box' }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 2 }}>
          <Typography id={id} component="h1" sx={{ fontSize: 'clamp(1.375rem, 2.2vw, 2.5rem)', fontWeight: 650 }}>
            {board.name}
          </Typography>
          <Typography color="textSecondary" sx={{ fontSize: 'clamp(0.875rem, 1.2vw, 1.25rem)' }}>
            {period.timeframe === 'custom' ? <Days period={period} /> : t(`boards.period.${period.timeframe}`)}
          </Typography>
          <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 1 }}>
            <Fresh />
            <Tooltip title={t('boards.wallEnd')}>
              <IconButton aria-label={t('boards.wallEnd')} onClick={close}>
                <Close />
              </IconButton>
            </Tooltip>
          </Box>
        </Box>
        <BoardTiles key={searchOf(period)} board={{ ...board, mayChange: false }} period={period} wall />
      </Box>
    </Dialog>
  );
}

function Days({ period: { from, to } }: { period: Period }) {
  const { date } = useFormat();
  return `${date(from)} – ${date(to)}`;
}

/** When the numbers were read last: the newest answer there is. */
function useReadAt(): number {
  useIsFetching({ queryKey: ['metrics'] });
  return Math.max(
    0,
    ...queries
      .getQueryCache()
      .findAll({ queryKey: ['metrics', '/metrics/values'] })
      .map(({ state }) => state.dataUpdatedAt),
  );
}

function Fresh() {
  const t = useText();
  const { time } = useFormat();
  const lost = useReach() === 'offline';
  const at = useReadAt();
  if (!at) return null;
  const said = time(new Date(at).toISOString());
  if (lost)
    return (
      // below the house's own notice, which stands over the head
      <Alert severity="warning" role="status" sx={{ py: 0, mt: 5 }}>
        {t('boards.wallLost', { time: said })}
      </Alert>
    );
  return (
    <Typography color="textSecondary" role="status" sx={{ fontSize: 'clamp(0.8125rem, 1vw, 1.1rem)' }}>
      {t('boards.wallNow', { time: said })}
    </Typography>
  );
}

/** The screen on the wall does not go dark, where the browser can see to it. */
function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let over = false;
    const ask = async () => {
      if (document.hidden) return;
      lock = await navigator.wakeLock?.request('screen').catch(() => undefined); // refused when the battery is low
      if (over) await lock?.release();
    };
    const again = () => void ask();
    void ask();
    document.addEventListener('visibilitychange', again);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, []);
}
