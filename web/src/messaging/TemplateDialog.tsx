import { MenuItem, Paper, TextField, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import type { ConversationView, MessageTemplate, RenderedText } from '../api';
import { api, useAll } from '../core/api';
import { messageOf } from '../core/notify';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import type { Sending } from './Composer';

interface Props {
  of: ConversationView;
  onSend: (more: Sending) => Promise<void>;
  onClose: () => void;
}

/** A message that was written before: as it would leave, with what is still missing. */
export function TemplateDialog({ of, onSend, onClose }: Props) {
  const t = useText();
  const { data } = useAll<MessageTemplate>('/message-templates', { source: of.source });
  const [templateId, setTemplateId] = useState('');
  const [values, setValues] = useState<Record<string, string>>({});
  const { text, trouble } = useRendered(templateId, of.id, values);
  const asked = [...new Set([...Object.keys(values), ...(text?.missing ?? [])])];
  return (
    <VerbDialog
      title={t('messaging.templates.title')}
      text={data && !data.data.length ? t('messaging.templates.none') : undefined}
      submit={t('messaging.send')}
      disabled={!text || text.missing.length > 0}
      run={() => onSend({ templateId, values })}
      onClose={onClose}
    >
      <TextField
        select
        label={t('messaging.templates.one')}
        value={templateId}
        onChange={(event) => {
          setTemplateId(event.target.value);
          setValues({});
        }}
      >
        {data?.data.map((one) => (
          <MenuItem key={one.id} value={one.id}>
            {one.name} ({one.language})
          </MenuItem>
        ))}
      </TextField>
      {asked.map((name) => (
        <TextField key={name} required label={name} value={values[name] ?? ''} onChange={(event) => setValues({ ...values, [name]: event.target.value })} />
      ))}
      {trouble && <Typography color="error">{trouble}</Typography>}
      {text && (
        <Paper variant="outlined" sx={{ p: 1.5 }}>
          {text.subject && <Typography sx={{ fontWeight: 600 }}>{text.subject}</Typography>}
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text.content}</Typography>
        </Paper>
      )}
    </VerbDialog>
  );
}

/** As the server would write it. */
function useRendered(templateId: string, conversationId: string, values: Record<string, string>) {
  const [text, setText] = useState<RenderedText | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = JSON.stringify(values);
  useEffect(() => {
    if (!templateId) return;
    let on = true;
    const timer = setTimeout(
      () =>
        void api.post<RenderedText>(`/message-templates/${templateId}/render`, { conversationId, values: JSON.parse(said) as object }).then(
          ({ data }) => on && (setText(data), setTrouble(null)),
          (error) => on && setTrouble(messageOf(error)),
        ),
      250,
    );
    return () => {
      on = false;
      clearTimeout(timer);
    };
  }, [templateId, conversationId, said]);
  return { text, trouble };
}
