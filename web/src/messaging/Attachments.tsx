import AttachFile from '@mui/icons-material/AttachFile';
import { Box, Button, Stack } from '@mui/material';
import type { Message } from '../api';
import { download } from '../core/api';
import { useFormat } from '../core/format';
import { complain } from '../core/notify';
import { useBlob } from '../core/record/Picture';
import { useText } from '../core/texts';

type File = Message['files'][number];

/** Pictures are seen, voices are heard, everything else is fetched. */
export function Attachments({ of }: { of: File[] }) {
  if (!of.length) return null;
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', minWidth: 0 }}>
      {of.map((file) =>
        file.type.startsWith('image/') ? (
          <Image key={file.id} of={file} />
        ) : file.type.startsWith('audio/') ? (
          <Voice key={file.id} of={file} />
        ) : (
          <Fetch key={file.id} of={file} />
        ),
      )}
    </Stack>
  );
}

function Image({ of }: { of: File }) {
  const t = useText();
  const url = useBlob(`/files/${of.id}`);
  if (!url) return <Fetch of={of} />;
  return (
    <Box
      component="button"
      type="button"
      aria-label={t('messaging.open', { name: of.name })}
      onClick={() => void download(`/files/${of.id}`).catch(complain)}
      sx={{ p: 0, border: 0, bgcolor: 'transparent', cursor: 'pointer', borderRadius: 1, overflow: 'hidden', maxWidth: 1 }}
    >
      <Box component="img" src={url} alt={of.name} sx={{ display: 'block', maxWidth: 1, maxHeight: 260 }} />
    </Box>
  );
}

function Voice({ of }: { of: File }) {
  const url = useBlob(`/files/${of.id}`);
  if (!url) return <Fetch of={of} />;
  return <Box component="audio" controls src={url} aria-label={of.name} sx={{ maxWidth: 1 }} />;
}

function Fetch({ of }: { of: File }) {
  const { number } = useFormat();
  const size = of.size < 1_048_576 ? `${number(Math.ceil(of.size / 1024), 0)} kB` : `${number(of.size / 1_048_576, 1)} MB`;
  return (
    <Button
      size="small"
      variant="outlined"
      color="inherit"
      startIcon={<AttachFile />}
      onClick={() => void download(`/files/${of.id}`).catch(complain)}
      sx={{ maxWidth: 1 }}
    >
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        {of.name} ({size})
      </Box>
    </Button>
  );
}
