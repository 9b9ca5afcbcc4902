import { Box, ButtonBase, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { FoundMessage } from '../api';
import { useMany } from '../core/api';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import { useBase } from './inbox';

/** Where the words were said, the newest first. */
export function FoundMessages({ words }: { words: string }) {
  const t = useText();
  const { ago } = useFormat();
  const { data } = useMany<FoundMessage>(words.length > 1 ? `${useBase()}/search` : null, { q: words, limit: 20 });
  if (!data?.data.length) return null;
  return (
    <Box component="section" aria-label={t('messaging.found')}>
      <Typography variant="h3" sx={{ px: 1.5, pt: 2, pb: 0.5 }}>
        {t('messaging.found')}
      </Typography>
      {data.data.map((one) => (
        <ButtonBase
          key={one.id}
          component={RouterLink}
          to={`/conversations/${one.conversationId}?search=${encodeURIComponent(words)}`}
          sx={{ display: 'block', width: 1, textAlign: 'left', px: 1.5, py: 1, '&:hover': { bgcolor: 'action.hover' } }}
        >
          <Typography variant="body2" noWrap sx={{ fontWeight: 560 }}>
            {one.customerName}
          </Typography>
          <Typography
            variant="body2"
            color="textSecondary"
            sx={{ display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}
          >
            {one.content}
          </Typography>
          <Typography variant="caption" color="textSecondary">
            {ago(one.timestamp)}
          </Typography>
        </ButtonBase>
      ))}
    </Box>
  );
}
