import Add from '@mui/icons-material/Add';
import ArrowDown from '@mui/icons-material/ArrowDownward';
import ArrowUp from '@mui/icons-material/ArrowUpward';
import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton, MenuItem, Paper, Stack, TextField, Typography } from '@mui/material';
import { useWatch } from 'react-hook-form';
import { upload, type Rec } from '../core/api';
import { Place } from '../core/form';
import { useBound } from '../core/form/context';
import { complain } from '../core/notify';
import { Picture } from '../core/record';
import { useText } from '../core/texts';

const KINDS = ['text', 'picture', 'button', 'lines'] as const;
type Kind = (typeof KINDS)[number];
interface Block {
  type: Kind;
  text?: string;
  fileId?: string;
  alt?: string;
  url?: string;
  label?: string;
  of?: string;
}
const FRESH: Record<Kind, Block> = {
  text: { type: 'text', text: '' },
  picture: { type: 'picture', fileId: '', alt: '' },
  button: { type: 'button', label: '', url: 'https://' },
  lines: { type: 'lines', of: 'orders' },
};

/** What an e-mail is made of, from top to bottom: text, pictures, buttons, the lines of a document. */
export function BlocksField() {
  const t = useText();
  const source = useWatch({ name: 'source' }) as string | null;
  const { field, shown } = useBound({ name: 'blocks' });
  const blocks = (field.value as Block[] | null) ?? [];
  if (source !== 'email' && !blocks.length) return null;
  const set = (next: Block[]) => field.onChange(next);
  const move = (at: number, by: number) => {
    const next = [...blocks];
    [next[at], next[at + by]] = [next[at + by], next[at]];
    set(next);
  };
  return (
    <Place>
      <Box component="fieldset" id={shown.id} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
        <Typography component="legend" variant="h3" sx={{ p: 0, mb: 1 }}>
          {shown.label}
        </Typography>
        <Stack spacing={1.5}>
          {blocks.map((block, at) => (
            <Paper key={at} variant="outlined" sx={{ p: 1.5 }}>
              <Stack direction="row" sx={{ alignItems: 'center', mb: 1 }}>
                <Typography variant="body2" color="textSecondary" sx={{ flex: 1 }}>
                  {at + 1}. {t(`messaging.blocks.${block.type}`)}
                </Typography>
                <IconButton size="small" aria-label={t('messaging.blocks.up', { number: at + 1 })} disabled={!at} onClick={() => move(at, -1)}>
                  <ArrowUp fontSize="small" />
                </IconButton>
                <IconButton
                  size="small"
                  aria-label={t('messaging.blocks.down', { number: at + 1 })}
                  disabled={at === blocks.length - 1}
                  onClick={() => move(at, 1)}
                >
                  <ArrowDown fontSize="small" />
                </IconButton>
                <IconButton size="small" aria-label={t('messaging.blocks.remove', { number: at + 1 })} onClick={() => set(blocks.filter((_, i) => i !== at))}>
                  <Close fontSize="small" />
                </IconButton>
              </Stack>
              <Editor block={block} onChange={(next) => set(blocks.map((one, i) => (i === at ? next : one)))} />
            </Paper>
          ))}
          <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
            {KINDS.map((kind) => (
              <Button key={kind} size="small" variant="outlined" color="inherit" startIcon={<Add />} onClick={() => set([...blocks, FRESH[kind]])}>
                {t(`messaging.blocks.${kind}`)}
              </Button>
            ))}
          </Stack>
          {shown.error && <Typography color="error">{shown.helperText}</Typography>}
        </Stack>
      </Box>
    </Place>
  );
}

function Editor({ block, onChange }: { block: Block; onChange: (next: Block) => void }) {
  const t = useText();
  const line = (name: 'label' | 'url' | 'alt', label: string) => (
    <TextField fullWidth label={label} value={block[name] ?? ''} onChange={(event) => onChange({ ...block, [name]: event.target.value })} />
  );
  if (block.type === 'text')
    return (
      <TextField
        fullWidth
        multiline
        minRows={3}
        label={t('messaging.blocks.text')}
        value={block.text ?? ''}
        onChange={(event) => onChange({ ...block, text: event.target.value })}
      />
    );
  if (block.type === 'button')
    return (
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5}>
        {line('label', t('messaging.blocks.label'))}
        {line('url', t('messaging.blocks.url'))}
      </Stack>
    );
  if (block.type === 'lines')
    return (
      <TextField select fullWidth label={t('messaging.blocks.of')} value={block.of} onChange={(event) => onChange({ ...block, of: event.target.value })}>
        {(['orders', 'invoices', 'quotes'] as const).map((one) => (
          <MenuItem key={one} value={one}>
            {t(`messaging.create.${one}`)}
          </MenuItem>
        ))}
      </TextField>
    );
  const take = (file?: File) =>
    file && void upload<Rec>('/files', { file }).then(({ data }) => onChange({ ...block, fileId: data.id, alt: block.alt || file.name }), complain);
  return (
    <Stack spacing={1.5} sx={{ alignItems: 'flex-start' }}>
      {block.fileId && <Picture path={`/files/${block.fileId}`} alt={block.alt ?? ''} size={96} />}
      <Button variant="outlined" color="inherit" component="label">
        {t('messaging.blocks.choose')}
        <input type="file" accept="image/*" hidden aria-label={t('messaging.blocks.choose')} onChange={(event) => take(event.target.files?.[0])} />
      </Button>
      {line('alt', t('messaging.blocks.alt'))}
    </Stack>
  );
}
