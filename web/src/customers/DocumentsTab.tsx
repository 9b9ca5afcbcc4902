import { Box, Button, LinearProgress, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useRef, useState, type DragEvent } from 'react';
import type { DocumentType, FileRecord } from '../api';
import { queries, upload, useMany } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { complain, notify } from '../core/notify';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { DocumentLine } from './DocumentLine';

const TYPES = ['contract', 'agreement', 'invoice', 'photo', 'certificate', 'other'] as const satisfies DocumentType[];
const LIMIT_MB = 50;

/** Sends files one after the other; each refusal names its file. */
export async function bring(path: string, files: File[], more: Record<string, string>, tell: (text: string) => string): Promise<void> {
  for (const file of files) {
    if (file.size > LIMIT_MB * 1_048_576) notify(tell(file.name), { tone: 'error' });
    else await upload(path, { file, ...more }).catch(complain);
  }
  await queries.invalidateQueries();
}

/** Contracts, photos, letters: with their kind, who brought them, and their versions. */
export function DocumentsTab({ path, canWrite }: { path: string; canWrite: string }) {
  const t = useText();
  const can = useCan();
  const [type, setType] = useState<DocumentType | ''>('');
  const { data, isError, error } = useMany<FileRecord>(`${path}/files`, { perPage: 100, documentType: type || undefined });
  if (isError) return <Failed error={error} />;
  return (
    <Stack spacing={2} sx={{ maxWidth: 860 }}>
      <TextField select label={t('care.documents.type')} value={type} onChange={(event) => setType(event.target.value as DocumentType)} sx={{ maxWidth: 260 }}>
        <MenuItem value="">{t('care.documents.all')}</MenuItem>
        {TYPES.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`care.documents.types.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {can(canWrite) && <Drop path={path} type={type} />}
      {data && !data.data.length && <Typography color="textSecondary">{t('care.documents.none')}</Typography>}
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.data.map((file) => (
          <DocumentLine key={file.id} file={file} path={path} mayWrite={can(canWrite)} />
        ))}
      </Stack>
    </Stack>
  );
}

function Drop({ path, type }: { path: string; type: DocumentType | '' }) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const take = async (files: File[]) => {
    if (!files.length) return;
    setBusy(files[0].name);
    await bring(`${path}/files`, files, type ? { documentType: type } : {}, (name) => t('record.tooBig', { name, size: LIMIT_MB }));
    setBusy(null);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take([...event.dataTransfer.files]);
  };
  return (
    <Box
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      sx={{ border: 1, borderStyle: 'dashed', borderColor: 'divider', borderRadius: 1, p: 2, textAlign: 'center' }}
    >
      <input ref={input} type="file" multiple hidden aria-label={t('care.documents.upload')} onChange={(event) => void take([...(event.target.files ?? [])])} />
      <Button variant="outlined" color="inherit" onClick={() => input.current?.click()}>
        {t('care.documents.upload')}
      </Button>
      <Typography variant="caption" color="textSecondary" component="div" sx={{ mt: 0.5 }}>
        {t('care.documents.limit')}
      </Typography>
      {busy && (
        <Box role="status" sx={{ mt: 1 }}>
          <Typography variant="body2">{t('care.documents.uploading', { name: busy })}</Typography>
          <LinearProgress aria-label={t('care.documents.uploading', { name: busy })} />
        </Box>
      )}
    </Box>
  );
}
