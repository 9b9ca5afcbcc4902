import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { EngagementOverview } from '../api';
import { useFormat } from '../core/format';
import { Hidden } from '../core/Hidden';
import { useMe } from '../core/session';
import { Status } from '../core/table';
import { useText } from '../core/texts';
import { clockOf } from '../core/time/zone';
import { NumberLink } from './NumberLink';

const DAY_MS = 86_400_000;

/** The numbers of the house; each opens its rows. */
export function Figures({ of }: { of: EngagementOverview }) {
  const t = useText();
  const { percent } = useFormat();
  const zone = useMe().organization.timeZone ?? 'UTC';
  const month = `${clockOf(new Date().toISOString(), zone).slice(0, 7)}-01`;
  // to the minute, as it is counted
  const outreach = `/insights/outreach?from=${new Date(Date.now() - 90 * DAY_MS).toISOString()}`;
  const { attempts, successes, wonBack, wonBackRate } = of.outreach;
  const tiles = [
    { label: t('insights.engagement.total'), value: of.totalCustomers, to: '/insights' },
    { label: t('insights.engagement.fresh'), value: of.newCustomersThisMonth, to: `/customers?createdFrom=${month}` },
    { label: t('insights.engagement.returning'), value: of.returningCustomers, to: `/customers?lastVisitFrom=${month}&visitsMin=2` },
    { label: t('insights.engagement.attempts'), value: attempts, to: outreach },
    { label: t('insights.engagement.reached'), value: successes, to: `${outreach}&outcome=success` },
    { label: t('insights.engagement.wonBack'), value: wonBack, to: `${outreach}&wonBack=true` },
    {
      label: t('insights.engagement.closeness'),
      value: of.avgEngagementScore,
      to: '/insights?sort=-engagement_score',
      hint: t('insights.engagement.closenessText'),
    },
  ];
  return (
    <section aria-label={t('insights.engagement.figures')}>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' } }}>
        {tiles.map((tile) => (
          <NumberLink key={tile.label} {...tile} />
        ))}
      </Box>
      <Typography sx={{ mt: 1 }} color="textSecondary">
        {wonBackRate !== null && `${t('insights.engagement.wonBackRate', { rate: percent(wonBackRate) })} `}
        {t('insights.engagement.closenessText')}
      </Typography>
    </section>
  );
}

export interface Share {
  label: string;
  count: number;
  to: string;
  status?: string;
}

/** How many of all; each number opens its rows. */
export function Shares({ label, of, total }: { label: string; of: Share[]; total: number }) {
  const t = useText();
  const { number, percent } = useFormat();
  return (
    <Box component="ul" aria-label={label} sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {of.map((one) => (
        <Box
          component="li"
          key={one.label}
          sx={{
            display: 'flex',
            justifyContent: 'space-between',
            alignItems: 'center',
            gap: 2,
            minHeight: 40,
            borderBottom: 1,
            borderColor: 'divider',
            '&:last-of-type': { borderBottom: 0 },
          }}
        >
          {one.status ? <Status of={one.status} texts="insights" /> : <span>{one.label}</span>}
          <Link component={RouterLink} to={one.to} sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
            <Hidden>{one.label}: </Hidden>
            {t('insights.engagement.share', { count: number(one.count), percent: percent(total ? Math.round((one.count / total) * 100) : null) })}
          </Link>
        </Box>
      ))}
    </Box>
  );
}
