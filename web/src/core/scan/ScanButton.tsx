import QrCodeScanner from '@mui/icons-material/QrCodeScanner';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField } from '@mui/material';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { complain } from '../notify';
import { useText } from '../texts';
import { openDetector } from './detector';
import { useScanner } from './useScanner';

interface Props {
  /** What was read, by the camera, by a hand scanner or typed. */
  onCode: (code: string) => void | Promise<unknown>;
  label?: string;
  /** Reads one after the other until somebody closes it. */
  many?: boolean;
}

/** Scanning by camera; a hand scanner works without pressing it, wherever nobody is writing. */
export function ScanButton({ onCode, label, many = false }: Props) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const take = (code: string) => {
    if (!many) setOpen(false);
    void Promise.resolve(onCode(code)).catch(complain);
  };
  useScanner(take);
  return (
    <>
      <Button variant="outlined" color="inherit" startIcon={<QrCodeScanner />} onClick={() => setOpen(true)} sx={{ borderColor: 'divider' }}>
        {label ?? t('scan.scan')}
      </Button>
      {open && <ScanDialog onCode={take} onClose={() => setOpen(false)} />}
    </>
  );
}

function ScanDialog({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const t = useText();
  const video = useRef<HTMLVideoElement>(null);
  const [typed, setTyped] = useState('');
  const trouble = useCamera(video, onCode);
  const enter = () => {
    if (typed.trim()) onCode(typed.trim());
    setTyped('');
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" aria-labelledby="scan-title">
      <DialogTitle id="scan-title" component="h2" variant="h2">
        {t('scan.scan')}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          {trouble ? (
            <Alert severity="info">{t(trouble)}</Alert>
          ) : (
            <Box
              component="video"
              ref={video}
              muted
              playsInline
              aria-label={t('scan.camera')}
              sx={{ width: 1, aspectRatio: '4 / 3', objectFit: 'cover', borderRadius: 1, bgcolor: 'action.hover' }}
            />
          )}
          <Box
            component="form"
            onSubmit={(event) => {
              event.preventDefault();
              // the dialog may stand in a form, whose submit would hear this one
              event.stopPropagation();
              enter();
            }}
            sx={{ pt: 1 }}
          >
            <TextField
              autoFocus
              label={t('scan.code')}
              helperText={t('scan.hint')}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
            />
          </Box>
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {t('core.actions.close')}
        </Button>
        <Button variant="contained" onClick={enter} disabled={!typed.trim()}>
          {t('scan.take')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

type Trouble = 'scan.noCamera' | 'scan.denied';
const LOOK_MS = 150;
const SAME_MS = 2_500;

/** Looks through the camera until the dialog closes; the same code counts again only after a pause. */
function useCamera(video: RefObject<HTMLVideoElement | null>, onCode: (code: string) => void): Trouble | null {
  const [trouble, setTrouble] = useState<Trouble | null>(navigator.mediaDevices ? null : 'scan.noCamera');
  const latest = useRef(onCode);
  useEffect(() => void (latest.current = onCode));
  useEffect(() => {
    if (!navigator.mediaDevices) return;
    const stop = new AbortController();
    let stream: MediaStream | undefined;
    const seen = { code: '', at: 0 };
    const look = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (stop.signal.aborted) return end(stream);
      const screen = video.current!;
      screen.srcObject = stream;
      const [detector] = await Promise.all([openDetector(), screen.play()]);
      while (!stop.signal.aborted) {
        const [found] = await detector.detect(screen);
        if (found && !stop.signal.aborted && (found.rawValue !== seen.code || Date.now() - seen.at > SAME_MS)) latest.current(found.rawValue);
        if (found) Object.assign(seen, { code: found.rawValue, at: Date.now() });
        await new Promise((go) => setTimeout(go, LOOK_MS));
      }
    };
    look().catch((error: Error) => !stop.signal.aborted && setTrouble(error.name === 'NotAllowedError' ? 'scan.denied' : 'scan.noCamera'));
    return () => {
      stop.abort();
      if (stream) end(stream);
    };
  }, [video]);
  return trouble;
}

const end = (stream: MediaStream) => stream.getTracks().forEach((track) => track.stop());
