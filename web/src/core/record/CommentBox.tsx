import { Box, Button, MenuItem, MenuList, Paper, Popper, TextField, Typography } from '@mui/material';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { api, queries, useMany } from '../api';
import { complain } from '../notify';
import { useCan } from '../session';
import { useText } from '../texts';
import { asked, mentioned, put, type Member } from './mentions';

/** Writes a comment; `@` offers the members. What was typed stays where sending fails. */
export function CommentBox({ path }: { path: string }) {
  const t = useText();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Member[]>([]);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (!text.trim() || busy) return;
    setBusy(true);
    try {
      await api.post(`${path}/comments`, { text, mentionIds: mentioned(text, chosen).map(({ id }) => id) });
      setText('');
      setChosen([]);
    } catch (error) {
      complain(error);
    }
    setBusy(false);
    await queries.invalidateQueries();
  };
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      <MentionField
        label={t('record.comments.write')}
        hint={t('record.comments.hint')}
        text={text}
        onText={setText}
        onChoose={(member) => setChosen((now) => [...now, member])}
        onSend={() => void send()}
      />
      <Button variant="contained" disabled={!text.trim()} loading={busy} onClick={() => void send()}>
        {t('record.comments.send')}
      </Button>
    </Box>
  );
}

interface Typed {
  label: string;
  hint: string;
  text: string;
  onText: (text: string) => void;
  onChoose: (member: Member) => void;
  onSend: () => void;
}

/** Text in which an `@` offers the members. Ctrl + Enter sends. */
export function MentionField({ label, hint, text, onText, onChoose, onSend }: Typed) {
  const t = useText();
  const list = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState('');
  const { members, wanted } = useMembers(text, caret, closed);
  const choose = (member: Member) => {
    const next = put(text, caret, wanted!.begins, member);
    onText(next.text);
    onChoose(member);
    setCaret(-1);
    requestAnimationFrame(() => input.current?.setSelectionRange(next.caret, next.caret));
    input.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return onSend();
    if (!members.length) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((at + step + members.length) % members.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(members[at] ?? members[0]);
    else if (event.key === 'Escape') setClosed(text);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const look = () => setCaret(input.current?.selectionStart ?? -1);
  const open = members.length > 0;
  const aria = {
    'aria-autocomplete': 'list' as const,
    'aria-haspopup': 'listbox' as const,
    'aria-controls': open ? list : undefined,
    'aria-activedescendant': open ? `${list}-${at}` : undefined,
  };
  return (
    <>
      <TextField
        label={label}
        helperText={hint}
        multiline
        minRows={2}
        fullWidth
        value={text}
        inputRef={input}
        onKeyDown={keys}
        onKeyUp={look}
        onClick={look}
        onBlur={() => setCaret(-1)}
        onChange={(event) => {
          onText(event.target.value);
          setCaret(event.target.selectionStart ?? -1);
          setAt(0);
        }}
        slotProps={{ htmlInput: { maxLength: 5000, ...aria } }}
      />
      <Popper open={open} anchorEl={input.current} placement="bottom-start" sx={{ zIndex: 1300 }}>
        <Paper elevation={6}>
          <MenuList id={list} role="listbox" aria-label={t('record.comments.members')} dense>
            {members.map((member, index) => (
              <MenuItem
                key={member.id}
                id={`${list}-${index}`}
                role="option"
                tabIndex={-1}
                selected={index === at}
                aria-selected={index === at}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(member)}
              >
                <Typography>{member.name}</Typography>
              </MenuItem>
            ))}
          </MenuList>
        </Paper>
      </Popper>
    </>
  );
}

const NONE: Member[] = [];

/** The members whose names begin with what stands behind the `@`. */
function useMembers(text: string, caret: number, closed: string) {
  const can = useCan();
  const wanted = caret >= 0 && text !== closed && can('users:read') ? asked(text, caret) : null;
  const { data } = useMany<Member & { version: number }>(wanted ? '/users' : null, {
    search: wanted?.name || undefined,
    active: true,
    perPage: 6,
    sort: 'name',
  });
  return { wanted, members: wanted ? (data?.data ?? NONE) : NONE };
}
