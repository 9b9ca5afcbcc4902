import { styled } from '@mui/material/styles';
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
  printing: 'info',
  prospect: 'info',
  invited: 'info',
  queued: 'info',
  dormant: 'warning',
  at_risk: 'error',
  low_stock: 'warning',
  partially_received: 'warning',
  not_configured: 'warning',
  expired: 'warning',
  disconnected: 'warning',
  connected: 'success',
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
  failing: 'error',
  revoked: 'error',
};

export const toneOf = (status: string): Tone => TONES[status] ?? 'default';

// one element, not a Chip of three with sx: lists show fifty at once
const Mark = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  height: 22,
  padding: '0 8px',
  borderRadius: 6,
  fontSize: '0.8125rem',
  fontWeight: 520,
  whiteSpace: 'nowrap',
  verticalAlign: 'middle',
  maxWidth: '100%',
  '&::before': { content: '""', width: 7, height: 7, flex: 'none', borderRadius: 9, backgroundColor: 'var(--dot)' },
  '&.begun::before': { borderRadius: 0 },
  '& > span': { overflow: 'hidden', textOverflow: 'ellipsis' },
});
const shade = (name: string) => `var(--mui-palette-${name})`;
const CALM = { backgroundColor: shade('action-hover'), color: shade('text-secondary'), '--dot': shade('text-secondary') };

/** `<Status of="paid" />`; `texts` names a module whose own word (`<texts>.status.paid`) comes before the common one. */
export function Status({ of, texts, field = 'status' }: { of: string; texts?: string; field?: string }) {
  const word = useWord();
  const tone = toneOf(of);
  const colors = tone === 'default' ? CALM : { backgroundColor: shade(`${tone}-light`), color: shade('text-primary'), '--dot': shade(`${tone}-main`) };
  return (
    <Mark className={of === 'draft' || of === 'prospect' ? 'begun' : undefined} style={colors}>
      <span>{word(...(texts ? [`${texts}.${field}.${of}`] : []), `core.status.${of}`)}</span>
    </Mark>
  );
}
