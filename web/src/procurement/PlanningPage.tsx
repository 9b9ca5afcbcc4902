import { Box, Tab, Tabs } from '@mui/material';
import { useSearchParams } from 'react-router';
import { Page, Views } from '../core/record';
import { useText } from '../core/texts';
import { Promises } from './Promises';
import { Requirements } from './Requirements';
import { WhatIf } from './WhatIf';

const ONLY = ['short', 'covered', 'all'] as const;
type Only = (typeof ONLY)[number];
const TABS = ['requirements', 'promises', 'what-if'] as const;

/** What is missing, when the orders can be ready, and what if: each at its own address. */
export function PlanningPage() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const tab = TABS.find((one) => one === params.get('tab')) ?? 'requirements';
  const only = ONLY.find((one) => one === params.get('only')) ?? 'short';
  const show = (next: Only) => setParams(next === 'short' ? {} : { only: next });
  return (
    <Page title={t('procurement.planning.title')} hint={t('procurement.planning.hint')}>
      <Tabs
        value={tab}
        onChange={(_, next: string) => setParams(next === 'requirements' ? {} : { tab: next })}
        aria-label={t('procurement.planning.title')}
        variant="scrollable"
        scrollButtons="auto"
        sx={{ borderBottom: 1, borderColor: 'divider' }}
      >
        <Tab value="requirements" id="tab-requirements" label={t('procurement.planning.needs')} />
        <Tab value="promises" id="tab-promises" label={t('procurement.planning.promises.title')} />
        <Tab value="what-if" id="tab-what-if" label={t('procurement.planning.whatIf.title')} />
      </Tabs>
      <Box role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'requirements' && (
          <>
            <Box sx={{ mb: 2 }}>
              <Views
                label={t('table.filter')}
                value={only}
                of={ONLY.map((value) => ({ value, label: t(`procurement.planning.only.${value}`) }))}
                onChange={show}
              />
            </Box>
            <Requirements key={only} shortage={only === 'all' ? undefined : only === 'short'} />
          </>
        )}
        {tab === 'promises' && <Promises />}
        {tab === 'what-if' && <WhatIf />}
      </Box>
    </Page>
  );
}
