import Event from '@mui/icons-material/EventOutlined';
import { Chip, Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { DealCard } from '../api';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';

const MOVED_MS = 60_000;

/** What stands on a card; who moved it lately, if it was somebody else. */
export function CardFace({ card, me }: { card: DealCard; me: string }) {
  const t = useText();
  const { money, date } = useFormat();
  const now = Date.now();
  const fresh = card.updatedBy !== me && now - Date.parse(card.stageSince) < MOVED_MS;
  const late = card.nextTaskAt !== null && Date.parse(card.nextTaskAt) < now;
  return (
    <Stack spacing={0.5}>
      <Link component={RouterLink} to={`/deals/${card.id}`} sx={{ fontWeight: 600, color: 'text.primary', alignSelf: 'flex-start', overflowWrap: 'anywhere' }}>
        {card.title}
      </Link>
      {card.customerName && (
        <Typography variant="body2" color="textSecondary">
          {card.customerName}
        </Typography>
      )}
      <Typography>
        {money(card.value, card.currency)}{' '}
        <Typography component="span" variant="caption" color="textSecondary">
          {card.probability} %
        </Typography>
      </Typography>
      <Stack direction="row" useFlexGap spacing={0.5} sx={{ flexWrap: 'wrap' }}>
        {card.expectedCloseDate && <Chip size="small" variant="outlined" icon={<Event sx={{ fontSize: 16 }} />} label={date(card.expectedCloseDate)} />}
        {card.nextTaskAt && (
          <Chip
            size="small"
            variant="outlined"
            color={late ? 'error' : 'default'}
            label={`${t('pipeline.deals.nextStep', { date: date(card.nextTaskAt) })}${late ? ` · ${t('pipeline.deals.late')}` : ''}`}
          />
        )}
        {card.noNextStep && <Chip size="small" variant="outlined" color="warning" label={t('pipeline.deals.noStep')} />}
        {card.tags.map((tag) => (
          <Chip key={tag} size="small" label={tag} />
        ))}
      </Stack>
      {card.ownerName && (
        <Typography variant="caption" color="textSecondary">
          {card.ownerName}
        </Typography>
      )}
      {fresh && card.updatedByName && (
        <Typography variant="caption" color="primary">
          {t('pipeline.deals.movedBy', { name: card.updatedByName })}
        </Typography>
      )}
    </Stack>
  );
}
