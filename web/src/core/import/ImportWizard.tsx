import { Alert, Box, Button, LinearProgress, Stack, Step, StepLabel, Stepper, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, queries } from '../api';
import { useConfirm } from '../confirm';
import { complain, notify } from '../notify';
import { useCustomFields, type CustomEntity } from '../custom/definitions';
import { useText, type FieldName, type Prefix } from '../texts';
import { Check } from './Check';
import { ChooseFile } from './ChooseFile';
import { Mapping, guess } from './Mapping';
import { sampleOf, type Sample } from './sample';
import { useImport, type Choice, type ImportAnswer } from './useImport';

export interface ImportField {
  field: string;
  required?: boolean;
  /** Headers under which it is known; the server knows more. */
  known?: string[];
}

interface Props<P extends Prefix> {
  /** `/parts/import` */
  path: string;
  texts: P;
  fields: (ImportField & { field: FieldName<P> })[];
  /** The list afterwards. */
  to: string;
  /** What a proposal may be matched with. */
  resource: string;
  /** Has the organization's own fields as further columns. */
  custom?: CustomEntity;
  /** Further fields of the form: `{ createParts: true }`. */
  options?: Record<string, string | boolean>;
}

const STEPS = ['file', 'map', 'check', 'done'] as const;

/** Upload, mapping with samples, dry run in four buckets, decisions, import with progress, undo. */
export function ImportWizard<P extends Prefix>({ path, texts, fields: own, to, resource, custom, options = {} }: Props<P>) {
  const t = useText();
  const further = useCustomFields(custom, texts).filter(({ type }) => type !== 'link' && type !== 'file');
  const fields: ImportField[] = [...own, ...further.map(({ key, label }) => ({ field: `customFields.${key}`, known: [key, label.de, label.en] }))];
  const [step, setStep] = useState(0);
  const [file, setFile] = useState<File | null>(null);
  const [sample, setSample] = useState<Sample | null>(null);
  const [mapping, setMapping] = useState<Record<string, string>>({});
  const [choices, setChoices] = useState<Map<number, Choice>>(new Map());
  const run = useImport(path, options);
  const take = async (next: File) => {
    run.reset();
    setChoices(new Map());
    const found = await sampleOf(next);
    setFile(next);
    setSample(found);
    setMapping(found ? guess(fields, found.headers) : {});
    setStep(1);
  };
  const check = async () => (await run.send(file!, sample ? mapping : null, choices, true)) && setStep(2);
  const commit = async () => (await run.send(file!, sample ? mapping : null, choices, false)) && setStep(3);
  return (
    <Stack spacing={3} sx={{ maxWidth: 1080 }}>
      <Stepper activeStep={step} alternativeLabel>
        {STEPS.map((one) => (
          <Step key={one}>
            <StepLabel>{t(`importing.steps.${one}`)}</StepLabel>
          </Step>
        ))}
      </Stepper>
      {run.error && <Alert severity="error">{run.error}</Alert>}
      {run.busy && (
        <Box role="status">
          <Typography sx={{ mb: 1 }}>
            {t(`importing.${run.busy}`)} {run.progress > 0 && t('importing.leftRunning')}
          </Typography>
          <LinearProgress aria-label={t(`importing.${run.busy}`)} variant={run.progress ? 'determinate' : 'indeterminate'} value={run.progress} />
        </Box>
      )}
      {step === 0 && <ChooseFile onFile={(next) => void take(next)} />}
      {step === 1 && file && <Mapping texts={texts} fields={fields} file={file} sample={sample} mapping={mapping} onMapping={setMapping} />}
      {step === 2 && run.checked && <Check answer={run.checked} resource={resource} choices={choices} onChoices={setChoices} />}
      {step === 3 && run.done && (
        <Done
          answer={run.done}
          to={to}
          onAgain={() => {
            run.reset();
            setStep(0);
          }}
        />
      )}
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        {step === 1 && (
          <Button variant="contained" disabled={!!run.busy} onClick={() => void check()}>
            {t('importing.check')}
          </Button>
        )}
        {step === 2 && (
          <Button variant="contained" disabled={!!run.busy || !run.checked?.rows} onClick={() => void commit()}>
            {t('importing.run')}
          </Button>
        )}
        {step === 2 && choices.size > 0 && (
          <Button variant="outlined" color="inherit" disabled={!!run.busy} onClick={() => void check()}>
            {t('importing.changed')}
          </Button>
        )}
        {(step === 1 || step === 2) && (
          <Button color="inherit" disabled={!!run.busy} onClick={() => setStep(step - 1)}>
            {t('core.actions.back')}
          </Button>
        )}
      </Stack>
    </Stack>
  );
}

function Done({ answer, to, onAgain }: { answer: ImportAnswer; to: string; onAgain: () => void }) {
  const t = useText();
  const confirm = useConfirm();
  const [undone, setUndone] = useState(false);
  const undo = async () => {
    if (!(await confirm({ title: t('importing.undo'), text: t('importing.undoText'), action: t('core.actions.undo'), danger: true }))) return;
    try {
      await api.post(`/import-batches/${answer.batchId}/undo`);
      setUndone(true);
      notify(t('importing.undone'));
      await queries.invalidateQueries();
    } catch (error) {
      complain(error);
    }
  };
  const { created, updated, matched, skipped } = answer;
  return (
    <Stack spacing={2}>
      <Alert severity={undone ? 'info' : 'success'}>
        {undone ? t('importing.undone') : `${t('importing.doneTitle')}: ${t('importing.summary', { created, updated, matched, skipped })}`}
      </Alert>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        <Button variant="contained" component={Link} to={to}>
          {t('importing.toList')}
        </Button>
        <Button color="inherit" onClick={onAgain}>
          {t('importing.again')}
        </Button>
        {answer.batchId && !undone && (
          <Button color="error" onClick={() => void undo()}>
            {t('importing.undo')}
          </Button>
        )}
      </Stack>
    </Stack>
  );
}
