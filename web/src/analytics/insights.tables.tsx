import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Outreach, Profile } from '../api';
import type { Rec } from '../core/api';
import { recordLink } from '../core/frame/registry';
import { Status, type Table } from '../core/table';
import { say } from '../core/texts';
import { KINDS, METHODS, OUTCOMES, RISKS, useDay } from './insights';
import { InsightActions } from './InsightsActions';
import { OneStatus } from './InsightsStatus';
import { RiskWhy, Why } from './InsightsWhy';

// profiles are read only: of the record's version nothing is asked
type Row = Profile & Pick<Rec, 'version'>;

/** Profiles of an organization: the list of customers, told by how they come and go. */
export const profilesTable = (base: string): Table<Row, 'insights.profiles'> => ({
  texts: 'insights.profiles',
  path: `${base}/profiles`,
  sort: 'name',
  to: ({ id }) => `/customers/${id}?tab=insights`,
  title: ({ name }) => name,
  export: 'insights:export',
  empty: { title: 'insights.profiles.empty.title', text: 'insights.profiles.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'status', type: 'status', width: 120, render: ({ status }) => (status ? <Status of={status} texts="insights" /> : say('insights.unjudged')) },
    { field: 'riskScore', sort: 'risk_score', width: 130, render: ({ id, ...one }) => (one.status ? <RiskWhy customerId={id} {...one} /> : '–') },
    { field: 'lastAppointment', type: 'ago', sort: 'last_appointment' },
    { field: 'nextAppointment', type: 'time', sort: 'next_appointment' },
    { field: 'lastContactedAt', type: 'ago', card: 'none' },
    { field: 'ltv', type: 'money', sort: true },
    { field: 'totalSessions', type: 'number', width: 90 },
    { field: 'noShows', type: 'number', width: 90 },
    { field: 'phone', width: 130 },
    { field: 'email', width: 190 },
    { field: 'engagementScore', type: 'number', sort: 'engagement_score', hidden: true },
    { field: 'nextActionText', hidden: true },
    { field: 'customerNumber', hidden: true },
    { field: 'createdAt', type: 'date', sort: 'created_at', hidden: true },
  ],
  filters: [
    // the server answers one status at a time
    { field: 'status', kind: 'own', control: OneStatus, say: (value) => say(`insights.profiles.status.${value as 'active'}`) },
    { field: 'riskLevel', kind: 'enum', options: RISKS },
    { field: 'insufficientData', kind: 'flag' },
    { field: 'trend', kind: 'enum', options: ['improving', 'stable', 'declining', 'unknown'] },
    { field: 'opportunity', kind: 'enum', options: KINDS },
    { field: 'segmentId', kind: 'record', resource: 'segments' },
  ],
  peek: (row) => (
    <>
      <InsightActions of={row} />
      <Why customerId={row.id} />
    </>
  ),
});

/** What was tried, by whom, and what came of it. */
export const outreachTable = (base: string): Table<Outreach, 'insights.outreach'> => ({
  texts: 'insights.outreach',
  path: `${base}/outreach`,
  sort: '-at',
  search: false,
  peek: false,
  to: ({ customerId }) => `/customers/${customerId}?tab=insights`,
  empty: { title: 'insights.outreach.empty.title', text: 'insights.outreach.empty.text' },
  columns: [
    { field: 'customerName', type: 'link' },
    { field: 'at', type: 'time', sort: true },
    { field: 'method', type: 'chip', width: 120 },
    { field: 'outcome', type: 'status' },
    { field: 'notes' },
    { field: 'staffName', card: 'none' },
    { field: 'wonBack', render: (row) => <WonBack of={row} /> },
  ],
  filters: [
    { field: 'method', kind: 'enum', options: METHODS },
    { field: 'outcome', kind: 'enum', options: OUTCOMES },
    { field: 'wonBack', kind: 'flag' },
    { field: 'period', kind: 'date', params: ['from', 'to'] },
  ],
});

/** What was agreed on after somebody got in touch, and when. */
export function WonBack({ of: { wonResource, wonId, wonAt } }: { of: Outreach }) {
  const day = useDay();
  const link = wonResource && recordLink(wonResource);
  if (!wonAt || !wonResource || !wonId) return '–';
  const said = `${say(`insights.outreach.won.${wonResource}`)}, ${day(wonAt)}`;
  return link ? (
    <Link component={RouterLink} to={link.to({ id: wonId } as never)} onClick={(event) => event.stopPropagation()}>
      {said}
    </Link>
  ) : (
    said
  );
}
