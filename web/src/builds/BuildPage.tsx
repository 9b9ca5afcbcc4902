import { Box, Link } from '@mui/material';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { api, useMany, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { RecordPage, useRemove, type Action } from '../core/record';
import { useCan } from '../core/session';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { Bom } from './Bom';
import type { Build, BuildCost, CanBuild, Revision } from './builds';
import { Compare } from './Compare';
import { Cost } from './Cost';
import { OptionList } from './OptionList';
import { productionTable } from './production';
import { Revisions } from './Revisions';
import { UsedIn } from './UsedIn';

export function BuildPage() {
  const t = useText();
  const can = useCan();
  const format = useFormat();
  const { id } = useParams();
  const path = `/builds/${id}`;
  const actions = useBuildActions(path);
  const { data: cost } = useOne<BuildCost>(`${path}/cost`);
  return (
    <RecordPage<Build>
      path={path}
      texts="builds"
      canWrite="builds:write"
      crumbs={[{ label: t('builds.title'), to: '/builds' }]}
      title={({ buildName }) => buildName}
      hint={({ modelNumber, partId }) => (
        <>
          {modelNumber} ·{' '}
          <Link component={RouterLink} underline="always" to={`/parts/${partId}`}>
            {t('builds.makes')}
          </Link>
        </>
      )}
      actions={actions}
      facts={(build) => [
        { label: t('builds.fields.basePrice'), value: format.money(build.basePrice) },
        { label: t('builds.total'), value: format.money(cost?.total, cost?.currency) },
        { label: t('builds.margin'), value: cost ? `${format.money(cost.margin, cost.currency)} · ${format.percent(cost.marginPercent)}` : '–' },
        { label: t('builds.canBuild'), value: <Buildable path={path} /> },
      ]}
      tabs={[
        { key: 'bom', label: t('builds.tabs.bom'), content: (build) => <Bom build={build} /> },
        { key: 'cost', label: t('builds.tabs.cost'), content: () => <Cost cost={cost} /> },
        { key: 'options', label: t('builds.tabs.options'), content: (build) => <OptionList build={build} /> },
        { key: 'revisions', label: t('builds.tabs.revisions'), content: (build) => <Revisions build={build} /> },
        { key: 'compare', label: t('builds.tabs.compare'), content: (build) => <Compare build={build} /> },
        ...(can('production-orders:read')
          ? [
              {
                key: 'production',
                label: t('builds.tabs.production'),
                content: (build: Build) => (
                  <DataTable
                    of={{
                      ...productionTable,
                      create: { label: 'builds.production.create', to: `/production/new?buildId=${build.id}`, can: 'production-orders:write' },
                    }}
                    fixed={{ buildId: build.id }}
                    local
                  />
                ),
              },
            ]
          : []),
        { key: 'used', label: t('builds.tabs.usedIn'), content: (build) => <UsedIn partId={build.partId} /> },
      ]}
    />
  );
}

/** How many machines the stock is enough for, and what one more lacks. */
function Buildable({ path }: { path: string }) {
  const t = useText();
  const { data } = useOne<CanBuild>(`${path}/can-build`);
  if (!data) return '–';
  const names = data.missing
    .slice(0, 3)
    .map(({ name }) => name)
    .join(', ');
  const more = data.missing.length > 3 ? ` ${t('builds.more', { count: data.missing.length - 3 })}` : '';
  return (
    <>
      {data.canBuild === null ? t('builds.unlimited') : t('builds.canBuildCount', { count: data.canBuild })}
      {names && <Box sx={{ fontWeight: 400, fontSize: '0.75rem', color: 'text.secondary' }}>{t('builds.oneMore', { parts: names + more })}</Box>}
    </>
  );
}

function useBuildActions(path: string): (build: Build) => Action[] {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  const { data: revisions } = useMany<Revision>(`${path}/revisions`, { perPage: 5 });
  const draft = revisions?.data.find(({ status }) => status === 'draft');
  return (build) => {
    const release: Action = {
      key: 'release',
      label: t('builds.revisions.release'),
      can: 'builds:release',
      confirm: t('builds.revisions.releaseText', { number: draft?.number }),
      done: t('builds.revisions.released', { number: draft?.number }),
      run: () => api.post(`${path}/revisions/${draft!.id}/release`),
    };
    return [
      ...(build.status === 'active'
        ? [{ key: 'produce', label: t('builds.production.create'), can: 'production-orders:write', run: () => go(`/production/new?buildId=${build.id}`) }]
        : []),
      { key: 'parts', label: t('builds.bom.edit'), can: 'builds:write', run: () => go(`${path}/parts`) },
      { key: 'edit', label: t('core.actions.edit'), can: 'builds:write', run: () => go(`${path}/edit`) },
      ...(draft ? [{ ...release, rare: true }] : []),
      { key: 'import', label: t('builds.bom.import'), can: 'builds:write', rare: true, run: () => go(`${path}/import`) },
      remove(build, { path, title: build.buildName, to: '/builds', can: 'builds:delete' }),
    ];
  };
}
