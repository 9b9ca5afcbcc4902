import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, Link, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { Others } from '../live/Others';
import { useText } from '../texts';
import { useTitle } from '../title';

export interface Crumb {
  label: string;
  to: string;
}

interface Props {
  title: string;
  /** Beside the title: a status chip. */
  mark?: ReactNode;
  /** Below the title. */
  hint?: ReactNode;
  crumbs?: Crumb[];
  actions?: ReactNode;
  children: ReactNode;
}

/** The one page frame: where you are, title, actions, content. Sets the title of the tab. */
export function Page({ title, mark, hint, crumbs = [], actions, children }: Props) {
  useTitle(title);
  return (
    <Stack spacing={2}>
      <Stack spacing={0.5}>
        {crumbs.length > 0 && <Crumbs crumbs={crumbs} title={title} />}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, minHeight: 38 }}>
          <Typography variant="h1" sx={{ minWidth: 0 }}>
            {title}
          </Typography>
          {mark}
          <Others />
          {actions && (
            <Stack direction="row" useFlexGap spacing={{ xs: 0.75, sm: 1 }} sx={{ flexWrap: 'wrap', ml: { sm: 'auto' } }} className="no-print">
              {actions}
            </Stack>
          )}
        </Box>
        {hint && (
          <Typography color="textSecondary" component="div">
            {hint}
          </Typography>
        )}
      </Stack>
      {children}
    </Stack>
  );
}

function Crumbs({ crumbs, title }: { crumbs: Crumb[]; title: string }) {
  const t = useText();
  return (
    <Box role="navigation" aria-label={t('record.breadcrumbs')} className="no-print">
      <Box
        component="ol"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          listStyle: 'none',
          p: 0,
          m: 0,
          gap: 0.25,
          fontSize: '0.8125rem',
          color: 'text.secondary',
        }}
      >
        {crumbs.map((crumb) => (
          <Box component="li" key={crumb.to} sx={{ display: 'flex', alignItems: 'center' }}>
            <Link component={RouterLink} to={crumb.to} color="inherit">
              {crumb.label}
            </Link>
            <ChevronRight aria-hidden sx={{ fontSize: 16 }} />
          </Box>
        ))}
        <Box component="li" aria-current="page" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', maxWidth: 320 }}>
          {title}
        </Box>
      </Box>
    </Box>
  );
}
