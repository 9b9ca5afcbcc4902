import { Avatar, Chip, LinearProgress, Stack } from '@mui/material';
import { useEffect, useMemo, useState } from 'react';
import { upload, type Rec } from '../core/api';
import { complain, notify } from '../core/notify';
import { useText } from '../core/texts';

const LIMIT_MB = 50;
interface Enclosed {
  id: string;
  file: File;
}

/** Files that go along: uploaded as they are chosen. */
export function useFiles() {
  const t = useText();
  const [all, setAll] = useState<Enclosed[]>([]);
  const [busy, setBusy] = useState(0);
  const one = async (file: File) => {
    if (file.size > LIMIT_MB * 1_048_576) return notify(t('messaging.tooBig', { name: file.name, most: String(LIMIT_MB) }), { tone: 'error' });
    setBusy((now) => now + 1);
    await upload<Rec>('/files', { file }).then(({ data }) => setAll((now) => [...now, { id: data.id, file }]), complain);
    setBusy((now) => now - 1);
  };
  return {
    all,
    busy: busy > 0,
    add: async (files: FileList | null) => void (await Promise.all([...(files ?? [])].map(one))),
    remove: (id: string) => setAll((now) => now.filter((file) => file.id !== id)),
    clear: () => setAll([]),
  };
}
export type Files = ReturnType<typeof useFiles>;

export function FileChips({ files }: { files: Files }) {
  const t = useText();
  if (!files.all.length && !files.busy) return null;
  return (
    <Stack spacing={0.5}>
      {files.busy && <LinearProgress aria-label={t('messaging.uploading')} />}
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        {files.all.map((one) => (
          <FileChip key={one.id} of={one} onRemove={() => files.remove(one.id)} />
        ))}
      </Stack>
    </Stack>
  );
}

function FileChip({ of: { file }, onRemove }: { of: Enclosed; onRemove: () => void }) {
  const picture = useMemo(() => (file.type.startsWith('image/') ? URL.createObjectURL(file) : null), [file]);
  useEffect(() => () => void (picture && URL.revokeObjectURL(picture)), [picture]);
  return <Chip label={file.name} avatar={picture ? <Avatar alt="" src={picture} variant="rounded" /> : undefined} onDelete={onRemove} sx={{ maxWidth: 260 }} />;
}
