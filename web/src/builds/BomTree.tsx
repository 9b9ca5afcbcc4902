import Down from '@mui/icons-material/KeyboardArrowDown';
import Right from '@mui/icons-material/KeyboardArrowRight';
import { Box, IconButton, Skeleton, TableCell, TableRow, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useAll, useMany } from '../core/api';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import type { BomLine, Build, BuildCost, CostLine, ExplodedPart } from './builds';
import { Grid } from './Grid';
import { PartName, useAmount } from './PartName';
import { Traffic } from './Traffic';

interface Shared {
  needs: ExplodedPart[];
  cost: BuildCost | undefined;
  search: string;
}
interface Props extends Shared {
  buildId: string;
  revisionId?: string;
  quantity: number;
}

const found = (line: { name: string; sku: string }, search: string) => !search || `${line.name} ${line.sku}`.toLowerCase().includes(search);

/** The lines of a model; a part that is made by us opens to its own. */
export function BomTree({ buildId, revisionId, needs, cost, search }: Props) {
  const t = useText();
  const index = useMemo(
    () => ({
      needs: new Map(needs.map((need) => [need.partId, need])),
      costs: new Map((cost?.lines ?? []).map((line) => [line.partId, line])),
      currency: cost?.currency,
      search,
    }),
    [needs, cost, search],
  );
  return (
    <Grid
      label={t('builds.tabs.bom')}
      head={[
        t('builds.fields.name'),
        { right: t('builds.fields.quantity') },
        t('builds.fields.available'),
        { right: t('builds.fields.unitCost') },
        t('builds.fields.source'),
      ]}
    >
      <Branch buildId={buildId} revisionId={revisionId} depth={0} index={index} />
    </Grid>
  );
}

interface Index {
  needs: Map<string, ExplodedPart>;
  costs: Map<string, CostLine>;
  currency: string | undefined;
  search: string;
}

function Branch({ buildId, revisionId, depth, index }: { buildId: string; revisionId?: string; depth: number; index: Index }) {
  const t = useText();
  const { data } = useAll<BomLine>(`/builds/${buildId}/parts`, { revisionId });
  if (!data)
    return (
      <TableRow>
        <TableCell colSpan={5}>
          <Skeleton />
        </TableCell>
      </TableRow>
    );
  const lines = depth ? data.data : data.data.filter((line) => found(line, index.search));
  if (!lines.length)
    return (
      <TableRow>
        <TableCell colSpan={5}>
          <Typography color="textSecondary">{t('builds.bom.none')}</Typography>
        </TableCell>
      </TableRow>
    );
  return lines.map((line) => <Line key={line.id} line={line} depth={depth} index={index} />);
}

function Line({ line, depth, index }: { line: BomLine; depth: number; index: Index }) {
  const t = useText();
  const amount = useAmount();
  const { price, percent } = useFormat();
  const [open, setOpen] = useState(false);
  const cost = index.costs.get(line.partId);
  const made = cost?.source === 'made';
  return (
    <>
      <TableRow>
        <TableCell sx={{ minWidth: 240 }}>
          <Box sx={{ display: 'flex', alignItems: 'flex-start', pl: depth * 2.5 }}>
            <Box sx={{ width: 30, flex: 'none' }}>
              {made && (
                <IconButton
                  size="small"
                  aria-expanded={open}
                  aria-label={t(open ? 'builds.bom.collapse' : 'builds.bom.expand', { name: line.name })}
                  onClick={() => setOpen(!open)}
                  sx={{ minWidth: '0 !important', p: 0.25 }}
                >
                  {open ? <Down fontSize="small" /> : <Right fontSize="small" />}
                </IconButton>
              )}
            </Box>
            <PartName {...line} more={[line.notes, line.author && t('builds.by', { author: line.author })]} />
          </Box>
        </TableCell>
        <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
          {amount(line.quantityRequired, line.unit)}
          {line.scrapPercent > 0 && (
            <Typography variant="caption" color="textSecondary" component="div">
              +{percent(line.scrapPercent)} {t('builds.fields.scrapPercent')}
            </Typography>
          )}
        </TableCell>
        <TableCell sx={{ minWidth: 170 }}>
          <Traffic need={index.needs.get(line.partId)} />
        </TableCell>
        <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
          {cost && cost.source !== 'none' ? price(cost.unitCost, index.currency) : '–'}
        </TableCell>
        <TableCell sx={{ whiteSpace: 'nowrap' }}>{cost ? t(`builds.source.${cost.source}`) : '–'}</TableCell>
      </TableRow>
      {open && made && <Below partId={line.partId} depth={depth + 1} index={index} />}
    </>
  );
}

/** The lines of the model that makes this part. */
function Below({ partId, depth, index }: { partId: string; depth: number; index: Index }) {
  const { data } = useMany<Build>('/builds', { partId, perPage: 1 });
  if (!data)
    return (
      <TableRow>
        <TableCell colSpan={5}>
          <Skeleton />
        </TableCell>
      </TableRow>
    );
  return data.data[0] ? <Branch buildId={data.data[0].id} depth={depth} index={index} /> : null;
}
