import { Button, Stack, Typography } from '@mui/material';
import { api, queries, useMany, type Rec } from '../core/api';
import { useConfirm } from '../core/confirm';
import { useFormat } from '../core/format';
import { ImportWizard } from '../core/import';
import { complain, notify } from '../core/notify';
import { Page } from '../core/record';
import { useCan } from '../core/session';
import { PlainTable, Status } from '../core/table';
import { useText } from '../core/texts';

interface Batch extends Rec {
  fileName: string;
  status: string;
  created: number;
  updated: number;
  skipped: number;
}

export function PartsImportPage() {
  const t = useText();
  return (
    <Page title={t('parts.import')} crumbs={[{ label: t('parts.title'), to: '/parts' }]}>
      <ImportWizard
        path="/parts/import"
        kind="parts"
        custom="parts"
        texts="parts"
        resource="parts"
        to="/parts"
        fields={[
          { field: 'name', required: true },
          { field: 'sku' },
          { field: 'description' },
          { field: 'category' },
          { field: 'unit' },
          { field: 'kind' },
          { field: 'unitPrice' },
          { field: 'minimumStock' },
          { field: 'barcode' },
          { field: 'manufacturer' },
          { field: 'manufacturerPartNumber' },
          { field: 'openingStock' },
          { field: 'location' },
          { field: 'unitCost' },
          { field: 'supplier' },
          { field: 'supplierSku' },
          { field: 'supplierPrice' },
          { field: 'leadTimeDays' },
          { field: 'minimumOrder' },
          { field: 'packSize' },
        ]}
      />
      <Recent />
    </Page>
  );
}

/** What was imported lately, each to be taken back as a whole. */
function Recent() {
  const t = useText();
  const can = useCan();
  const confirm = useConfirm();
  const { time, number } = useFormat();
  const { data } = useMany<Batch>(can('imports:read') ? '/import-batches' : null, { kind: 'parts', perPage: 10 });
  if (!data) return null;
  const undo = async (batch: Batch) => {
    if (
      !(await confirm({
        title: t('parts.imports.undo'),
        text: t('parts.imports.undoText', { file: batch.fileName }),
        action: t('parts.imports.undo'),
        danger: true,
      }))
    )
      return;
    await api.post(`/import-batches/${batch.id}/undo`).then(() => notify(t('parts.imports.undone')), complain);
    await queries.invalidateQueries();
  };
  return (
    <Stack spacing={1} sx={{ maxWidth: 1080, pt: 2 }}>
      <Typography component="h2" variant="h2">
        {t('parts.imports.recent')}
      </Typography>
      <PlainTable
        label={t('parts.imports.recent')}
        rows={data.data}
        keyOf={({ id }) => id}
        empty={t('parts.imports.none')}
        columns={[
          { label: t('parts.imports.file'), bare: true, cell: ({ fileName }) => fileName },
          { label: t('parts.imports.when'), cell: ({ createdAt }) => time(createdAt) },
          {
            label: t('parts.imports.what'),
            cell: ({ created, updated, skipped }) =>
              t('parts.imports.summary', { created: number(created), updated: number(updated), skipped: number(skipped) }),
          },
          { label: 'Status', cell: ({ status }) => <Status of={status} /> },
          {
            label: t('parts.imports.undo'),
            hidden: true,
            bare: true,
            right: true,
            cell: (batch) =>
              batch.status === 'done' &&
              can('imports:undo') && (
                <Button size="small" color="error" onClick={() => void undo(batch)}>
                  {t('parts.imports.undo')}
                </Button>
              ),
          },
        ]}
      />
    </Stack>
  );
}
