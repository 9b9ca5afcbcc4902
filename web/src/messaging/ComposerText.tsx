import { Box, TextField } from '@mui/material';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { ConversationView } from '../api';
import { editing } from '../core/live/place';
import { MentionField } from '../core/record';
import { useText } from '../core/texts';
import { CannedList, useCanned } from './CannedList';
import type { Draft } from './Composer';

interface Props {
  of: ConversationView;
  note: boolean;
  draft: Draft;
  setDraft: (draft: Draft) => void;
  onSend: () => void;
  onFiles: (files: FileList) => void;
}

/** The field itself: colleagues see that somebody is answering while somebody types; files may be pasted. */
export function ComposerText({ of, note, draft, setDraft, onSend, onFiles }: Props) {
  const t = useText();
  const paste = (event: ClipboardEvent) => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    onFiles(event.clipboardData.files);
  };
  const canned = useCanned(of.id, draft.text, (text) => setDraft({ ...draft, text }));
  const keys = (event: KeyboardEvent) => {
    if (canned.key(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
  };
  if (note)
    return (
      <MentionField
        label={t('messaging.note')}
        hint={t('messaging.noteHint')}
        text={draft.text}
        onText={(text) => setDraft({ ...draft, text })}
        onChoose={({ id }) => setDraft({ ...draft, mentionIds: [...draft.mentionIds, id] })}
        onSend={onSend}
      />
    );
  return (
    <Box onPaste={paste} sx={{ position: 'relative' }}>
      <CannedList of={canned} />
      <TextField
        multiline
        fullWidth
        minRows={2}
        maxRows={10}
        label={t('messaging.reply')}
        value={draft.text}
        onChange={(event) => {
          setDraft({ ...draft, text: event.target.value });
          editing('reply');
        }}
        onFocus={() => draft.text && editing('reply')}
        onBlur={() => editing(null)}
        onKeyDown={keys}
        slotProps={{ htmlInput: { maxLength: 50_000, 'data-inbox': 'reply', ...canned.input } }}
      />
    </Box>
  );
}
