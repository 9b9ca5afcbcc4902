import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { Status } from '../table/status';
import { useText } from '../texts';

export interface ChainLink {
  /** Kind: "Order". */
  kind: string;
  /** Number or name; a step that does not exist yet has none and is left out. */
  title: string | null | undefined;
  to?: string;
  status?: string;
  /** Module whose own word for the status comes before the common one. */
  texts?: string;
  current?: boolean;
}

/** Deal → quote → order → production → delivery → invoice → payment: what belongs together, each with its state. */
export function Chain({ links }: { links: ChainLink[] }) {
  const t = useText();
  return (
    <Box
      component="ol"
      aria-label={t('record.chain')}
      sx={{
        display: 'flex',
        // on a phone in one line that is pushed aside, with the present step in sight
        flexWrap: { sm: 'wrap' },
        overflowX: { xs: 'auto', sm: 'visible' },
        gap: 1,
        listStyle: 'none',
        p: 0,
        m: 0,
      }}
    >
      {links.map((link, at) => (
        <Box
          component="li"
          key={`${link.kind}${link.title}`}
          aria-current={link.current ? 'step' : undefined}
          ref={(step: HTMLElement | null) =>
            void (link.current && step?.parentElement?.scrollTo({ left: step.offsetLeft - step.parentElement.offsetLeft - 24 }))
          }
          sx={{ display: 'flex', flex: 'none', alignItems: 'center', gap: 1 }}
        >
          {at > 0 && (
            <Box component="span" aria-hidden sx={{ color: 'text.secondary' }}>
              →
            </Box>
          )}
          <Box
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              px: 1.25,
              py: 0.5,
              border: 1,
              borderRadius: 1,
              borderColor: link.current ? 'primary.main' : 'divider',
              bgcolor: 'background.paper',
            }}
          >
            <Typography component="span" variant="caption" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
              {link.kind}
            </Typography>
            {link.to && !link.current ? (
              <Link
                component={RouterLink}
                to={link.to}
                sx={{ fontWeight: 560, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis', maxWidth: 240 }}
              >
                {link.title}
              </Link>
            ) : (
              <Box component="span" sx={{ fontWeight: 560, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis', maxWidth: 240 }}>
                {link.title}
              </Box>
            )}
            {link.status && <Status of={link.status} texts={link.texts} />}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
