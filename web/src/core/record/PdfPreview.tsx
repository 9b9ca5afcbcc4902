import { Box, Button, LinearProgress, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keyOf, send } from '../api';
import { Failed } from '../errors/Trouble';
import { useText } from '../texts';

interface Props {
  /** `/invoices/0192…/pdf` */
  path: string;
  /** Changes when the document does, so that it is fetched again: the record's version. */
  version: number;
  name: string;
  height?: number | string;
}

const PAUSE_MS = 1_500;

/** The finished file, waiting while a worker still makes it (202). */
async function fetchPdf(path: string, signal: AbortSignal): Promise<Blob> {
  for (;;) {
    const response = await send('GET', path, { signal });
    if (response.status !== 202) return response.blob();
    await new Promise((go) => setTimeout(go, PAUSE_MS));
    signal.throwIfAborted();
  }
}

/** A document beside its record. Where the browser shows no PDF in a page (phones), the links remain. */
export function PdfPreview({ path, version, name, height = '75vh' }: Props) {
  const t = useText();
  const {
    data: blob,
    isError,
    error,
    refetch,
  } = useQuery({ queryKey: [...keyOf(path), 'blob', version], staleTime: Infinity, queryFn: ({ signal }) => fetchPdf(path, signal) });
  const url = useUrl(blob);
  if (isError) return <Failed error={error} retry={() => void refetch()} />;
  if (!url)
    return (
      <Box sx={{ py: 6, maxWidth: 420, mx: 'auto' }}>
        <Typography role="status" sx={{ mb: 1 }}>
          {t('record.pdf.making')}
        </Typography>
        <LinearProgress aria-label={t('record.pdf.making')} />
      </Box>
    );
  return (
    <Stack spacing={1}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }} className="no-print">
        <Button href={url} target="_blank" rel="noopener" color="inherit">
          {t('record.pdf.open')}
        </Button>
        <Button href={url} download={`${name}.pdf`} color="inherit">
          {t('record.pdf.download')}
        </Button>
      </Stack>
      {navigator.pdfViewerEnabled && (
        <Box
          component="iframe"
          src={`${url}#view=FitH`}
          title={t('record.pdf.title')}
          sx={{ width: 1, height, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}
        />
      )}
    </Stack>
  );
}

function useUrl(blob: Blob | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}
