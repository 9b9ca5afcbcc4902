import { Alert, FormControlLabel, Stack, Switch, Typography } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useOne } from '../core/api';
import { useFormat } from '../core/format';
import { ImportWizard } from '../core/import';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import type { Build } from './builds';

/** `/builds/:id/import`: the list of a CAD program becomes the draft of this model. */
export function BomImport() {
  const t = useText();
  const { id } = useParams();
  const { number } = useFormat();
  const [createParts, setCreateParts] = useState(true);
  const { data: build } = useOne<Build>(`/builds/${id}`);
  if (!build) return null;
  const path = `/builds/${id}`;
  return (
    <Page
      title={t('builds.bom.importTitle', { name: build.buildName })}
      crumbs={[
        { label: t('builds.title'), to: '/builds' },
        { label: build.buildName, to: path },
      ]}
    >
      <Stack spacing={2}>
        <Alert severity="info" sx={{ maxWidth: 1080 }}>
          {t('builds.bom.replaceText')}
        </Alert>
        <div>
          <FormControlLabel control={<Switch checked={createParts} onChange={(_, on) => setCreateParts(on)} />} label={t('builds.bom.createParts')} />
          <Typography variant="body2" color="textSecondary">
            {t('builds.bom.createPartsHint')}
          </Typography>
        </div>
        <ImportWizard
          path={`${path}/parts/import`}
          kind="bom"
          told={({ created, matched, updated, skipped }) =>
            t('builds.bom.imported', { lines: number(created + matched + updated), created: number(created), skipped: number(skipped) })
          }
          texts="builds"
          resource="parts"
          to={path}
          options={{ createParts }}
          fields={[{ field: 'name', required: true }, { field: 'quantity', required: true }, { field: 'author' }, { field: 'sku' }, { field: 'notes' }]}
        />
      </Stack>
    </Page>
  );
}
