import { Alert, Box, Button, Skeleton, Stack, Tab, Tabs } from '@mui/material';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { api, queries, useOne, type Rec } from '../api';
import { CustomFacts } from '../custom/CustomValue';
import type { CustomEntity, CustomValues } from '../custom/definitions';
import { Failed } from '../errors/Trouble';
import { later } from '../later';
import { complain } from '../notify';
import { Status } from '../table/status';
import { useText, type TextKey } from '../texts';
import { Actions, type Action } from './Actions';
import { Chain, type ChainLink } from './Chain';
import { Facts, type Fact } from './Facts';
import { Page, type Crumb } from './Page';

// tabs that one has to open first
const waiting = <Skeleton variant="rounded" height={160} />;
const Comments = later(async () => (await import('./Comments')).Comments, waiting);
const Files = later(async () => (await import('./Files')).Files, waiting);
const History = later(async () => (await import('./History')).History, waiting);

export interface RecordTab<R> {
  /** In the URL: `?tab=orders`. */
  key: string;
  label: string;
  content: (record: R) => ReactNode;
}

interface Props<R extends Rec> {
  /** `/parts/0192…`: read, and the base of history, files and moves. */
  path: string;
  texts: string;
  crumbs: Crumb[];
  title: (record: R) => string;
  hint?: (record: R) => ReactNode;
  facts?: (record: R) => Fact[];
  /** The status as people call it, where it is not `record.status`. */
  state?: (record: R) => string | undefined;
  /** What the head hangs on is still being read: a button that becomes another one under somebody's finger is worse than none. */
  waiting?: boolean;
  /** Linked documents, in the order of the chain. */
  chain?: (record: R) => ChainLink[];
  actions?: (record: R) => Action[];
  tabs: RecordTab<R>[];
  /** Records without files or history of their own. */
  files?: boolean;
  /** Left out: where there are files. */
  comments?: boolean;
  history?: boolean;
  /** Has the organization's own fields: shown below the key facts. */
  custom?: CustomEntity;
  /** Why what is deleted does not come back; left out, it may be restored. */
  gone?: (record: R) => string | undefined;
  /** Permission to attach files and restore. */
  canWrite?: string;
}

/** The one page of a record: head with its moves, key facts, chain, tabs in the URL, history, files. */
export function RecordPage<R extends Rec & { status?: string }>(props: Props<R>) {
  const { data: record, isError, error, refetch } = useOne<R>(props.path);
  if (isError && !record) return <Failed error={error} retry={() => void refetch()} />;
  if (!record || props.waiting)
    return (
      <Stack spacing={2}>
        <Skeleton width={260} height={44} />
        <Skeleton variant="rounded" height={84} />
        <Skeleton variant="rounded" height={320} />
      </Stack>
    );
  return <Loaded {...props} record={record} />;
}

function Loaded<R extends Rec & { status?: string }>({
  record,
  path,
  texts,
  crumbs,
  title,
  hint,
  facts,
  state = ({ status }) => status,
  chain,
  actions,
  canWrite,
  custom,
  gone,
  ...rest
}: Props<R> & { record: R }) {
  const linked = chain?.(record).filter((link) => link.title) ?? [];
  const known = facts?.(record) ?? [];
  const marked = state(record);
  return (
    <Page
      title={title(record)}
      crumbs={crumbs}
      hint={hint?.(record)}
      mark={marked && <Status of={marked} texts={texts} />}
      actions={!record.deletedAt && actions && <Actions of={actions(record)} />}
    >
      {record.deletedAt && <Deleted path={path} why={gone?.(record)} />}
      {linked.length > 0 && <Chain links={linked} />}
      {known.length > 0 && <Facts facts={known} />}
      {custom && <CustomFacts of={custom} texts={texts} values={(record as { customFields?: CustomValues }).customFields} />}
      <Sections record={record} path={path} texts={texts} canWrite={canWrite} {...rest} />
    </Page>
  );
}

function Deleted({ path, why }: { path: string; why?: string }) {
  const t = useText();
  const restore = () => void api.post(`${path}/restore`).then(() => queries.invalidateQueries(), complain);
  if (why) return <Alert severity="info">{why}</Alert>;
  return (
    <Alert
      severity="warning"
      action={
        <Button color="inherit" size="small" onClick={restore}>
          {t('core.actions.restore')}
        </Button>
      }
    >
      {t('record.isDeleted')}
    </Alert>
  );
}

function Sections<R extends Rec>({
  record,
  path,
  tabs,
  texts,
  files = true,
  comments = files,
  history = true,
  canWrite,
}: Pick<Props<R>, 'path' | 'tabs' | 'texts' | 'files' | 'comments' | 'history' | 'canWrite'> & { record: R }) {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const own = (key: string, label: TextKey, content: () => ReactNode): RecordTab<R> => ({ key, label: t(label), content });
  const all = [
    ...tabs,
    ...(comments ? [own('comments', 'record.comments.title', () => <Comments path={path} canWrite={canWrite} />)] : []),
    ...(files ? [own('files', 'record.files', () => <Files path={path} canWrite={canWrite} />)] : []),
    ...(history ? [own('history', 'record.history', () => <History path={path} texts={texts} />)] : []),
  ];
  const current = all.find((tab) => tab.key === params.get('tab')) ?? all[0];
  // the state of a list in another tab goes with it
  const go = (key: string) => setParams(key === all[0].key ? {} : { tab: key });
  return (
    <Box>
      <Tabs
        value={current.key}
        onChange={(_, key: string) => go(key)}
        aria-label={t('record.tabs')}
        variant="scrollable"
        scrollButtons="auto"
        sx={{ borderBottom: 1, borderColor: 'divider', mb: 2 }}
      >
        {all.map((tab) => (
          <Tab key={tab.key} value={tab.key} label={tab.label} id={`tab-${tab.key}`} aria-controls={tab === current ? 'tab-panel' : undefined} />
        ))}
      </Tabs>
      <Box role="tabpanel" id="tab-panel" aria-labelledby={`tab-${current.key}`}>
        {current.content(record)}
      </Box>
    </Box>
  );
}
