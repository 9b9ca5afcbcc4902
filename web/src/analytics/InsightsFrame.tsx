import { Box, Link } from '@mui/material';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { Page } from '../core/record';
import { useCan } from '../core/session';
import { useText, type TextKey } from '../core/texts';

const PLACES: { to: string; label: TextKey; can?: string }[] = [
  { to: '/insights', label: 'insights.places.profiles' },
  { to: '/insights/opportunities', label: 'insights.places.opportunities' },
  { to: '/insights/engagement', label: 'insights.places.engagement' },
  { to: '/insights/outreach', label: 'insights.places.outreach' },
  { to: '/insights/settings', label: 'insights.places.settings', can: 'settings:read' },
];

/** The pages of insights under one title, each with its own address. */
export function InsightsFrame({ hint, actions, children }: { hint?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const t = useText();
  const can = useCan();
  return (
    <Page title={t('insights.title')} hint={hint} actions={actions}>
      <Box component="nav" aria-label={t('insights.title')} className="no-print" sx={{ borderBottom: 1, borderColor: 'divider' }}>
        <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: { xs: 2, sm: 3 }, m: 0, p: 0, listStyle: 'none' }}>
          {PLACES.filter((one) => can(one.can)).map(({ to, label }) => (
            <li key={to}>
              <Link
                component={NavLink}
                to={to}
                end
                underline="none"
                color="textSecondary"
                sx={{
                  display: 'inline-flex',
                  alignItems: 'center',
                  minHeight: 44,
                  borderBottom: 2,
                  borderColor: 'transparent',
                  fontWeight: 520,
                  '&:hover': { color: 'text.primary' },
                  '&[aria-current=page]': { color: 'text.primary', borderColor: 'primary.main' },
                }}
              >
                {t(label)}
              </Link>
            </li>
          ))}
        </Box>
      </Box>
      {children}
    </Page>
  );
}
