import { Box, Button, Stack } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import type { Message } from '../api';
import { send } from '../core/api';
import { useText } from '../core/texts';
import { framed, held } from './html';

/** The letter as it looks, in a frame of its own: nothing in it runs, and pictures from elsewhere come when somebody asks for them. */
export function HtmlText({ of }: { of: Message }) {
  const t = useText();
  const [pictures, setPictures] = useState(false);
  const [height, setHeight] = useState(80);
  const frame = useRef<HTMLIFrameElement>(null);
  const own = useOwnPictures(of);
  const measure = () => setHeight(Math.min(2_400, (frame.current?.contentDocument?.documentElement.scrollHeight ?? 60) + 4));
  return (
    <Stack spacing={0.75}>
      {held(of.html ?? '') && !pictures && (
        <Button size="small" color="inherit" variant="outlined" onClick={() => setPictures(true)} sx={{ alignSelf: 'flex-start' }}>
          {t('messaging.pictures')}
        </Button>
      )}
      <Box
        component="iframe"
        ref={frame}
        title={of.subject ?? t('messaging.letter')}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        srcDoc={framed(of.html ?? '', { pictures, own })}
        onLoad={measure}
        sx={{ width: 1, height, border: 0, borderRadius: 1, bgcolor: '#fff' }}
      />
    </Stack>
  );
}

/** Pictures that came with the letter, as data: the frame has no session to fetch them with. */
function useOwnPictures({ html, files }: Message): Record<string, string> {
  const [own, setOwn] = useState<Record<string, string>>({});
  const wanted = files.filter(({ contentId, type }) => contentId && type.startsWith('image/') && html?.includes(`cid:${contentId}`));
  useEffect(() => {
    let on = true;
    void Promise.all(wanted.map(async ({ id, contentId }) => [contentId!, await dataUrl(id)] as const)).then(
      (all) => on && setOwn(Object.fromEntries(all)),
      () => undefined, // the letter is readable without them; they are in the list of files
    );
    return () => void (on = false);
  }, [wanted.map(({ id }) => id).join()]);
  return own;
}

async function dataUrl(id: string): Promise<string> {
  const blob = await (await send('GET', `/files/${id}`)).blob();
  return new Promise((answer, refuse) => {
    const reader = new FileReader();
    reader.onload = () => answer(String(reader.result));
    reader.onerror = () => refuse(reader.error ?? new Error(id));
    reader.readAsDataURL(blob);
  });
}
