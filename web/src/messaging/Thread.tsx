import { Box, CircularProgress, Stack, Typography } from '@mui/material';
import { useEffect } from 'react';
import type { ConversationView, Message } from '../api';
import { api, queries } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { usePeople } from '../core/live/place';
import { useMe } from '../core/session';
import { useText } from '../core/texts';
import { Composer } from './Composer';
import { More } from './ConversationList';
import { useBase, useConversation, useMessages } from './inbox';
import { MessageBubble } from './MessageBubble';
import { ThreadHead } from './ThreadHead';

/** What was said, the newest at the bottom, and below it what is said next. */
export function Thread({ id, onAbout }: { id: string; onAbout?: () => void }) {
  const t = useText();
  const { data: conversation, isError, error, refetch } = useConversation(id);
  const messages = useMessages(id);
  useReading(conversation, messages.all);
  if (isError) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Stack component="section" aria-label={t('messaging.thread')} sx={{ minHeight: 0, minWidth: 0, borderRight: { lg: 1 }, borderColor: { lg: 'divider' } }}>
      {conversation && <ThreadHead of={conversation} onAbout={onAbout} />}
      {/* from the bottom: who reads further up stays there when something new arrives */}
      <Box
        tabIndex={0}
        role="group"
        aria-label={t('messaging.said')}
        sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column-reverse' }}
      >
        <Box>
          {messages.hasNextPage && <More key={messages.all.length} load={() => void messages.fetchNextPage()} busy={messages.isFetchingNextPage} />}
          {messages.isLoading && <CircularProgress aria-label={t('core.loading')} size={24} sx={{ display: 'block', mx: 'auto', my: 4 }} />}
          <Said all={messages.all} conversation={conversation} />
        </Box>
      </Box>
      <Answering />
      {conversation && <Composer of={conversation} last={messages.all.findLast((one) => one.deliveryStatus !== 'cancelled')} />}
    </Stack>
  );
}

function Said({ all, conversation }: { all: Message[]; conversation?: ConversationView }) {
  const t = useText();
  const { date } = useFormat();
  const { organization } = useMe();
  const days = new Intl.DateTimeFormat('en-CA', { timeZone: organization.timeZone, dateStyle: 'short' });
  const dayOf = (one: Message) => days.format(new Date(one.timestamp));
  const [today, yesterday] = [0, 1].map((back) => days.format(new Date(Date.now() - back * 86_400_000)));
  const calls = (day: string) => (day === today ? t('core.today') : day === yesterday ? t('messaging.yesterday') : date(day));
  return (
    <Box component="ol" aria-live="polite" sx={{ listStyle: 'none', m: 0, p: { xs: 1.5, md: 2 }, display: 'grid', gap: 1 }}>
      {all.map((one, at) => (
        <Box component="li" key={one.id} sx={{ display: 'grid', gap: 1, minWidth: 0 }}>
          {(!at || dayOf(all[at - 1]) !== dayOf(one)) && (
            <Typography variant="caption" color="textSecondary" component="h3" sx={{ textAlign: 'center', pt: 1 }}>
              {calls(dayOf(one))}
            </Typography>
          )}
          <MessageBubble of={one} conversation={conversation} />
        </Box>
      ))}
    </Box>
  );
}

/** Who is at it beside oneself: two answers to one question help nobody. */
function Answering() {
  const t = useText();
  const { user } = useMe();
  const others = usePeople().filter(({ userId, editing }) => userId !== user.id && editing);
  return (
    <Typography role="status" variant="body2" color="textSecondary" sx={{ px: 2, minHeight: 20 }}>
      {others.length > 0 && t('messaging.answering', { names: others.map(({ name }) => name).join(', '), count: others.length })}
    </Typography>
  );
}

/** What is on the screen of somebody who looks at it is read. */
function useReading(conversation: ConversationView | undefined, all: Message[]): void {
  const base = useBase();
  const last = all.at(-1)?.id;
  useEffect(() => {
    if (!conversation?.unreadCount || !last) return;
    const read = () => {
      if (document.hidden) return;
      void api.post(`${base}/${conversation.id}/read`, {}).then(
        () => queries.invalidateQueries({ queryKey: ['conversations'] }),
        () => undefined, // it stays unread and is read at the next look
      );
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [conversation?.unreadCount, last]);
}
