import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Link, Typography } from '@mui/material';
import { useId } from 'react';
import type { FileRecord } from '../api';
import { download, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { complain } from '../core/notify';
import { PdfPreview, Picture } from '../core/record';
import { useText } from '../core/texts';

/** A document as it looks, or its versions. */
export function DocumentDialog({ file, what, onClose }: { file: FileRecord; what: 'show' | 'versions'; onClose: () => void }) {
  const t = useText();
  const id = useId();
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id} component="h2" variant="h2">
        {what === 'show' ? file.name : t('care.documents.versions', { name: file.name })}
      </DialogTitle>
      <DialogContent>{what === 'versions' ? <Versions id={file.id} /> : <Shown file={file} />}</DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('core.actions.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Shown({ file }: { file: FileRecord }) {
  if (file.type === 'application/pdf') return <PdfPreview path={`/files/${file.id}`} version={file.version} name={file.name} height="65vh" />;
  return (
    <Box sx={{ display: 'flex', justifyContent: 'center', '& > div': { width: '100%', height: '65vh' }, '& img': { objectFit: 'contain' } }}>
      <Picture path={`/files/${file.id}/preview?size=1600`} alt={file.name} size={640} />
    </Box>
  );
}

function Versions({ id }: { id: string }) {
  const t = useText();
  const { time } = useFormat();
  const { data } = useOne<FileRecord[]>(`/files/${id}/versions`);
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {data?.map((file) => (
        <Box component="li" key={file.id} sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
          <Link component="button" onClick={() => void download(`/files/${file.id}`, {}, file.name).catch(complain)}>
            {t('care.documents.version', { number: file.revision })}: {file.name}
          </Link>
          <Typography variant="body2" color="textSecondary">
            {time(file.createdAt)}
            {file.uploadedByName ? ` · ${t('care.documents.by', { name: file.uploadedByName })}` : ''}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
