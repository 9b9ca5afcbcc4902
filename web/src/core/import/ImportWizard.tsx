import { Alert, Box, Button, LinearProgress, Stack, Step, StepLabel, Stepper, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, queries } from '../api';
import { useConfirm } from '../confirm';
import { complain, notify } from '../notify';
import { useCustomFields, type CustomEntity } from '../custom/definitions';
import { useText, useWord, type FieldName, type Prefix } from '../texts';
import { Check, rubbish } from './Check';
import { ChooseFile } from './ChooseFile';
import { Mapping } from './Mapping';
import { sampleOf, type Sample } from './sample';
import { useImport, type Choice, type ImportAnswer } from './useImport';

export interface ImportField {
  field: string;
  required?: boolean;
}

interface Props<P extends Prefix> {
  /** `/parts/import` */
  path: string;
  /** What the server calls this import; it knows which headers mean what, and how such a file was read before. */
  kind: string;
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
  /** What came of it, in words of its own. */
  told?: (answer: ImportAnswer) => string;
}

const STEPS = ['file', 'map', 'check', 'done'] as const;

/** Field → header, as the server knows it; nothing where it cannot be asked: then a person chooses. */
async function recognised(kind: string, headers: string[]): Promise<Record<string, string>> {
  const named = [...new Set(headers)].filter((one) => one && one.length <= 200);
  if (!named.length) return {};
  try {
    return (await api.post<{ mapping: Record<string, string> }>('/import-batches/columns', { kind, headers: named.slice(0, 500) })).data.mapping;
  } catch (error) {
    complain(error);
    return {};
  }
}

/** Upload, mapping with samples, dry run in four buckets, decisions, import with progress, undo. */
export function ImportWizard<P extends Prefix>({ path, texts, fields: own, to, resource, kind, custom, told, options = {} }: Props<P>) {
  const t = useText();
  const further = useCustomFields(custom, texts).filter(({ type }) => type !== 'link' && type !== 'file');
  const fields: ImportField[] = [...own, ...further.map(({ key }) => ({ field: `customFields.${key}` }))];
  const word = useWord();
  const label = (field: string) => (fields.some((one) => one.field === field) ? word(`${texts}.fields.${field}`) : field);
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
    const known = found ? await recognised(kind, found.headers) : {};
    setFile(next);
    setSample(found);
    setMapping(Object.fromEntries(Object.entries(known).filter(([field]) => fields.some((one) => one.field === field))));
    setStep(1);
  };
  const check = async () => {
    const answer = await run.send(file!, sample ? mapping : null, new Map(), true);
    if (!answer) return;
    // what no machine has in it is left out unless somebody wants it
    setChoices(new Map(answer.proposals.filter(rubbish).map(({ row }) => [row, 'ignore'])));
    setStep(2);
  };
  const missing = sample ? fields.filter(({ field, required }) => required && !mapping[field]) : [];
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
      {run.busy && <Busy what={run.busy} progress={run.progress} />}
      {step === 0 && <ChooseFile onFile={(next) => void take(next)} />}
      {step === 1 && file && <Mapping fields={fields} file={file} label={label} sample={sample} mapping={mapping} missing={missing} onMapping={setMapping} />}
      {step === 2 && run.checked && <Check answer={run.checked} label={label} resource={resource} choices={choices} onChoices={setChoices} />}
      {step === 3 && run.done && (
        <Done
          answer={run.done}
          told={told}
          to={to}
          onAgain={() => {
            run.reset();
            setStep(0);
          }}
        />
      )}
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        {step === 1 && (
          <Button variant="contained" disabled={!!run.busy || missing.length > 0} onClick={() => void check()}>
            {t('importing.check')}
          </Button>
        )}
        {step === 2 && (
          <Button variant="contained" disabled={!!run.busy || !run.checked?.rows} onClick={() => void commit()}>
            {t('importing.run')}
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

function Busy({ what, progress }: { what: 'checking' | 'importing'; progress: number }) {
  const t = useText();
  return (
    <Box role="status">
      <Typography sx={{ mb: 1 }}>
        {t(`importing.${what}`)} {progress > 0 && t('importing.leftRunning')}
      </Typography>
      <LinearProgress aria-label={t(`importing.${what}`)} variant={progress ? 'determinate' : 'indeterminate'} value={progress} />
    </Box>
  );
}

interface DoneProps {
  answer: ImportAnswer;
  told?: (answer: ImportAnswer) => string;
  to: string;
  onAgain: () => void;
}

function Done({ answer, told, to, onAgain }: DoneProps) {
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
        {undone
          ? t('importing.undone')
          : `${t('importing.doneTitle')}: ${told ? told(answer) : t('importing.summary', { created, updated, matched, skipped })}`}
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
