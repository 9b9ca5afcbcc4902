import AttachFile from '@mui/icons-material/AttachFile';
import Delete from '@mui/icons-material/DeleteOutlined';
import { Box, Button, Chip, IconButton, LinearProgress, Link, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useRef, useState, type DragEvent } from 'react';
import { api, download, queries, upload, useMany, type Rec } from '../api';
import { useConfirm } from '../confirm';
import { Failed } from '../errors/Trouble';
import { useFormat } from '../format';
import { complain, notify } from '../notify';
import { useCan } from '../session';
import { useText } from '../texts';
import { Picture } from './Picture';

interface FileRecord extends Rec {
  name: string;
  type: string;
  size: number;
  documentType: (typeof DOCUMENT_TYPES)[number] | null;
}

const DOCUMENT_TYPES = ['picture', 'datasheet', 'drawing', 'model', 'manual', 'certificate', 'other'] as const;

const LIMIT_MB = 50;

/** Files of a record: dropped or chosen, looked at, taken away. */
export function Files({ path, canWrite }: { path: string; canWrite?: string }) {
  const t = useText();
  const can = useCan();
  const { data, isError, error, refetch } = useMany<FileRecord>(`${path}/files`, { perPage: 100 });
  const files = data?.data ?? [];
  const mayWrite = canWrite !== undefined && can(canWrite);
  if (isError) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Stack spacing={2} sx={{ maxWidth: 860 }}>
      {mayWrite && <Drop path={path} />}
      {data && !files.length && <Typography color="textSecondary">{t('record.noFiles')}</Typography>}
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {files.map((file) => (
          <One key={file.id} file={file} mayWrite={mayWrite} />
        ))}
      </Stack>
    </Stack>
  );
}

function Drop({ path }: { path: string }) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  const take = async (files: File[]) => {
    for (const file of files) {
      if (file.size > LIMIT_MB * 1_048_576) {
        notify(t('record.tooBig', { name: file.name, size: LIMIT_MB }), { tone: 'error' });
        continue;
      }
      setBusy(file.name);
      // one after the other, so that a refusal names its file
      await upload(`${path}/files`, { file }).catch(complain);
    }
    setBusy(null);
    await queries.invalidateQueries();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{
        border: 1,
        borderStyle: 'dashed',
        borderColor: over ? 'primary.main' : 'divider',
        bgcolor: over ? 'action.selected' : 'transparent',
        borderRadius: 1,
        p: 2,
        textAlign: 'center',
      }}
    >
      <input ref={input} type="file" multiple hidden aria-label={t('record.choose')} onChange={(event) => void take([...(event.target.files ?? [])])} />
      <Typography color="textSecondary" component="div">
        {t('record.dropFiles')}{' '}
        <Button size="small" onClick={() => input.current?.click()}>
          {t('record.choose')}
        </Button>
      </Typography>
      <Typography variant="caption" color="textSecondary">
        {t('record.limit', { size: LIMIT_MB })}
      </Typography>
      {busy && (
        <Box role="status" sx={{ mt: 1 }}>
          <Typography variant="body2">{t('record.uploading', { name: busy })}</Typography>
          <LinearProgress aria-label={t('record.uploading', { name: busy })} />
        </Box>
      )}
    </Box>
  );
}

function One({ file, mayWrite }: { file: FileRecord; mayWrite: boolean }) {
  const t = useText();
  const confirm = useConfirm();
  const { number, ago } = useFormat();
  const remove = async () => {
    if (
      !(await confirm({ title: t('record.deleteFile', { name: file.name }), text: t('record.deleteFileText'), action: t('core.actions.delete'), danger: true }))
    )
      return;
    await api.delete(`/files/${file.id}`, { version: file.version }).catch(complain);
    await queries.invalidateQueries();
  };
  const change = async (documentType: string) => {
    await api.patch(`/files/${file.id}`, { version: file.version, documentType: documentType || null }).catch(complain);
    await queries.invalidateQueries();
  };
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'center', gap: 1.5, p: 1, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}
    >
      {file.type.startsWith('image/') ? (
        <Picture path={`/files/${file.id}/preview`} alt={t('record.preview', { name: file.name })} size={44} />
      ) : (
        <AttachFile sx={{ width: 44, color: 'text.secondary' }} />
      )}
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Link component="button" onClick={() => void download(`/files/${file.id}`, {}, file.name).catch(complain)} sx={{ textAlign: 'left' }}>
          {file.name}
        </Link>
        <Typography variant="caption" color="textSecondary" component="div">
          {number(Math.max(1, Math.round(file.size / 1024)), 0)} kB · {ago(file.createdAt)}
        </Typography>
      </Box>
      {mayWrite ? (
        <TextField
          select
          size="small"
          value={file.documentType ?? ''}
          onChange={(event) => void change(event.target.value)}
          sx={{ width: 140, display: { xs: 'none', sm: 'inline-flex' } }}
          slotProps={{ select: { displayEmpty: true, inputProps: { 'aria-label': t('record.documentType', { name: file.name }) } } }}
        >
          <MenuItem value="">
            <em>{t('core.none')}</em>
          </MenuItem>
          {DOCUMENT_TYPES.map((type) => (
            <MenuItem key={type} value={type}>
              {t(`record.documentTypes.${type}`)}
            </MenuItem>
          ))}
        </TextField>
      ) : (
        file.documentType && <Chip size="small" label={t(`record.documentTypes.${file.documentType}`)} />
      )}
      {mayWrite && (
        <IconButton aria-label={t('record.deleteFile', { name: file.name })} onClick={() => void remove()}>
          <Delete fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
}
