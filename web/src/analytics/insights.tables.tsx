import type { Profile } from '../api';
import type { Rec } from '../core/api';
import { Status, type Table } from '../core/table';
import { say } from '../core/texts';
import { KINDS, RISKS } from './insights';
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
  empty: { title: 'insights.profiles.empty.title', text: 'insights.profiles.empty.text' },
  columns: [
    { field: 'name', type: 'link', sort: true },
    { field: 'status', width: 120, render: ({ status }) => <Status of={status} texts="insights" /> },
    { field: 'riskScore', sort: 'risk_score', width: 130, render: ({ id, ...one }) => <RiskWhy customerId={id} {...one} /> },
    { field: 'phone', width: 140 },
    { field: 'email', width: 190 },
    { field: 'ltv', type: 'money', sort: true },
    { field: 'totalSessions', type: 'number', width: 90 },
    { field: 'lastAppointment', type: 'ago', sort: 'last_appointment' },
    { field: 'nextAppointment', type: 'time', sort: 'next_appointment' },
    { field: 'engagementScore', type: 'number', sort: 'engagement_score', hidden: true },
    { field: 'nextActionText', hidden: true },
    { field: 'customerNumber', hidden: true },
    { field: 'createdAt', type: 'date', sort: 'created_at', hidden: true },
  ],
  filters: [
    // the server answers one status at a time
    { field: 'status', kind: 'own', control: OneStatus, say: (value) => say(`insights.profiles.status.${value as 'active'}`) },
    { field: 'riskLevel', kind: 'enum', options: RISKS },
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
