import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useRef, useState, type DragEvent } from 'react';
import { useText } from '../texts';

export function ChooseFile({ onFile }: { onFile: (file: File) => void }) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => files?.[0] && onFile(files[0]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{
        border: 1,
        borderStyle: 'dashed',
        borderColor: over ? 'primary.main' : 'divider',
        bgcolor: over ? 'action.selected' : 'background.paper',
        borderRadius: 1,
        px: 2,
        py: 6,
        textAlign: 'center',
      }}
    >
      <input ref={input} type="file" hidden accept=".csv,.tsv,.txt,.xlsx" aria-label={t('importing.choose')} onChange={(event) => take(event.target.files)} />
      <UploadFile sx={{ fontSize: 36, color: 'text.secondary' }} />
      <Typography component="div">
        {t('importing.drop')} <Button onClick={() => input.current?.click()}>{t('importing.choose')}</Button>
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {t('importing.kinds')}
      </Typography>
    </Box>
  );
}
