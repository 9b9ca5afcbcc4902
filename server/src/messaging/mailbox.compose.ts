import type { SendMailOptions } from 'nodemailer';
import { html, raw, type Html } from '../core/html';
import type { OpenChannel, Outgoing } from './adapters';
import { answerSubject, messageIdOf, plusAddress, realIds, recipients } from './mailbox.compose.rules';
import type { MailboxSettings } from './mailbox.settings';
import { tracked, type Tracks } from './mailbox.tracking.rules';

export interface Composing {
  channel: OpenChannel;
  box: MailboxSettings;
  organization: string;
  /** Where the newest mail of the thread wants its answer. */
  lastWriter: string | null;
  /** Set where it may be noticed that it is opened. */
  tracks?: Tracks;
}

/** A mail of ours, for nodemailer. Files are read while it is sent. */
export async function compose(
  message: Outgoing,
  { channel, box, organization, lastWriter, tracks }: Composing,
): Promise<SendMailOptions & { messageId: string }> {
  const own = channel.ownAddress!;
  const token = message.conversation.replyToken;
  const thread = realIds(message.thread);
  const automatic = message.metadata.autoReply === true;
  const markup = bodyOf(message, channel.signature, box.plusAddresses ? '' : token);
  const files = await Promise.all(
    message.files.map(async (file) => ({ filename: file.name, contentType: file.type, cid: file.contentId ?? undefined, content: await file.read() })),
  );
  return {
    messageId: messageIdOf(message.id, own),
    from: { name: box.senderName ?? organization, address: own },
    ...addressed(message, lastWriter),
    subject: answerSubject(message.subject, thread.length > 0),
    ...(box.plusAddresses && { replyTo: plusAddress(own, token) }),
    ...(thread.length && { inReplyTo: thread[0], references: [...thread].reverse().join(' ') }),
    text: textOf(message.text, channel.signature, box.plusAddresses ? '' : token),
    html: tracks ? tracked(markup, tracks) : markup,
    attachments: files,
    headers: {
      ...(automatic && { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }),
      ...(message.metadata.category === 'marketing' && { 'List-Unsubscribe': `<mailto:${own}?subject=unsubscribe>` }),
    },
  };
}

function addressed({ to: { address, name } }: Outgoing, lastWriter: string | null): Pick<SendMailOptions, 'to' | 'cc'> {
  const { to, cc } = recipients(address, lastWriter);
  return { to: to === address ? { name: name === address ? '' : name, address } : to, ...(cc.length && { cc }) };
}

const textOf = (text: string, signature: string | null, token: string): string =>
  [text, ...(signature ? [`-- \n${signature}`] : []), ...(token ? [`Ref: [k-${token}]`] : [])].join('\n\n');

const ADDRESS = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/g;
const linked = (line: string): Html[] => line.split(ADDRESS).map((part, i) => (i % 2 ? html`<a href="${part}">${part}</a>` : html`${part}`));
const lines = (text: string): Html[] => text.split('\n').map((line, i) => html`${i > 0 && raw('<br />')}${linked(line)}`);
const paragraphs = (text: string): Html[] => text.split(/\n\s*\n/).map((each) => html`<p style="margin:0 0 14px">${lines(each)}</p>`);

/** What was arranged in a template stands as it is; what was typed becomes paragraphs. */
function bodyOf({ html: given, text }: Outgoing, signature: string | null, token: string): string {
  const body =
    given === null ? html`<div style="font-family:'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5">${paragraphs(text)}</div>` : raw(given);
  const below = signature ? html`<div style="color:#5b6575;font-size:14px;line-height:1.4">-- <br />${lines(signature)}</div>` : '';
  const reference = token ? html`<p style="color:#9aa3af;font-size:11px;margin:16px 0 0">Ref: [k-${token}]</p>` : '';
  const added = html`${below}${reference}`.toString();
  const markup = body.toString();
  return /<\/body>/i.test(markup) ? markup.replace(/<\/body>/i, () => `${added}</body>`) : `${markup}${added}`;
}
