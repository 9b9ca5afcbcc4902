import { Link, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import type { Lead } from '../api';
import { api } from '../core/api';
import { useFormat } from '../core/format';
import { RecordPicker } from '../core/form';
import { moves, RecordPage, useRemove, VerbDialog, type Action } from '../core/record';
import { useText } from '../core/texts';
import { Timeline } from '../customers';

export function LeadPage() {
  const t = useText();
  const { id } = useParams();
  const { money, date } = useFormat();
  const [converting, setConverting] = useState<Lead | null>(null);
  const actions = useLeadActions(setConverting);
  return (
    <>
      <RecordPage<Lead>
        path={`/leads/${id}`}
        texts="pipeline.leads"
        canWrite="leads:write"
        crumbs={[{ label: t('pipeline.leads.title'), to: '/leads' }]}
        title={({ name }) => name}
        hint={({ company }) => company}
        actions={actions}
        facts={(lead) => [
          { label: t('pipeline.leads.fields.score'), value: <span title={t('pipeline.leads.scoreHint')}>{lead.score} / 100</span> },
          { label: t('pipeline.leads.fields.estimatedValue'), value: money(lead.estimatedValue, lead.currency) },
          { label: t('pipeline.leads.fields.source'), value: t(`pipeline.leads.source.${lead.source}`) },
          { label: t('pipeline.leads.fields.email'), value: lead.email ? <Link href={`mailto:${lead.email}`}>{lead.email}</Link> : '–' },
          { label: t('pipeline.leads.fields.phone'), value: lead.phone ? <Link href={`tel:${lead.phone}`}>{lead.phone}</Link> : '–' },
          { label: t('pipeline.leads.fields.expectedCloseDate'), value: date(lead.expectedCloseDate) },
          { label: t('pipeline.leads.fields.ownerName'), value: lead.ownerName ?? '–' },
          ...(lead.customerId
            ? [
                {
                  label: t('pipeline.leads.fields.customerName'),
                  value: (
                    <Link component={RouterLink} to={`/customers/${lead.customerId}`}>
                      {lead.customerName}
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
        tabs={[
          {
            key: 'activities',
            label: t('pipeline.leads.tabs.activities'),
            content: (lead) => (
              <Stack spacing={2}>
                {!lead.moves.length && !lead.customerId && <Typography color="textSecondary">{t('pipeline.leads.convertHint')}</Typography>}
                {lead.notes && <Typography sx={{ whiteSpace: 'pre-line', maxWidth: 860 }}>{lead.notes}</Typography>}
                <Timeline about={{ subjectType: 'leads', subjectId: lead.id, customerId: lead.customerId ?? undefined }} />
              </Stack>
            ),
          },
        ]}
      />
      {converting && <ConvertDialog lead={converting} onClose={() => setConverting(null)} />}
    </>
  );
}

function useLeadActions(convert: (lead: Lead) => void): (lead: Lead) => Action[] {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  return (lead) => [
    ...moves(lead, { convert: { label: t('pipeline.leads.convert'), can: 'leads:convert', run: () => convert(lead) } }),
    ...(lead.dealId ? [{ key: 'deal', label: t('pipeline.leads.toDeal'), can: 'deals:read', run: () => go(`/deals/${lead.dealId}`) }] : []),
    { key: 'edit', label: t('core.actions.edit'), can: 'leads:write', run: () => go(`/leads/${lead.id}/edit`) },
    remove(lead, { path: `/leads/${lead.id}`, title: lead.name, to: '/leads', can: 'leads:delete' }),
  ];
}

function ConvertDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useText();
  const go = useNavigate();
  const [title, setTitle] = useState(lead.company ?? lead.name);
  const [customerId, setCustomerId] = useState<string | null>(null);
  const run = async () => {
    const { data } = await api.post<Lead>(`/leads/${lead.id}/convert`, { title: title.trim(), customerId: customerId ?? undefined });
    void go(`/deals/${data.dealId}`);
  };
  return (
    <VerbDialog
      title={t('pipeline.leads.convertTitle', { name: lead.name })}
      text={t('pipeline.leads.convertText')}
      submit={t('pipeline.leads.convert')}
      disabled={!title.trim()}
      run={run}
      done={t('pipeline.leads.converted')}
      onClose={onClose}
    >
      <TextField label={t('pipeline.leads.dealTitle')} required autoFocus value={title} onChange={(event) => setTitle(event.target.value)} />
      <RecordPicker resource="customers" label={t('pipeline.leads.existing')} value={customerId} onChange={(next) => setCustomerId(next)} />
    </VerbDialog>
  );
}
