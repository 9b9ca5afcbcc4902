import Search from '@mui/icons-material/Search';
import { Box, Dialog, InputBase, Typography } from '@mui/material';
import { useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../texts';
import { useFound, type Found } from './found';

/** Go anywhere, find any record, run any action. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useText();
  const go = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { found, busy } = useFound(text);
  const current = Math.min(at, found.length - 1);
  const choose = (one: Found | undefined) => {
    if (!one) return;
    onClose();
    if (one.to) void go(one.to);
    else one.run?.();
  };
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') choose(found[current]);
    if (!step || !found.length) return;
    event.preventDefault();
    setAt((current + step + found.length) % found.length);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      aria-label={t('frame.palette')}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
      slotProps={{ paper: { sx: { mt: { xs: 2, md: '12vh' }, maxHeight: '70vh' } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, px: 2, borderBottom: 1, borderColor: 'divider' }}>
        <Search color="action" />
        <InputBase
          autoFocus
          fullWidth
          value={text}
          placeholder={t('frame.searchHint')}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={move}
          inputProps={{
            role: 'combobox',
            'aria-label': t('frame.search'),
            'aria-expanded': true,
            'aria-controls': 'found',
            'aria-activedescendant': found.length ? `found-${current}` : undefined,
          }}
          sx={{ height: 52, fontSize: '1rem' }}
        />
      </Box>
      <Box role="listbox" id="found" aria-label={t('frame.palette')} sx={{ overflowY: 'auto', p: 1 }}>
        {found.map((one, index) => (
          <Row key={one.key} one={one} at={index} current={index === current} first={one.group !== found[index - 1]?.group} onChoose={() => choose(one)} />
        ))}
      </Box>
      <Typography role="status" variant="body2" color="textSecondary" sx={{ px: 2, '&:not(:empty)': { py: 1, borderTop: 1, borderColor: 'divider' } }}>
        {!found.length && text && !busy ? t('frame.nothing', { text }) : !text ? t('frame.typeMore') : ''}
      </Typography>
    </Dialog>
  );
}

function Row({ one, at, current, first, onChoose }: { one: Found; at: number; current: boolean; first: boolean; onChoose: () => void }) {
  const { icon: Icon } = one;
  return (
    <>
      {first && (
        <Typography role="presentation" variant="caption" color="textSecondary" sx={{ display: 'block', px: 1, pt: 1, pb: 0.5 }}>
          {one.group}
        </Typography>
      )}
      <Box
        role="option"
        id={`found-${at}`}
        aria-selected={current}
        ref={(row: HTMLElement | null) => void (current && row?.scrollIntoView({ block: 'nearest' }))}
        onClick={onChoose}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1.25,
          px: 1,
          minHeight: 36,
          borderRadius: 1,
          cursor: 'pointer',
          bgcolor: current ? 'action.selected' : 'transparent',
          '&:hover': { bgcolor: 'action.hover' },
        }}
      >
        {Icon && <Icon sx={{ fontSize: 18, color: 'text.secondary' }} />}
        <Typography component="span" noWrap sx={{ flex: '0 1 auto' }}>
          {one.title}
        </Typography>
        {one.hint && (
          <Typography component="span" noWrap variant="body2" color="textSecondary" sx={{ flex: 1 }}>
            {one.hint}
          </Typography>
        )}
      </Box>
    </>
  );
}
