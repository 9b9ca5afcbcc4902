import { Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Deal } from '../api';
import { useMany } from '../core/api';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';

/** On somebody's day: open deals in which nothing happens and nothing is planned. */
export default function Forgotten({ ownerId }: { ownerId?: string }) {
  const t = useText();
  const { money } = useFormat();
  const { data } = useMany<Deal>('/deals', { noNextStep: true, status: 'open', ownerId, sort: '-value', perPage: 50 });
  if (!data?.data.length) return null;
  return (
    <section aria-labelledby="forgotten-deals">
      <Typography id="forgotten-deals" component="h2" variant="h2" sx={{ mb: 1 }}>
        {t('pipeline.deals.forgotten')} ({data.pagination?.total ?? data.data.length})
      </Typography>
      <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.data.map((deal) => (
          <Stack component="li" key={deal.id} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
            <Link component={RouterLink} to={`/deals/${deal.id}?tab=activities`} sx={{ fontWeight: 600, overflowWrap: 'anywhere', alignSelf: 'flex-start' }}>
              {deal.title}
            </Link>
            <Typography variant="body2" color="textSecondary">
              {[deal.customerName, deal.stageName, money(deal.value, deal.currency), ownerId ? null : deal.ownerName].filter(Boolean).join(' · ')}
            </Typography>
          </Stack>
        ))}
      </Stack>
    </section>
  );
}
