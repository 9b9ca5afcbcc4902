import { Button, Paper, Typography } from '@mui/material';
import type { DashboardView } from '../api';
import { useText } from '../core/texts';
import { useCatalogue, useFigures } from './metrics';
import type { Period } from './period';
import { TileBody } from './TileBody';
import { TileGrid } from './TileGrid';

interface Props {
  board: Pick<DashboardView, 'tiles' | 'mayChange'>;
  period: Period;
  onArrange?: () => void;
  wall?: boolean;
}

/** The tiles of a dashboard with their numbers. */
export function BoardTiles({ board: { tiles, mayChange }, period, onArrange, wall }: Props) {
  const t = useText();
  const { byId } = useCatalogue();
  const shownOf = useFigures(tiles, period, byId);
  if (!tiles.length)
    return (
      <Paper variant="outlined" sx={{ p: 4, textAlign: 'center', display: 'grid', gap: 1.5, justifyItems: 'center' }}>
        <Typography component="h2" variant="h2">
          {t('boards.empty.title')}
        </Typography>
        <Typography color="textSecondary">{t('boards.empty.text')}</Typography>
        {mayChange && onArrange && (
          <Button variant="contained" onClick={onArrange}>
            {t('arrange.add')}
          </Button>
        )}
      </Paper>
    );
  return <TileGrid tiles={tiles} wall={wall} render={(tile) => <TileBody tile={tile} metrics={byId} shown={shownOf(tile)} period={period} large={wall} />} />;
}
