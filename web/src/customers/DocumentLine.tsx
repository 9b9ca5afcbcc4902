import AttachFile from '@mui/icons-material/AttachFile';
import Delete from '@mui/icons-material/DeleteOutlined';
import Layers from '@mui/icons-material/LayersOutlined';
import Upgrade from '@mui/icons-material/UpgradeOutlined';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import { Box, Chip, IconButton, Link, Stack, Tooltip, Typography } from '@mui/material';
import { useRef, useState, type ReactNode } from 'react';
import type { FileRecord } from '../api';
import { api, download, queries } from '../core/api';
import { useConfirm } from '../core/confirm';
import { useFormat } from '../core/format';
import { complain } from '../core/notify';
import { Picture } from '../core/record';
import { useText } from '../core/texts';
import { DocumentDialog } from './DocumentDialog';
import { bring } from './DocumentsTab';

/** One document: shown, downloaded, replaced by a newer version, deleted. */
export function DocumentLine({ file, path, mayWrite }: { file: FileRecord; path: string; mayWrite: boolean }) {
  const t = useText();
  const { number, ago } = useFormat();
  const [open, setOpen] = useState<'show' | 'versions' | null>(null);
  const shown = file.type.startsWith('image/') || file.type === 'application/pdf';
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, p: 1, border: 1, borderColor: 'divider', borderRadius: 1 }}>
      {file.type.startsWith('image/') ? (
        <Picture path={`/files/${file.id}/preview`} alt={t('record.preview', { name: file.name })} size={44} />
      ) : (
        <AttachFile sx={{ width: 44, color: 'text.secondary' }} />
      )}
      <Box sx={{ flex: 1, minWidth: 140 }}>
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
          <Link
            component="button"
            onClick={() => void download(`/files/${file.id}`, {}, file.name).catch(complain)}
            sx={{ textAlign: 'left', overflowWrap: 'anywhere' }}
          >
            {file.name}
          </Link>
          {file.documentType && <Chip size="small" variant="outlined" label={t(`care.documents.types.${file.documentType}`)} />}
        </Stack>
        <Typography variant="caption" color="textSecondary" component="div">
          {number(Math.max(1, Math.round(file.size / 1024)), 0)} kB · {ago(file.createdAt)}
          {file.uploadedByName ? ` · ${t('care.documents.by', { name: file.uploadedByName })}` : ''}
          {file.revision > 1 ? ` · ${t('care.documents.version', { number: file.revision })}` : ''}
        </Typography>
      </Box>
      <Box sx={{ whiteSpace: 'nowrap', ml: 'auto' }}>
        {shown && (
          <Icon label={t('care.documents.preview', { name: file.name })} onClick={() => setOpen('show')}>
            <Visibility fontSize="small" />
          </Icon>
        )}
        {file.revision > 1 && (
          <Icon label={t('care.documents.versions', { name: file.name })} onClick={() => setOpen('versions')}>
            <Layers fontSize="small" />
          </Icon>
        )}
        {mayWrite && <Changes file={file} path={path} />}
      </Box>
      {open && <DocumentDialog file={file} what={open} onClose={() => setOpen(null)} />}
    </Box>
  );
}

function Icon({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip title={label}>
      <IconButton aria-label={label} onClick={onClick}>
        {children}
      </IconButton>
    </Tooltip>
  );
}

function Changes({ file, path }: { file: FileRecord; path: string }) {
  const t = useText();
  const confirm = useConfirm();
  const input = useRef<HTMLInputElement>(null);
  const label = t('care.documents.newVersion', { name: file.name });
  const replace = (files: File[]) => void bring(`${path}/files`, files.slice(0, 1), { replacesId: file.id }, (name) => t('record.tooBig', { name, size: 50 }));
  const remove = async () => {
    const title = t('record.deleteFile', { name: file.name });
    if (!(await confirm({ title, text: t('record.deleteFileText'), action: t('core.actions.delete'), danger: true }))) return;
    await api.delete(`/files/${file.id}`, { version: file.version }).catch(complain);
    await queries.invalidateQueries();
  };
  return (
    <>
      <input ref={input} type="file" hidden aria-label={label} onChange={(event) => replace([...(event.target.files ?? [])])} />
      <Icon label={label} onClick={() => input.current?.click()}>
        <Upgrade fontSize="small" />
      </Icon>
      <Icon label={t('record.deleteFile', { name: file.name })} onClick={() => void remove()}>
        <Delete fontSize="small" />
      </Icon>
    </>
  );
}
