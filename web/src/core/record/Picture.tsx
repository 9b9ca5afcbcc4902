import { Box } from '@mui/material';
import { useEffect, useState } from 'react';
import { send } from '../api';

/** Fetches a file with the session; an address of it while it is shown. */
export function useBlob(path: string | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!path) return;
    const stop = new AbortController();
    let made: string | null = null;
    void send('GET', path, { signal: stop.signal })
      .then((response) => response.blob())
      .then(
        (blob) => setUrl((made = URL.createObjectURL(blob))),
        () => setUrl(null),
      );
    return () => {
      stop.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [path]);
  return url;
}

export function Picture({ path, alt, size }: { path: string; alt: string; size: number }) {
  const url = useBlob(path);
  return (
    <Box sx={{ width: size, height: size, flex: 'none', borderRadius: 1, overflow: 'hidden', bgcolor: 'action.hover' }}>
      {url && <Box component="img" src={url} alt={alt} sx={{ width: 1, height: 1, objectFit: 'cover' }} />}
    </Box>
  );
}
