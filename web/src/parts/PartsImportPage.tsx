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
        custom="parts"
        texts="parts"
        resource="parts"
        to="/parts"
        fields={[
          { field: 'name', required: true, known: ['File Name (no extension)', 'Bezeichnung', 'Part', 'Part name', 'Teil'] },
          { field: 'sku', known: ['Part number', 'Artikelnummer', 'Teilenummer', 'Art.-Nr.'] },
          { field: 'description', known: ['Beschreibung'] },
          { field: 'category', known: ['Kategorie'] },
          { field: 'unit', known: ['Einheit'] },
          { field: 'kind', known: ['Art'] },
          { field: 'unitPrice', known: ['Preis', 'Price', 'Verkaufspreis'] },
          { field: 'minimumStock', known: ['Mindestbestand', 'Minimum'] },
          { field: 'barcode', known: ['EAN', 'GTIN', 'Strichcode'] },
          { field: 'manufacturer', known: ['Hersteller'] },
          { field: 'manufacturerPartNumber', known: ['MPN', 'Herstellernummer'] },
          { field: 'openingStock', known: ['Opening stock', 'Anfangsbestand'] },
          { field: 'location', known: ['Location', 'Lagerort', 'Lagerplatz'] },
          { field: 'unitCost', known: ['Unit cost', 'Einstandspreis', 'EK'] },
          { field: 'supplier', known: ['Supplier', 'Vendor', 'Lieferant'] },
          { field: 'supplierSku', known: ['Supplier SKU', 'Supplier part number', 'Lieferantennummer', 'Lieferanten-Artikelnummer', 'Bestellnummer'] },
          { field: 'supplierPrice', known: ['Supplier price', 'Purchase price', 'Einkaufspreis', 'EK-Preis'] },
          { field: 'leadTimeDays', known: ['Lead time', 'Lead time (days)', 'Lieferzeit', 'Lieferzeit (Tage)'] },
          { field: 'minimumOrder', known: ['Minimum order', 'MOQ', 'Mindestbestellmenge'] },
          { field: 'packSize', known: ['Pack size', 'Verpackungseinheit', 'VPE'] },
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
