import { Box, Button, InputAdornment, Skeleton, Stack, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import Search from '@mui/icons-material/Search';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useAll, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { NumberInput } from '../core/form';
import { useDebounced } from '../core/hooks';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { BomTree } from './BomTree';
import type { Build, BuildCost, ExplodedPart } from './builds';
import { Levels } from './Levels';

/** The list of parts: as a tree with traffic lights, or all levels together for so many machines. */
export function Bom({ build }: { build: Build }) {
  const t = useText();
  const can = useCan();
  const [params] = useSearchParams();
  const revisionId = params.get('revisionId') ?? undefined;
  const [view, setView] = useState<'tree' | 'all'>('tree');
  const [typed, setTyped] = useState<number | string | null>(1);
  const [find, setFind] = useState('');
  const quantity = useDebounced(Number(typed) > 0 ? Number(typed) : 1, 300);
  const exploded = useAll<ExplodedPart>(`/builds/${build.id}/explosion`, { quantity, revisionId });
  const { data: cost } = useOne<BuildCost>(can('costs:read') ? `/builds/${build.id}/cost` : null, { revisionId });
  if (exploded.isError) return <Failed error={exploded.error} retry={() => void exploded.refetch()} />;
  if (!exploded.data) return <Skeleton variant="rounded" height={320} />;
  if (!exploded.data.data.length) return <Nothing build={build} />;
  const shared = { quantity, search: find.trim().toLowerCase(), needs: exploded.data.data, cost };
  return (
    <Stack spacing={1.5}>
      <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <TextField
          value={find}
          onChange={(event) => setFind(event.target.value)}
          sx={{ width: { xs: 1, sm: 240 } }}
          slotProps={{
            htmlInput: { 'aria-label': t('builds.bom.search') },
            input: {
              placeholder: t('builds.bom.search'),
              startAdornment: (
                <InputAdornment position="start">
                  <Search fontSize="small" />
                </InputAdornment>
              ),
            },
          }}
        />
        <Box sx={{ width: 120 }}>
          <NumberInput label={t('builds.bom.quantity')} as="number" value={typed} onChange={setTyped} />
        </Box>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view}
          onChange={(_, next: 'tree' | 'all' | null) => next && setView(next)}
          aria-label={t('builds.tabs.bom')}
        >
          <ToggleButton value="tree">{t('builds.bom.tree')}</ToggleButton>
          <ToggleButton value="all">{t('builds.bom.all')}</ToggleButton>
        </ToggleButtonGroup>
        <Box sx={{ flex: 1 }} />
        {can('builds:write') && (
          <Button color="inherit" component={Link} to={`/builds/${build.id}/import`}>
            {t('builds.bom.import')}
          </Button>
        )}
      </Box>
      {view === 'tree' ? <BomTree buildId={build.id} revisionId={revisionId} {...shared} /> : <Levels {...shared} />}
    </Stack>
  );
}

function Nothing({ build }: { build: Build }) {
  const t = useText();
  const can = useCan();
  return (
    <Stack
      spacing={1.5}
      sx={{ alignItems: 'center', textAlign: 'center', py: 6, px: 2, border: 1, borderStyle: 'dashed', borderColor: 'divider', borderRadius: 1 }}
    >
      <Typography>{t('builds.bom.empty')}</Typography>
      {can('builds:write') && (
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', justifyContent: 'center' }}>
          <Button color="inherit" variant="outlined" component={Link} to={`/builds/${build.id}/import`}>
            {t('builds.bom.import')}
          </Button>
          <Button color="inherit" component={Link} to={`/builds/${build.id}/parts`}>
            {t('builds.bom.edit')}
          </Button>
        </Stack>
      )}
    </Stack>
  );
}
