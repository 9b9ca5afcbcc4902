import AttachFile from '@mui/icons-material/AttachFile';
import Article from '@mui/icons-material/ArticleOutlined';
import Schedule from '@mui/icons-material/ScheduleOutlined';
import ShortText from '@mui/icons-material/ShortText';
import type { SvgIconComponent } from '@mui/icons-material';
import { Button, IconButton, Stack, Tooltip } from '@mui/material';
import { useRef, useState } from 'react';
import type { ConversationView } from '../api';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { CannedDialog } from './CannedDialog';
import type { Sending } from './Composer';
import type { Files } from './Enclosed';
import { LaterDialog } from './LaterDialog';
import { TemplateDialog } from './TemplateDialog';

interface Props {
  of: ConversationView;
  note: boolean;
  /** Free text may not be sent: only a template. */
  closed: boolean;
  busy: boolean;
  empty: boolean;
  files: Files;
  insert: (text: string) => void;
  send: (more?: Sending) => Promise<void>;
}

/** What helps to say it, and the buttons that send it. */
export function ComposerTools({ of, note, closed, busy, empty, files, insert, send }: Props) {
  const t = useText();
  const can = useCan();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<'canned' | 'template' | 'later' | null>(null);
  const close = () => setOpen(null);
  const tool = (label: string, Icon: SvgIconComponent, onClick: () => void) => (
    <Tooltip title={label}>
      <IconButton aria-label={label} onClick={onClick}>
        <Icon fontSize="small" />
      </IconButton>
    </Tooltip>
  );
  const unsendable = busy || files.busy || empty || closed;
  return (
    <Stack direction="row" useFlexGap spacing={0.5} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('messaging.attach')}
        onChange={(event) => {
          void files.add(event.target.files);
          event.target.value = '';
        }}
      />
      {!closed && tool(t('messaging.attach'), AttachFile, () => input.current?.click())}
      {!closed && can('canned-replies:read') && tool(t('messaging.canned.title'), ShortText, () => setOpen('canned'))}
      {!note && !of.optedOut && can('message-templates:read') && tool(t('messaging.templates.title'), Article, () => setOpen('template'))}
      {!note && !closed && tool(t('messaging.later.title'), Schedule, () => setOpen('later'))}
      <Stack direction="row" spacing={1} sx={{ ml: 'auto' }}>
        {!note && of.moves.includes('resolve') && (
          <Button color="inherit" disabled={unsendable} onClick={() => void send({ resolve: true })} sx={{ display: { xs: 'none', sm: 'inline-flex' } }}>
            {t('messaging.sendAndResolve')}
          </Button>
        )}
        <Button variant="contained" loading={busy} disabled={unsendable} onClick={() => void send()}>
          {t(note ? 'messaging.keepNote' : 'messaging.send')}
        </Button>
      </Stack>
      {open === 'canned' && <CannedDialog conversationId={of.id} onChoose={insert} onClose={close} />}
      {open === 'template' && <TemplateDialog of={of} onSend={send} onClose={close} />}
      {open === 'later' && <LaterDialog empty={empty} onSend={send} onClose={close} />}
    </Stack>
  );
}
