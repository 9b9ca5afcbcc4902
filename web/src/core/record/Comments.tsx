import Delete from '@mui/icons-material/DeleteOutlined';
import { Avatar, Box, Button, IconButton, Stack, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import type { Comment } from '../../api';
import { api, queries, useMany } from '../api';
import { useConfirm } from '../confirm';
import { Failed } from '../errors/Trouble';
import { useFormat } from '../format';
import { initials } from '../frame/ProfileMenu';
import { complain } from '../notify';
import { useCan, useMe } from '../session';
import { useText } from '../texts';
import { CommentBox } from './CommentBox';
import { pieces } from './mentions';

/** What people say to each other about a record (`/parts/0192…`). */
export function Comments({ path, canWrite }: { path: string; canWrite?: string }) {
  const t = useText();
  const can = useCan();
  const [perPage, setPerPage] = useState(25);
  const { data, isError, error, refetch } = useMany<Comment>(`${path}/comments`, { perPage });
  if (isError) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Stack spacing={2} sx={{ maxWidth: 860 }}>
      {canWrite !== undefined && can(canWrite) && <CommentBox path={path} />}
      {data && !data.data.length && <Typography color="textSecondary">{t('record.comments.none')}</Typography>}
      <Stack component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.data.map((comment) => (
          <One key={comment.id} comment={comment} />
        ))}
      </Stack>
      {perPage < 200 && (data?.pagination?.total ?? 0) > perPage && <Button onClick={() => setPerPage(200)}>{t('record.more')}</Button>}
    </Stack>
  );
}

function One({ comment }: { comment: Comment }) {
  const t = useText();
  const confirm = useConfirm();
  const { user } = useMe();
  const { ago, time } = useFormat();
  const name = comment.authorName ?? t('record.system');
  const remove = async () => {
    if (!(await confirm({ title: t('record.comments.deleteTitle'), text: t('record.comments.deleteText'), action: t('core.actions.delete'), danger: true })))
      return;
    await api.delete(`/comments/${comment.id}`, { version: comment.version }).catch(complain);
    await queries.invalidateQueries();
  };
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5, py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <Avatar aria-hidden sx={{ width: 28, height: 28, fontSize: 11, bgcolor: 'action.selected', color: 'text.primary' }}>
        {initials(name)}
      </Avatar>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography variant="body2">
          <Box component="span" sx={{ fontWeight: 600 }}>
            {name}
          </Box>
          <Tooltip title={time(comment.createdAt)}>
            <Box component="time" dateTime={comment.createdAt} sx={{ color: 'text.secondary', ml: 1 }}>
              {ago(comment.createdAt)}
            </Box>
          </Tooltip>
        </Typography>
        <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {pieces(comment.text, comment.mentions).map((piece, at) =>
            piece.mention ? (
              <Box key={at} component="span" sx={{ fontWeight: 600, color: 'primary.main' }}>
                {piece.text}
              </Box>
            ) : (
              piece.text
            ),
          )}
        </Typography>
      </Box>
      {comment.createdBy === user.id && (
        <Tooltip title={t('record.comments.delete')}>
          <IconButton aria-label={t('record.comments.delete')} onClick={() => void remove()}>
            <Delete fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
    </Box>
  );
}
