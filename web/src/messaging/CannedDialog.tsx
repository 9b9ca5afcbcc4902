import { Button, Dialog, DialogActions, DialogContent, DialogTitle, List, ListItemButton, ListItemText, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { CannedReply, RenderedText } from '../api';
import { api, useMany } from '../core/api';
import { useDebounced } from '../core/hooks';
import { complain, notify } from '../core/notify';
import { useText } from '../core/texts';

/** A text that is said often, with what the records of this conversation fill in. */
export function CannedDialog({ conversationId, onChoose, onClose }: { conversationId: string; onChoose: (text: string) => void; onClose: () => void }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 200);
  const { data } = useMany<CannedReply>('/canned-replies', { search: search || undefined, perPage: 50, sort: 'shortcut' });
  const choose = async (one: CannedReply) => {
    try {
      const { data: text } = await api.post<RenderedText>(`/canned-replies/${one.id}/render`, { conversationId });
      if (text.missing.length) notify(t('messaging.canned.missing', { names: text.missing.join(', ') }), { tone: 'info' });
      onChoose(text.content);
      onClose();
    } catch (error) {
      complain(error);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="canned-title">
      <DialogTitle id="canned-title" component="h2" variant="h2">
        {t('messaging.canned.title')}
      </DialogTitle>
      <DialogContent>
        <TextField
          autoFocus
          fullWidth
          size="small"
          label={t('messaging.canned.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          sx={{ mt: 1 }}
        />
        {data && !data.data.length && <Typography sx={{ py: 2 }}>{t('messaging.canned.none')}</Typography>}
        <List dense>
          {data?.data.map((one) => (
            <ListItemButton key={one.id} onClick={() => void choose(one)}>
              <ListItemText primary={`/${one.shortcut} · ${one.title}`} secondary={one.content} slotProps={{ secondary: { noWrap: true } }} />
            </ListItemButton>
          ))}
        </List>
      </DialogContent>
      <DialogActions>
        <Button component={RouterLink} to="/canned-replies" color="inherit">
          {t('messaging.canned.manage')}
        </Button>
        <Button color="inherit" onClick={onClose}>
          {t('core.actions.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
