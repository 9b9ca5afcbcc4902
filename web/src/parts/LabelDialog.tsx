import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { PdfPreview } from '../core/record';
import { useText } from '../core/texts';

/** The label of a part or a location, to look at and to print. */
export function LabelDialog({ path, version, name, onClose }: { path: string; version: number; name: string; onClose: () => void }) {
  const t = useText();
  return (
    <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby="label-title">
      <DialogTitle id="label-title" component="h2" variant="h2">
        {t('parts.label.title', { name })}
      </DialogTitle>
      <DialogContent>
        <PdfPreview path={`${path}/label.pdf`} version={version} name={name} height={320} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {t('core.actions.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
