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
import { Cost, useMargin } from './Cost';
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
  const { data: cost } = useOne<BuildCost>(can('costs:read') ? `${path}/cost` : null);
  const actions = useBuildActions(path, cost?.lines.length === 0);
  const margin = useMargin();
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
        { label: t('builds.total'), value: <Total cost={cost} /> },
        { label: t('builds.margin'), value: margin(cost) },
        { label: t('builds.canBuild'), value: cost?.lines.length === 0 ? t('builds.noParts') : <Buildable path={path} /> },
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

/** What one machine costs, as far as it is known. */
function Total({ cost }: { cost: BuildCost | undefined }) {
  const t = useText();
  const { money } = useFormat();
  if (!cost || cost.lines.every(({ source }) => source === 'none')) return '–';
  return (
    <>
      {money(cost.total, cost.currency)}
      {cost.unknown.length > 0 && <Box sx={small}>{t('builds.withoutCost', { count: cost.unknown.length })}</Box>}
    </>
  );
}

const small = { fontWeight: 400, fontSize: '0.75rem', color: 'text.secondary' } as const;

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
      {names && <Box sx={small}>{t('builds.oneMore', { parts: names + more })}</Box>}
    </>
  );
}

/** Where there is nothing to build from yet, the list of parts comes first. */
function useBuildActions(path: string, empty: boolean): (build: Build) => Action[] {
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
    const list: Action = { key: 'import', label: t('builds.bom.import'), can: 'builds:write', run: () => go(`${path}/import`) };
    return [
      ...(empty ? [list] : []),
      ...(build.status === 'active' && !empty
        ? [{ key: 'produce', label: t('builds.production.create'), can: 'production-orders:write', run: () => go(`/production/new?buildId=${build.id}`) }]
        : []),
      { key: 'parts', label: t('builds.bom.edit'), can: 'builds:write', run: () => go(`${path}/parts`) },
      { key: 'edit', label: t('core.actions.edit'), can: 'builds:write', run: () => go(`${path}/edit`) },
      ...(draft ? [{ ...release, rare: true }] : []),
      ...(empty ? [] : [{ ...list, rare: true }]),
      remove(build, { path, title: build.buildName, to: '/builds', can: 'builds:delete' }),
    ];
  };
}
