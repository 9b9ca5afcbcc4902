import { Button } from '@mui/material';
import { download } from '../api';
import { complain } from '../notify';
import { useText } from '../texts';

/** Opens a file that is known by its id. */
export function FileLink({ id }: { id: string }) {
  const t = useText();
  return (
    <Button size="small" onClick={() => void download(`/files/${id}`).catch(complain)}>
      {t('custom.file.open')}
    </Button>
  );
}
