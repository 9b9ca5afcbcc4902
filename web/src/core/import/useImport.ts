import { useState } from 'react';
import { api, queries, upload } from '../api';
import { messageOf } from '../notify';
import type { Job } from '../record/JobDialog';

export interface Proposal {
  row: number;
  name: string;
  partId: string | null;
  reason: string;
}
export interface ImportAnswer {
  batchId: string | null;
  dryRun: boolean;
  rows: number;
  created: number;
  matched: number;
  updated: number;
  skipped: number;
  proposals: Proposal[];
  errors: { row: number; column: string | null; code: string; message: string }[];
}
export type Choice = 'match' | 'create' | 'ignore';

interface Run {
  busy: false | 'checking' | 'importing';
  progress: number;
  error: string | null;
  /** Of the dry run, then of the import. */
  checked: ImportAnswer | null;
  done: ImportAnswer | null;
}

const IDLE: Run = { busy: false, progress: 0, error: null, checked: null, done: null };
const PAUSE_MS = 700;

/** Speaks to `POST …/import`: dry run, then for good; beyond 2,000 rows both are jobs that are followed. */
export function useImport(path: string, options: Record<string, string | boolean>) {
  const [run, setRun] = useState<Run>(IDLE);
  const send = async (file: File, mapping: Record<string, string> | null, choices: Map<number, Choice>, dryRun: boolean) => {
    setRun((now) => ({ ...now, busy: dryRun ? 'checking' : 'importing', progress: 0, error: null }));
    const decisions = [...choices].map(([row, action]) => ({ row, action }));
    try {
      const sent = await upload<ImportAnswer | { jobId: string }>(path, {
        file,
        ...options,
        ...(mapping && { mapping }),
        ...(decisions.length > 0 && { decisions }),
        dryRun,
      });
      const answer = 'jobId' in sent.data ? await follow(sent.data.jobId, (progress) => setRun((now) => ({ ...now, progress }))) : sent.data;
      setRun((now) => ({ ...now, busy: false, ...(dryRun ? { checked: answer } : { done: answer }) }));
      if (!dryRun) void queries.invalidateQueries();
      return answer;
    } catch (error) {
      setRun((now) => ({ ...now, busy: false, error: error instanceof JobFailed ? error.message : messageOf(error) }));
      return null;
    }
  };
  return { ...run, send, reset: () => setRun(IDLE) };
}

class JobFailed extends Error {}

async function follow(id: string, told: (progress: number) => void): Promise<ImportAnswer> {
  for (;;) {
    const { data: job } = await api.get<Job<ImportAnswer>>(`/jobs/${id}`);
    told(job.progress);
    if (job.status === 'done') return job.result!;
    if (job.status === 'failed') throw new JobFailed(typeof job.error === 'string' ? job.error : (job.error?.message ?? ''));
    await new Promise((go) => setTimeout(go, PAUSE_MS));
  }
}
