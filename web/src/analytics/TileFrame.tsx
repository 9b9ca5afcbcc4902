import { Box, Paper, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';

interface Props {
  title: ReactNode;
  /** What a click anywhere on the tile opens. */
  to?: string;
  /** How the link is called for those who listen. */
  opens?: string;
  /** Buttons beside the title. */
  tools?: ReactNode;
  children: ReactNode;
  large?: boolean;
  /** Shown behind what may be dragged: nothing in it is for clicking. */
  still?: boolean;
}

/** The paper of a tile, its name and what belongs to it. */
export function TileFrame({ title, to, opens, tools, children, large, still }: Props) {
  const id = useId();
  return (
    <Paper
      component="article"
      variant="outlined"
      aria-labelledby={id}
      sx={{
        position: 'relative',
        // on a wall a number is as large as its tile lets it be
        containerType: 'inline-size',
        display: 'flex',
        flexDirection: 'column',
        gap: 0.5,
        p: large ? 2.5 : 1.75,
        height: 1,
        minWidth: 0,
        breakInside: 'avoid',
        ...(to && !still && { '&:hover': { borderColor: 'primary.main' } }),
        ...(still && { pointerEvents: 'none' }),
      }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, alignItems: 'flex-start' }}>
        <Typography
          id={id}
          component="h2"
          color="textSecondary"
          sx={{ fontSize: large ? '1.15rem' : '0.8125rem', fontWeight: 560, minWidth: 0, hyphens: 'auto' }}
        >
          {to && !still ? (
            <Box
              component={Link}
              to={to}
              aria-label={opens}
              // the whole tile is the target, as people expect of a number
              sx={{ color: 'inherit', textDecoration: 'none', '&::after': { content: '""', position: 'absolute', inset: 0, borderRadius: 1 } }}
            >
              {title}
            </Box>
          ) : (
            title
          )}
        </Typography>
        {tools && !still && <Box sx={{ display: 'flex', flex: 'none', gap: 0.5 }}>{tools}</Box>}
      </Box>
      {children}
    </Paper>
  );
}

/** The rest of a tile, as high as the tile lets it be; charts fill it. */
export function TileRoom({ children, least = 150 }: { children: ReactNode; least?: number }) {
  return (
    <Box sx={{ position: 'relative', flex: '1 1 0', minHeight: least, zIndex: 1, pointerEvents: 'none', '& *': { pointerEvents: 'auto' } }}>
      <Box sx={{ position: 'absolute', inset: 0, overflow: 'auto' }}>{children}</Box>
    </Box>
  );
}
