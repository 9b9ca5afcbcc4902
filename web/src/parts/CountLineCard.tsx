import Check from '@mui/icons-material/Check';
import { Box, Button, Paper, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { NumberInput } from '../core/form';
import { useFormat } from '../core/format';
import { unitWord, useText } from '../core/texts';
import type { CountLine } from './counts';
import { differenceOf } from './useCounting';

interface Props {
  line: CountLine;
  open: boolean;
  blind: boolean;
  focused: boolean;
  onCount: (quantity: number | null) => void;
}

export const signed = (value: number, number: (value: number) => string) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${number(Math.abs(value))}`;

/** One line of the sheet, big enough for a thumb; what was typed is saved on leaving the field. */
export function CountLineCard({ line, open, blind, focused, onCount }: Props) {
  const t = useText();
  const { number, measure } = useFormat();
  const [typed, setTyped] = useState<string | number | null>(line.countedQuantity);
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => setTyped(line.countedQuantity), [line.countedQuantity]);
  useEffect(() => {
    if (!focused) return;
    card.current?.scrollIntoView({ block: 'center' });
    card.current?.querySelector('input')?.focus();
  }, [focused]);
  const leave = () => {
    const valid = typed === null || (typeof typed === 'number' && typed >= 0);
    if (valid && typed !== line.countedQuantity) onCount(typed);
  };
  return (
    <Paper
      ref={card}
      component="li"
      variant="outlined"
      sx={{
        p: 1.5,
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: '1fr 220px' },
        gap: 1.5,
        alignItems: 'center',
        borderColor: focused ? 'primary.main' : 'divider',
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600 }}>{line.lotCode ? `${line.lotCode} · ${line.name}` : line.name}</Typography>
        <Typography variant="body2" color="textSecondary">
          {line.sku}
          {!blind && line.frozenQuantity !== null && ` · ${t('parts.counts.books', { quantity: measure(line.frozenQuantity, line.unit) })}`}
        </Typography>
        <Difference line={line} />
        {open && !blind && line.frozenQuantity !== null && line.countedQuantity === null && (
          <Button size="small" color="inherit" startIcon={<Check />} onClick={() => onCount(line.frozenQuantity)} sx={{ ml: -1 }}>
            {t('parts.counts.same')}: {number(line.frozenQuantity)}
          </Button>
        )}
      </Box>
      {open ? (
        <Box sx={{ '& input': { fontSize: '1.5rem', py: '12px' } }} onKeyDown={(event) => event.key === 'Enter' && (event.target as HTMLElement).blur()}>
          <NumberInput label={t('parts.counts.counted')} as="number" unit={line.unit} value={typed} onChange={setTyped} onBlur={leave} />
        </Box>
      ) : (
        <Typography sx={{ textAlign: { sm: 'right' }, fontSize: '1.25rem' }}>
          {line.countedQuantity === null ? t('parts.counts.clear') : measure(line.countedQuantity, line.unit)}
        </Typography>
      )}
    </Paper>
  );
}

function Difference({ line }: { line: CountLine }) {
  const t = useText();
  const { number } = useFormat();
  const difference = differenceOf(line);
  if (difference === null) return null;
  if (difference === 0)
    return (
      <Typography variant="body2" sx={{ color: 'success.main' }}>
        {t('parts.counts.right')}
      </Typography>
    );
  const said = `${signed(difference, number)} ${unitWord(line.unit)}`;
  return (
    <Typography variant="body2" sx={{ color: 'warning.main', fontWeight: 560 }}>
      {line.difference === null ? `${t('parts.counts.columns.difference')}: ${said}` : t('parts.counts.booked', { difference: said })}
    </Typography>
  );
}
