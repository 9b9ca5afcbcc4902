import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Revenue, Span } from '../api';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import { pageOf } from './useSummary';

/** This month against the same days of the last one; each amount opens its invoices. */
export function RevenueFigures({ revenue }: { revenue: Revenue }) {
  const t = useText();
  const { thisMonth, sameDays, lastMonth, otherCurrencies } = revenue;
  return (
    <Box component="section" aria-labelledby="revenue">
      <Typography id="revenue" component="h2" variant="h2">
        {t('analytics.revenue.title')}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {t('analytics.revenue.net')} {otherCurrencies.length > 0 && t('analytics.revenue.others', { currencies: otherCurrencies.join(', ') })}
      </Typography>
      <Box component="dl" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 5, rowGap: 1.5 }}>
        <Figure label={t('analytics.revenue.thisMonth')} span={thisMonth} currency={revenue.currency} large />
        <Figure label={t('analytics.revenue.sameDays')} span={sameDays} currency={revenue.currency} />
        <Figure label={t('analytics.revenue.lastMonth')} span={lastMonth} currency={revenue.currency} />
      </Box>
      <Comparison now={Number(thisMonth.amount)} before={Number(sameDays.amount)} />
    </Box>
  );
}

function Figure({ label, span, currency, large }: { label: string; span: Span; currency: string; large?: boolean }) {
  const { money } = useFormat();
  return (
    <Box>
      <Typography component="dt" variant="caption" color="textSecondary">
        {label}
      </Typography>
      <Box component="dd" sx={{ m: 0 }}>
        <Link
          component={RouterLink}
          to={pageOf(span.list)}
          sx={{ color: 'text.primary', fontWeight: 650, fontSize: large ? '1.6rem' : '1.15rem', lineHeight: 1.4, fontVariantNumeric: 'tabular-nums' }}
        >
          {money(span.amount, currency)}
        </Link>
      </Box>
    </Box>
  );
}

/** In words and per cent; nothing where there is nothing to compare with. */
function Comparison({ now, before }: { now: number; before: number }) {
  const t = useText();
  const { percent } = useFormat();
  if (before <= 0) return null;
  const change = Math.round(((now - before) / before) * 100);
  const key = change > 0 ? 'more' : change < 0 ? 'less' : 'same';
  return <Typography sx={{ mt: 1 }}>{t(`analytics.revenue.${key}`, { percent: percent(Math.abs(change)) })}</Typography>;
}
