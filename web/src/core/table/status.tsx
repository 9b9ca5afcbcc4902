import { Box, Chip } from '@mui/material';
import { useWord } from '../texts';

type Tone = 'default' | 'info' | 'warning' | 'success' | 'error';

/** One colour list for all modules. Never colour alone: the word stands beside it. */
const TONES: Record<string, Tone> = {
  ok: 'success',
  quarantine: 'warning',
  damaged: 'error',
  pending: 'info',
  open: 'info',
  sent: 'info',
  issued: 'info',
  production: 'info',
  in_progress: 'info',
  running: 'info',
  in_transit: 'info',
  shipped: 'info',
  allocated: 'info',
  planned: 'info',
  prospect: 'info',
  invited: 'info',
  queued: 'info',
  dormant: 'warning',
  at_risk: 'error',
  low_stock: 'warning',
  partially_received: 'warning',
  not_configured: 'warning',
  expired: 'warning',
  active: 'success',
  ready: 'success',
  delivered: 'success',
  paid: 'success',
  received: 'success',
  completed: 'success',
  in_stock: 'success',
  released: 'success',
  done: 'success',
  accepted: 'success',
  enabled: 'success',
  overdue: 'error',
  out_of_stock: 'error',
  failed: 'error',
  revoked: 'error',
};

export const toneOf = (status: string): Tone => TONES[status] ?? 'default';

/** `<Status of="paid" />`; `texts` names a module whose own word (`<texts>.status.paid`) comes before the common one. */
export function Status({ of, texts, field = 'status' }: { of: string; texts?: string; field?: string }) {
  const word = useWord();
  const tone = toneOf(of);
  const color = tone === 'default' ? 'text.secondary' : `${tone}.main`;
  return (
    <Chip
      icon={
        <Box
          component="span"
          aria-hidden
          sx={{
            width: 7,
            height: 7,
            borderRadius: of === 'draft' || of === 'prospect' ? 0 : 9,
            bgcolor: color,
            ml: '8px !important',
            mr: '-2px !important',
            flex: 'none',
          }}
        />
      }
      label={word(...(texts ? [`${texts}.${field}.${of}`] : []), `core.status.${of}`)}
      sx={{ bgcolor: tone === 'default' ? 'action.hover' : `${tone}.light`, color: tone === 'default' ? 'text.secondary' : 'text.primary', height: 22 }}
    />
  );
}
