import AddPhoto from '@mui/icons-material/AddAPhotoOutlined';
import { Box, Button, Stack } from '@mui/material';
import { useRef, useState } from 'react';
import { api, queries, upload, type Rec } from '../core/api';
import { complain, notify } from '../core/notify';
import { Picture } from '../core/record';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import type { Part } from './parts';

/** What the part looks like; a new picture becomes one of its files. */
export function PartPicture({ part }: { part: Part }) {
  const t = useText();
  const can = useCan();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const put = async (pictureFileId: string | null) => {
    await api.patch(`/parts/${part.id}`, { version: part.version, pictureFileId });
    notify(t('core.saved'));
  };
  const run = (work: Promise<unknown>) => {
    setBusy(true);
    void work.catch(complain).finally(() => {
      setBusy(false);
      void queries.invalidateQueries();
    });
  };
  const take = async (file: File) => put((await upload<Rec>(`/parts/${part.id}/files`, { file, documentType: 'picture' })).data.id);
  if (!part.pictureFileId && !can('parts:write')) return null;
  return (
    <Stack direction="row" useFlexGap spacing={1.5} sx={{ alignItems: 'end', flexWrap: 'wrap' }}>
      {part.pictureFileId && <Picture path={`/files/${part.pictureFileId}/preview?size=480`} alt={part.name} size={180} />}
      {can('parts:write') && (
        <Box>
          <input
            ref={input}
            type="file"
            hidden
            accept="image/*"
            aria-label={t('parts.picture.choose')}
            onChange={(event) => event.target.files?.[0] && run(take(event.target.files[0]))}
          />
          <Button color="inherit" startIcon={<AddPhoto />} loading={busy} onClick={() => input.current?.click()}>
            {t(part.pictureFileId ? 'parts.picture.change' : 'parts.picture.choose')}
          </Button>
          {part.pictureFileId && (
            <Button color="inherit" disabled={busy} onClick={() => run(put(null))}>
              {t('parts.picture.remove')}
            </Button>
          )}
        </Box>
      )}
    </Stack>
  );
}
