import { Box, Button, Chip, Paper, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import type { EyeValues, Prescription } from '../api';
import { api, queries, useMany } from '../core/api';
import { useConfirm } from '../core/confirm';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { useCan } from '../core/session';
import { language, useText } from '../core/texts';
import { PrescriptionDialog } from './PrescriptionDialog';

/** What glasses somebody needs: exam by exam, the newest first. */
export function PrescriptionsTab({ customerId }: { customerId: string }) {
  const t = useText();
  const can = useCan();
  const path = `/customers/${customerId}/prescriptions`;
  const [open, setOpen] = useState<Prescription | 'new' | null>(null);
  const { data, isError, error, refetch } = useMany<Prescription>(path, { perPage: 50 });
  if (isError) return <Failed error={error} retry={() => void refetch()} />;
  const all = data?.data ?? [];
  return (
    <Stack spacing={2} sx={{ maxWidth: 860 }}>
      {can('prescriptions:write') && (
        <Button variant="contained" sx={{ alignSelf: 'flex-start' }} onClick={() => setOpen('new')}>
          {t('health.prescriptions.add')}
        </Button>
      )}
      {data && !all.length && (
        <Box>
          <Typography variant="h3">{t('health.prescriptions.none')}</Typography>
          <Typography color="textSecondary">{t('health.prescriptions.noneText')}</Typography>
        </Box>
      )}
      {all.map((one, at) => (
        <Exam key={one.id} exam={one} path={path} current={at === 0} onOpen={() => setOpen(one)} />
      ))}
      {open && <PrescriptionDialog path={path} exam={open === 'new' ? null : open} last={all[0] ?? null} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

function Exam({ exam, path, current, onOpen }: { exam: Prescription; path: string; current: boolean; onOpen: () => void }) {
  const t = useText();
  const { date } = useFormat();
  const day = date(exam.examinedOn);
  const by = [t(`health.prescriptions.source.${exam.source}`), exam.examiner ?? exam.createdByName].filter(Boolean).join(' · ');
  return (
    <Paper variant="outlined" component="section" sx={{ p: 2 }}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
        <Typography variant="h3" component="h2">
          {day}
        </Typography>
        {current && <Chip size="small" color="primary" variant="outlined" label={t('health.prescriptions.current')} />}
        <Typography color="textSecondary" sx={{ flex: 1, minWidth: 120 }}>
          {by}
        </Typography>
        <ExamActions exam={exam} path={path} day={day} onOpen={onOpen} />
      </Stack>
      <Eyes exam={exam} />
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1, whiteSpace: 'pre-line' }}>
        {[exam.nextExamOn && `${t('health.prescriptions.fields.nextExamOn')}: ${date(exam.nextExamOn)}`, exam.notes].filter(Boolean).join('\n')}
      </Typography>
    </Paper>
  );
}

function ExamActions({ exam, path, day, onOpen }: { exam: Prescription; path: string; day: string; onOpen: () => void }) {
  const t = useText();
  const can = useCan();
  const confirm = useConfirm();
  const remove = async () => {
    const sure = {
      title: t('health.prescriptions.delete'),
      text: t('health.prescriptions.deleteText', { day }),
      action: t('health.prescriptions.delete'),
      danger: true,
    };
    if (!(await confirm(sure))) return;
    const undo = () => api.post(`${path}/${exam.id}/restore`).then(() => queries.invalidateQueries(), complain);
    try {
      await api.delete(`${path}/${exam.id}`, { version: exam.version });
      notify(t('health.prescriptions.deleted'), { undo: () => void undo() });
      await queries.invalidateQueries();
    } catch (error) {
      complain(error);
    }
  };
  return (
    <>
      {can('prescriptions:write') && (
        <Button size="small" onClick={onOpen}>
          {t('core.actions.edit')}
        </Button>
      )}
      {can('prescriptions:delete') && (
        <Button size="small" color="error" onClick={() => void remove()}>
          {t('health.prescriptions.delete')}
        </Button>
      )}
    </>
  );
}

const COLUMNS = ['sphere', 'cylinder', 'axis', 'addition'] as const;

/** Both eyes as opticians write them: a sign before every dioptre. */
function Eyes({ exam }: { exam: Pick<Prescription, 'examinedOn' | 'rightEye' | 'leftEye' | 'pd'> }) {
  const t = useText();
  const { number, date } = useFormat();
  const quarters = new Intl.NumberFormat(language(), { minimumFractionDigits: 2 });
  const dioptre = (value: number | null) => (value === null ? '–' : `${value > 0 ? '+' : value < 0 ? '−' : '±'}${quarters.format(Math.abs(value))}`);
  const shown = (eye: EyeValues | null, column: (typeof COLUMNS)[number]) => {
    const value = eye?.[column] ?? null;
    return column === 'axis' ? (value === null ? '–' : `${value}°`) : dioptre(value);
  };
  return (
    <TableContainer tabIndex={0} role="region" aria-label={t('health.prescriptions.caption', { day: date(exam.examinedOn) })}>
      <Table size="small" sx={{ minWidth: 380, '& td, & th': { fontVariantNumeric: 'tabular-nums' } }}>
        <TableHead>
          <TableRow>
            <TableCell>{t('health.prescriptions.eye')}</TableCell>
            {COLUMNS.map((column) => (
              <TableCell key={column} align="right">
                {t(`health.prescriptions.fields.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {(['rightEye', 'leftEye'] as const).map((side) => (
            <TableRow key={side}>
              <TableCell component="th" scope="row">
                {t(`health.prescriptions.fields.${side}`)}
              </TableCell>
              {COLUMNS.map((column) => (
                <TableCell key={column} align="right">
                  {shown(exam[side], column)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {exam.pd !== null && (
        <Typography variant="body2" sx={{ pt: 1, px: 2 }}>
          {t('health.prescriptions.fields.pd')}: {number(exam.pd, 1)} mm
        </Typography>
      )}
    </TableContainer>
  );
}
