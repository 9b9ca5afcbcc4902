import { Box, Button, Stack, useMediaQuery } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useText } from '../texts';
import { PdfPreview } from './PdfPreview';

export interface Paper {
  /** `/deliveries/0192…/label.pdf` */
  path: string;
  version: number;
  /** Of the file when it is downloaded. */
  name: string;
  label: string;
}

/** A record with its documents beside it; below it, on demand, where there is no room. */
export function Beside({ papers, children }: { papers: Paper[]; children: ReactNode }) {
  const t = useText();
  const roomy = useMediaQuery('(min-width:1200px)');
  const [asked, setAsked] = useState<string | null>(null);
  const shown = papers.find((paper) => paper.path === asked) ?? (roomy ? papers[0] : undefined);
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: papers.length ? 'minmax(0, 1fr) minmax(340px, 36%)' : 'minmax(0, 1fr)' },
        alignItems: 'start',
      }}
    >
      <Box sx={{ minWidth: 0 }}>{children}</Box>
      {papers.length > 0 && (
        <Stack spacing={1} component="section" aria-label={t('record.documents')} className="no-print" sx={{ minWidth: 0 }}>
          {(papers.length > 1 || !roomy) && (
            <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
              {papers.map((paper) => (
                <Button
                  key={paper.path}
                  size="small"
                  variant={shown === paper ? 'contained' : 'outlined'}
                  color="inherit"
                  aria-pressed={shown === paper}
                  onClick={() => setAsked(paper.path)}
                >
                  {paper.label}
                </Button>
              ))}
            </Stack>
          )}
          {shown && <PdfPreview key={shown.path} path={shown.path} version={shown.version} name={shown.name} height={roomy ? '70vh' : '60vh'} />}
        </Stack>
      )}
    </Box>
  );
}
