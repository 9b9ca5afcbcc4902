import { Skeleton } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Report } from '../api';
import { useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { draftOf, startOf, type Draft } from './builder';
import { ReportBuilder } from './ReportBuilder';
import { useDataSets } from './reports';

/** `/reports/new` and `/reports/:id/edit`. */
export function ReportBuilderPage() {
  const { id } = useParams();
  const sets = useDataSets();
  const { data: report, error } = useOne<Report>(id ? `/reports/${id}` : null);
  const [version, setVersion] = useState<Report>(); // what somebody else saves meanwhile is told on saving, not put under the hands
  if (error) return <Failed error={error} />;
  if (report && version?.id !== report.id) setVersion(report);
  if (!sets?.length || (id && !version)) return <Skeleton variant="rounded" height={480} />;
  const first: Draft = version ? draftOf(version) : { name: '', description: null, shared: 'none', question: startOf(sets[0]), chart: null };
  return <ReportBuilder key={id ?? 'new'} sets={sets} report={version} first={first} />;
}
