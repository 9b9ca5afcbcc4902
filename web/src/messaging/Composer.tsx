import { Alert, Box, Stack, Tab, Tabs, Typography } from '@mui/material';
import { useState } from 'react';
import type { ConversationView, Message } from '../api';
import { api, isProblem, queries } from '../core/api';
import { useConfirm } from '../core/confirm';
import { useFormat } from '../core/format';
import { useStored } from '../core/hooks';
import { complain, messageOf, notify } from '../core/notify';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { ComposerText } from './ComposerText';
import { ComposerTools } from './ComposerTools';
import { FileChips, useFiles } from './Enclosed';
import { useBase } from './inbox';

export interface Draft {
  text: string;
  mentionIds: string[];
}
const EMPTY: Draft = { text: '', mentionIds: [] };

/** More than words: a template, a time, the end of it. */
export interface Sending {
  templateId?: string;
  values?: Record<string, string>;
  scheduledAt?: string;
  cancelOnReply?: boolean;
  resolve?: boolean;
}

/** What is said next, to the customer or among colleagues. What was typed survives a reload, and each refusal. */
export function Composer({ of, last }: { of: ConversationView; last?: Message }) {
  const t = useText();
  const can = useCan();
  const [mode, setMode] = useState<'reply' | 'note'>(can('conversations:send') ? 'reply' : 'note');
  const [draft, setDraft] = useStored<Draft>(`draft.${mode}.${of.id}`, EMPTY);
  const files = useFiles();
  const { send, busy } = useSend(of, last);
  const whole = useWhole();
  if (!can('conversations:write')) return null;
  const note = mode === 'note';
  const closed = !note && (!of.freeText || of.optedOut);
  const go = async (more: Sending = {}) => {
    if (busy || (!more.templateId && !draft.text.trim() && !files.all.length)) return;
    if (!note && !more.templateId && !(await whole(draft.text))) return;
    const said = more.templateId ? {} : { content: draft.text.trim(), mentionIds: note ? draft.mentionIds : undefined };
    const sent = await send({ ...said, ...more, internal: note || undefined, fileIds: files.all.length ? files.all.map(({ id }) => id) : undefined });
    if (!sent) return;
    if (!more.templateId) setDraft(EMPTY);
    files.clear();
    if (more.scheduledAt) notify(t('messaging.later.done'));
  };
  return (
    <Box
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void files.add(event.dataTransfer.files);
      }}
      sx={{ borderTop: 1, borderColor: 'divider', p: { xs: 1, md: 1.5 }, bgcolor: note ? 'warning.light' : 'background.paper' }}
    >
      <Tabs
        value={mode}
        onChange={(_, value: 'reply' | 'note') => setMode(value)}
        aria-label={t('messaging.mode')}
        sx={{ minHeight: 36, mb: 1, '& .MuiTab-root': { minHeight: 36, py: 0.5 } }}
      >
        {can('conversations:send') && <Tab value="reply" label={t('messaging.reply')} />}
        <Tab value="note" label={t('messaging.note')} />
      </Tabs>
      <Stack spacing={1}>
        {!note && <Window of={of} />}
        {!closed && (
          <ComposerText key={mode} of={of} note={note} draft={draft} setDraft={setDraft} onSend={() => void go()} onFiles={(list) => void files.add(list)} />
        )}
        <FileChips files={files} />
        <ComposerTools
          of={of}
          note={note}
          closed={closed}
          busy={busy}
          empty={!draft.text.trim() && !files.all.length}
          files={files}
          insert={(text) => {
            setDraft({ ...draft, text: draft.text ? `${draft.text}\n${text}` : text });
            setTimeout(() => document.querySelector<HTMLElement>('[data-inbox="reply"]')?.focus());
          }}
          send={go}
        />
      </Stack>
    </Box>
  );
}

/** Until when free text may be sent, or that it may not. */
function Window({ of }: { of: ConversationView }) {
  const t = useText();
  const { time } = useFormat();
  if (of.optedOut) return <Alert severity="warning">{t('messaging.optedOut')}</Alert>;
  if (!of.freeText) return <Alert severity="info">{t('messaging.window.closed')}</Alert>;
  if (!of.freeTextUntil) return null;
  return (
    <Typography variant="caption" color="textSecondary">
      {t('messaging.window.open', { time: time(of.freeTextUntil) })}
    </Typography>
  );
}

const OPEN = /\{\{\s*[\w.]{1,60}\s*\}\}/g;

/** Whether a text may go as it stands: nobody is to be written about "order {{order.number}}" without somebody saying so. */
function useWhole() {
  const t = useText();
  const confirm = useConfirm();
  return async (text: string): Promise<boolean> => {
    const open = text.match(OPEN);
    return (
      !open ||
      confirm({
        title: t('messaging.unfilled.title'),
        text: t('messaging.unfilled.text', { names: [...new Set(open)].join(', ') }),
        action: t('messaging.twice.send'),
      })
    );
  };
}

/** Sends; where a colleague has answered meanwhile, it asks first. */
function useSend(of: ConversationView, last?: Message) {
  const t = useText();
  const confirm = useConfirm();
  const path = `${useBase()}/${of.id}/messages`;
  const [busy, setBusy] = useState(false);
  const post = async (body: object): Promise<boolean> => {
    try {
      await api.post(path, { ...body, lastSeenMessageId: last?.id });
      return true;
    } catch (error) {
      if (!isProblem(error) || !error.is('answered_meanwhile')) {
        complain(error);
        return false;
      }
      const anyway = await confirm({ title: messageOf(error), text: t('messaging.twice.text'), action: t('messaging.twice.send') });
      return anyway && post({ ...body, force: true });
    }
  };
  const send = async (body: object) => {
    setBusy(true);
    const sent = await post(body);
    setBusy(false);
    void queries.invalidateQueries();
    return sent;
  };
  return { send, busy };
}
