import type { DeliveryReport, Incoming, IncomingFile } from './adapters';
import type { MessageType } from './messages.entity';
import { all, code, instant, told, words, type Told } from './providers.rules';

/** By or, where it is an echo, to an id that is scoped to the account (IGSID): what people call somebody has to be asked for. */
export type InstagramIncoming = Omit<Incoming, 'from'> & { scopedId: string };

const UNKNOWN = '(Diese Nachricht lässt sich hier nicht anzeigen. / This message cannot be shown here.)';
const MEDIA: Record<string, { type: MessageType; ending: string; mime?: string }> = {
  image: { type: 'image', ending: '.jpg', mime: 'image/jpeg' },
  audio: { type: 'audio', ending: '.m4a' },
  video: { type: 'file', ending: '.mp4' },
  file: { type: 'file', ending: '' },
};

/**
 * What a call tells of the account: developers.facebook.com/documentation/instagram-platform/webhooks/examples. What belongs to another account is left out; what is no message is left out, the others still count.
 */
export function toldBy(body: Told, accountId: string): { incoming: InstagramIncoming[]; reports: DeliveryReport[]; echoes: InstagramIncoming[] } {
  const events = all(body.entry)
    .filter(({ id }) => !accountId || code(id) === accountId)
    .flatMap(({ messaging, changes }) => [
      ...all(messaging),
      ...all(changes)
        .filter(({ field }) => words(field, 50)?.startsWith('messag'))
        .map(({ value }) => told(value)),
    ]);
  const [echoed, heard] = [events.filter(isEcho), events.filter((event) => !isEcho(event))];
  return {
    incoming: heard.flatMap((event) => incomingOf(event, 'sender')),
    reports: heard.flatMap(reportOf),
    echoes: echoed.flatMap((event) => incomingOf(event, 'recipient')).filter(({ scopedId }) => scopedId !== accountId),
  };
}

/** What the account says itself: by its own app, by Instagram's, or by us. */
const isEcho = ({ message }: Told): boolean => told(message).is_echo === true;

type Said = Pick<Incoming, 'text' | 'messageType' | 'files' | 'inReplyTo' | 'automatic' | 'metadata'> & { id?: string };

function incomingOf(event: Told, other: 'sender' | 'recipient'): InstagramIncoming[] {
  const scopedId = code(told(event[other]).id);
  const at = instant(event.timestamp, 'milliseconds');
  const said = event.message ? messageOf(told(event.message)) : event.reaction ? reactionOf(told(event.reaction), at) : postbackOf(event.postback);
  if (!scopedId || !/^[\w-]{1,60}$/.test(scopedId) || !at || !said?.id) return [];
  const { id, ...rest } = said;
  return [{ ...rest, providerMessageId: id, scopedId, at }];
}

function messageOf(message: Told): Said | undefined {
  if (message.is_deleted === true) return undefined;
  const id = words(message.mid, 500);
  const attachments = all(message.attachments);
  const files = attachments.flatMap(fileOf);
  const links = attachments.filter(({ type }) => !MEDIA[words(type, 50) ?? '']).flatMap(({ payload }) => words(told(payload).url, 2_000) ?? []);
  const text = [words(message.text, 100_000), ...links].filter(Boolean).join('\n');
  const answered = words(told(message.reply_to).mid, 500);
  const story = words(told(told(message.reply_to).story).url, 2_000);
  return {
    id,
    text: text || (files.length ? '' : UNKNOWN),
    files,
    ...(files.length && !text && { messageType: MEDIA[words(attachments[0].type, 50) ?? '']?.type }),
    ...(answered && { inReplyTo: answered }),
    ...(story && { metadata: { story } }),
  };
}

function fileOf({ type, payload }: Told, i: number): IncomingFile[] {
  const [kind, url] = [words(type, 50) ?? '', words(told(payload).url, 4_000)];
  const media = MEDIA[kind];
  return media && url ? [{ name: `${kind}-${i + 1}${media.ending}`, remote: { url, ...(media.mime && { type: media.mime }) } }] : [];
}

/** An emoji at a message of ours: nobody has to answer it. */
function reactionOf({ mid, action, emoji, reaction }: Told, at?: string): Said | undefined {
  const answered = words(mid, 400);
  const text = words(emoji, 50) ?? words(reaction, 50);
  if (action !== 'react' || !answered || !text) return undefined;
  return { id: `${answered}:${at}`, text, automatic: true, inReplyTo: answered, metadata: { reaction: true } };
}

function postbackOf(postback: unknown): Said | undefined {
  const { mid, title, payload } = told(postback);
  const id = words(mid, 500);
  return id ? { id, text: words(title) ?? words(payload) ?? '', metadata: { chosen: words(payload) ?? null } } : undefined;
}

function reportOf({ read, timestamp }: Told): DeliveryReport[] {
  const [id, at] = [words(told(read).mid, 500), instant(timestamp, 'milliseconds')];
  return id && at ? [{ providerMessageId: id, status: 'read', at }] : [];
}
