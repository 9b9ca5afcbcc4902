import Check from '@mui/icons-material/CheckCircleOutlined';
import Half from '@mui/icons-material/Contrast';
import Missing from '@mui/icons-material/ErrorOutlineOutlined';
import { Box } from '@mui/material';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import type { ExplodedPart } from './builds';

const SIGNS = {
  there: { Icon: Check, color: 'success.main' },
  part: { Icon: Half, color: 'warning.main' },
  missing: { Icon: Missing, color: 'error.main' },
  covered: { Icon: Check, color: 'success.main' },
};

/** The traffic light of a part: is there enough of it? A need that is not listed is covered by the assembly above. */
export function Traffic({ need }: { need: ExplodedPart | undefined }) {
  const t = useText();
  const { number } = useFormat();
  const state = !need ? 'covered' : need.shortage <= 0 ? 'there' : need.available > 0 ? 'part' : 'missing';
  const { Icon, color } = SIGNS[state];
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
      <Icon aria-hidden sx={{ fontSize: 18, color, flex: 'none' }} />
      <span>
        {state !== 'missing' && t(`builds.light.${state}`)}
        {state === 'part' && ' · '}
        {need && need.shortage > 0 && t('builds.bom.short', { count: need.shortage, number: number(need.shortage) })}
      </span>
    </Box>
  );
}
