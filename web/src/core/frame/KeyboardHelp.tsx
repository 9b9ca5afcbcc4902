import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useText } from '../texts';
import { useActiveKeys } from './keys';

const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const NAMES: Record<string, string> = { $mod: apple ? '⌘' : 'Ctrl', Enter: '↵', Escape: 'Esc' };
const caps = (name: string) => (NAMES[name] ? [NAMES[name]] : name.split(/[ +]/).map((part) => NAMES[part] ?? part.replace(/^Key/, '').toUpperCase()));

/** What the keyboard can do on this page. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const t = useText();
  const keys = useActiveKeys().flatMap((set) => Object.entries(set));
  return (
    <Dialog open onClose={onClose} aria-labelledby="keyboard-title">
      <DialogTitle id="keyboard-title" component="h2" variant="h2">
        {t('frame.keyboard')}
      </DialogTitle>
      <DialogContent>
        <Typography color="textSecondary" sx={{ mb: 2 }}>
          {t('frame.keyboardHint')}
        </Typography>
        <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 4 }}>
          {keys.map(([name, { label, values }]) => (
            <Box key={name} sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
              <Typography component="dt">{t(label, values)}</Typography>
              <Box component="dd" sx={{ m: 0, display: 'flex', gap: 0.5 }}>
                {caps(name).map((cap, at) => (
                  <Box
                    key={at}
                    component="kbd"
                    sx={{
                      fontFamily: 'inherit',
                      fontSize: 12,
                      px: 0.75,
                      py: 0.25,
                      border: 1,
                      borderColor: 'divider',
                      borderRadius: 0.5,
                      bgcolor: 'action.hover',
                    }}
                  >
                    {cap}
                  </Box>
                ))}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('core.actions.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
