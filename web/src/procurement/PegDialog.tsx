import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useFormat } from '../core/format';
import { recordLink } from '../core/frame/registry';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import type { Cover, Peg, Requirement } from './planning';

const RESOURCES = { order: 'orders', production_order: 'production-orders', print_job: 'print-jobs', purchase_order: 'purchase-orders' } as const;

/** A document by its number, as a link where its page exists. */
function Numbered({ type, id, number, word }: { type: string; id: string | null; number: string | null; word: string }) {
  const link = type in RESOURCES && id ? recordLink(RESOURCES[type as keyof typeof RESOURCES]) : undefined;
  return (
    <>
      {word}{' '}
      {link && number ? (
        <Link component={RouterLink} to={link.to({ id: id!, version: 0 })}>
          {number}
        </Link>
      ) : (
        number
      )}
    </>
  );
}

/** Which orders need a part, how much and when, and what covers each of them. */
export function PegDialog({ line, onClose }: { line: Requirement; onClose: () => void }) {
  const t = useText();
  const { date, measure } = useFormat();
  const covers = (peg: Peg) =>
    peg.coveredBy.length ? (
      <Stack component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {peg.coveredBy.map((cover, at) => (
          <li key={at}>
            <Covered cover={cover} unit={line.unit} />
          </li>
        ))}
      </Stack>
    ) : (
      t('procurement.planning.peg.open')
    );
  return (
    <Dialog open onClose={onClose} maxWidth="md" aria-labelledby="peg-title">
      <DialogTitle id="peg-title" component="h2" variant="h2">
        {t('procurement.planning.peg.title')}: {line.name}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Typography>{line.reason}</Typography>
          <PlainTable
            label={t('procurement.planning.peg.title')}
            rows={line.pegging.map((peg, at) => ({ ...peg, at }))}
            keyOf={({ at }) => String(at)}
            columns={[
              {
                label: t('procurement.planning.peg.cause'),
                bare: true,
                cell: (peg) => (
                  <Numbered
                    type={peg.type}
                    id={peg.id}
                    number={peg.type === 'minimum_stock' ? null : peg.number}
                    word={t(`procurement.planning.peg.${peg.type}`)}
                  />
                ),
              },
              { label: t('procurement.planning.peg.quantity'), right: true, cell: ({ quantity }) => measure(quantity, line.unit) },
              { label: t('procurement.planning.peg.when'), right: true, cell: ({ neededBy }) => date(neededBy) },
              { label: t('procurement.planning.peg.covered'), cell: covers },
            ]}
          />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('core.actions.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Covered({ cover, unit }: { cover: Cover; unit: string }) {
  const t = useText();
  const { date, measure } = useFormat();
  return (
    <>
      {measure(cover.quantity, unit)}: <Numbered type={cover.type} id={cover.id} number={cover.number} word={t(`procurement.planning.peg.${cover.type}`)} />
      {cover.type !== 'stock' && cover.date && ` (${date(cover.date)})`}
    </>
  );
}
