import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { EyeValues, Prescription } from '../api';
import { api, isProblem } from '../core/api';
import { NumberInput } from '../core/form';
import { VerbDialog } from '../core/record';
import { useText } from '../core/texts';
import { DayInput, useToday } from '../core/time';

type Side = 'rightEye' | 'leftEye';
type Values = Pick<Prescription, 'examinedOn' | 'nextExamOn' | 'source' | 'examiner' | 'rightEye' | 'leftEye' | 'pd' | 'notes'>;

const COLUMNS = ['sphere', 'cylinder', 'axis', 'addition'] as const;
const SOURCES = ['own_exam', 'doctor', 'measured_glasses', 'other'] as const;
const BLANK: EyeValues = { sphere: null, cylinder: null, axis: null, addition: null };
const isBlank = (eye: EyeValues | null) => !eye || COLUMNS.every((column) => eye[column] === null);

const begin = (exam: Prescription | null, last: Prescription | null, today: string): Values => ({
  examinedOn: exam?.examinedOn ?? today,
  nextExamOn: exam?.nextExamOn ?? null,
  source: exam?.source ?? 'own_exam',
  examiner: exam?.examiner ?? null,
  rightEye: exam?.rightEye ?? BLANK,
  leftEye: exam?.leftEye ?? BLANK,
  // grown people keep it
  pd: exam ? exam.pd : (last?.pd ?? null),
  notes: exam?.notes ?? null,
});

/** The values of an exam, new or changed; the limits are the server's, what it refuses stands on its field. */
export function PrescriptionDialog({ path, exam, last, onClose }: { path: string; exam: Prescription | null; last: Prescription | null; onClose: () => void }) {
  const t = useText();
  const today = useToday();
  const [values, setValues] = useState(() => begin(exam, last, today));
  const [faults, setFaults] = useState<Record<string, string>>({});
  const set = (patch: Partial<Values>) => setValues((now) => ({ ...now, ...patch }));
  const save = async () => {
    const body = { ...values, rightEye: isBlank(values.rightEye) ? null : values.rightEye, leftEye: isBlank(values.leftEye) ? null : values.leftEye };
    try {
      await (exam ? api.patch(`${path}/${exam.id}`, { ...body, version: exam.version }) : api.post(path, body));
    } catch (error) {
      if (isProblem(error)) setFaults(Object.fromEntries(error.faults.flatMap(({ field, message }) => (field ? [[field, message]] : []))));
      throw error;
    }
  };
  return (
    <VerbDialog
      title={t(exam ? 'health.prescriptions.change' : 'health.prescriptions.add')}
      submit={t('core.actions.save')}
      run={save}
      done={t('core.saved')}
      wide="md"
      onClose={onClose}
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2, pt: 1 }}>
        <Days values={values} set={set} faults={faults} />
      </Box>
      {(['rightEye', 'leftEye'] as const).map((side) => (
        <EyeFields key={side} side={side} eye={values[side] ?? BLANK} faults={faults} onChange={(eye) => set({ [side]: eye })} />
      ))}
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 3fr' }, gap: 2 }}>
        <NumberInput
          as="number"
          label={t('health.prescriptions.fields.pd')}
          unit="mm"
          value={values.pd}
          error={!!faults.pd}
          helperText={faults.pd ?? t('health.prescriptions.hints.pd')}
          onChange={(pd) => set({ pd: pd as number | null })}
        />
        <TextField
          multiline
          label={t('health.prescriptions.fields.notes')}
          value={values.notes ?? ''}
          onChange={(event) => set({ notes: event.target.value || null })}
        />
      </Box>
    </VerbDialog>
  );
}

function Days({ values, set, faults }: { values: Values; set: (patch: Partial<Values>) => void; faults: Record<string, string> }) {
  const t = useText();
  const day = (name: 'examinedOn' | 'nextExamOn', required: boolean) => (
    <DayInput
      counts="typed"
      required={required}
      label={t(`health.prescriptions.fields.${name}`)}
      value={values[name] ?? ''}
      error={!!faults[name]}
      helperText={faults[name]}
      onChange={(value) => set({ [name]: value || (required ? '' : null) })}
    />
  );
  return (
    <>
      {day('examinedOn', true)}
      {day('nextExamOn', false)}
      <TextField
        select
        label={t('health.prescriptions.fields.source')}
        value={values.source}
        onChange={(event) => set({ source: event.target.value as Values['source'] })}
      >
        {SOURCES.map((source) => (
          <MenuItem key={source} value={source}>
            {t(`health.prescriptions.source.${source}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={t('health.prescriptions.fields.examiner')}
        value={values.examiner ?? ''}
        onChange={(event) => set({ examiner: event.target.value || null })}
      />
    </>
  );
}

interface EyeProps {
  side: Side;
  eye: EyeValues;
  faults: Record<string, string>;
  onChange: (eye: EyeValues) => void;
}

function EyeFields({ side, eye, faults, onChange }: EyeProps) {
  const t = useText();
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ p: 0, mb: 1.5 }}>
        {t(`health.prescriptions.fields.${side}`)}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' }, gap: 1.5 }}>
        {COLUMNS.map((column) => (
          <NumberInput
            key={column}
            as="number"
            label={t(`health.prescriptions.fields.${column}`)}
            value={eye[column]}
            error={!!faults[`${side}.${column}`]}
            helperText={faults[`${side}.${column}`] ?? t(`health.prescriptions.hints.${column}`)}
            onChange={(value) => onChange({ ...eye, [column]: value as number | null })}
          />
        ))}
      </Box>
      {faults[side] && (
        <Typography variant="caption" color="error">
          {faults[side]}
        </Typography>
      )}
    </Box>
  );
}
