import type { DeliveryReport, Echo, Incoming, IncomingFile, Sender } from './adapters';
import type { MessageType } from './messages.entity';
import { meaningOf } from './meta.rules';
import { all, code, instant, told, words, type Told } from './providers.rules';

/** What somebody is called without a phone number: `user_id`, scoped to the business (since usernames came, 2026). */
export interface WhatsAppSender extends Sender {
  scopedId?: string;
}
export type WhatsAppIncoming = Omit<Incoming, 'from'> & { from: WhatsAppSender };
/** A report that brings back our own id of the message (`biz_opaque_callback_data`). */
export interface WhatsAppTold {
  incoming: WhatsAppIncoming[];
  echoes: Echo[];
  reports: DeliveryReport[];
}

const UNKNOWN = '(Diese Nachricht lässt sich hier nicht anzeigen. / This message cannot be shown here.)';
const MEDIA: Record<string, MessageType> = { image: 'image', sticker: 'image', audio: 'audio', voice: 'audio', video: 'file', document: 'file' };
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * What a call of the `messages` webhook tells of the number `phoneNumberId`; what belongs to other numbers of the account is not ours to hear. The shape is that
 * of developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages. What is no message is left out, the others still count.
 */
export function toldBy(body: Told, phoneNumberId: string): WhatsAppTold {
  const changes = all(body.entry).flatMap((entry) => all(entry.changes));
  const valuesOf = (field: string) =>
    changes
      .filter((change) => change.field === field)
      .map(({ value }) => told(value))
      .filter(({ metadata }) => code(told(metadata).phone_number_id) === phoneNumberId);
  const values = valuesOf('messages');
  return {
    echoes: valuesOf('smb_message_echoes').flatMap((value) => all(value.message_echoes).flatMap(echoOf)),
    incoming: values.flatMap((value) => all(value.messages).flatMap((message) => incomingOf(message, all(value.contacts)))),
    reports: values.flatMap((value) => all(value.statuses).flatMap(reportOf)),
  };
}

function incomingOf(message: Told, contacts: Told[]): WhatsAppIncoming[] {
  const id = words(message.id, 500);
  const from = senderOf(message, contacts);
  const at = instant(message.timestamp, 'seconds');
  const type = words(message.type, 50) ?? '';
  const said = id && at && from && !message.group_id ? contentOf(type, message) : undefined;
  if (!said) return [];
  const context = told(message.context);
  const answered = words(context.id, 500);
  return [{ providerMessageId: id!, from: from!, at: at!, ...said, ...(answered && { inReplyTo: answered }) }];
}

/** What was written in WhatsApp's own app: …/whatsapp/embedded-signup/onboarding-business-app-users, `smb_message_echoes`. */
function echoOf(message: Told): Echo[] {
  const [id, at, number] = [words(message.id, 500), instant(message.timestamp, 'seconds'), code(message.to)];
  const said = id && at && number && /^\d{5,15}$/.test(number) ? contentOf(words(message.type, 50) ?? '', message) : undefined;
  if (!said) return [];
  const answered = words(told(message.context).id, 500);
  return [{ providerMessageId: id!, to: { phone: `+${number}` }, at: at!, ...said, ...(answered && { inReplyTo: answered }) }];
}

function senderOf(message: Told, contacts: Told[]): WhatsAppSender | undefined {
  const number = code(message.from);
  const scopedId = code(message.from_user_id);
  const contact = contacts.find((one) => (number && code(one.wa_id) === number) || (scopedId && code(one.user_id) === scopedId)) ?? told(undefined);
  const profile = told(contact.profile);
  const name = words(profile.name, 200);
  const phone = number && /^\d{5,15}$/.test(number) ? `+${number}` : undefined;
  const handle = phone ? undefined : (words(profile.username, 64) ?? scopedId);
  if (!phone && !handle) return undefined;
  return { ...(phone ? { phone } : { handle }), ...(name && { name }), ...(scopedId && { scopedId }) };
}

type Said = Pick<Incoming, 'text' | 'messageType' | 'files' | 'inReplyTo' | 'automatic' | 'metadata'>;

function contentOf(type: string, message: Told): Said | undefined {
  const own = told(message[type]);
  if (MEDIA[type]) return mediaOf(type, own);
  switch (type) {
    case 'text':
      return { text: words(own.body, 100_000) ?? '' };
    case 'button':
      return { text: words(own.text) ?? words(own.payload) ?? '' };
    case 'interactive':
      return interactiveOf(own);
    case 'location':
      return { text: placeOf(own) || UNKNOWN };
    case 'contacts':
      return { text: all(message.contacts).map(cardOf).join('\n') };
    case 'reaction':
      return reactionOf(own);
    case 'order':
      return { text: orderOf(own) };
    case 'system':
      return { text: words(own.body) ?? '', automatic: true, metadata: { system: words(own.type) ?? 'system' } };
    default:
      return { text: UNKNOWN, metadata: { unsupported: type } };
  }
}

function mediaOf(type: string, own: Told): Said | undefined {
  const id = code(own.id);
  if (!id) return undefined;
  const mime = words(own.mime_type, 200)?.split(';')[0].trim();
  const remote = { id, type: mime, sha256: words(own.sha256, 100) };
  const name = words(own.filename, 200) ?? `${type}-${id.slice(-8)}${ENDINGS[mime ?? ''] ?? ''}`;
  const files: IncomingFile[] = [{ name, remote }];
  return { text: words(own.caption, 10_000) ?? '', messageType: MEDIA[type], files };
}

const ENDINGS: Record<string, string> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'audio/ogg': '.ogg',
  'audio/mpeg': '.mp3',
  'audio/mp4': '.m4a',
  'audio/aac': '.aac',
  'audio/amr': '.amr',
  'video/mp4': '.mp4',
  'video/3gpp': '.3gp',
  'application/pdf': '.pdf',
};

function interactiveOf(own: Told): Said {
  const chosen = told(own.button_reply ?? own.list_reply);
  const form = told(own.nfm_reply);
  const lines = [words(chosen.title), words(chosen.description), words(form.body)].filter(Boolean);
  return { text: lines.join('\n') || UNKNOWN, ...(code(chosen.id) && { metadata: { chosen: code(chosen.id) } }) };
}

/** An emoji at a message of ours: nobody has to answer it. One that was taken back says nothing. */
function reactionOf(own: Told): Said | undefined {
  const emoji = words(own.emoji, 50);
  const answered = words(own.message_id, 500);
  return emoji ? { text: emoji, automatic: true, ...(answered && { inReplyTo: answered }), metadata: { reaction: true } } : undefined;
}

function placeOf({ latitude, longitude, name, address }: Told): string {
  const [lat, long] = [Number(latitude), Number(longitude)];
  const map = Number.isFinite(lat) && Number.isFinite(long) ? `https://www.openstreetmap.org/?mlat=${lat}&mlon=${long}` : undefined;
  return [words(name), words(address), map].filter(Boolean).join('\n');
}

function cardOf({ name, phones, emails }: Told): string {
  const numbers = all(phones).map(({ phone }) => words(phone, 60));
  const mails = all(emails).map(({ email }) => words(email, 300));
  return [words(told(name).formatted_name, 200), ...numbers, ...mails].filter(Boolean).join(', ');
}

function orderOf({ text, product_items: items }: Told): string {
  const lines = all(items).map((item) => `${code(item.quantity) ?? '1'} × ${code(item.product_retailer_id) ?? '?'}`);
  return [words(text, 10_000), ...lines].filter(Boolean).join('\n');
}

const STATUS: Record<string, DeliveryReport['status']> = { sent: 'sent', delivered: 'delivered', read: 'read', played: 'read', failed: 'failed' };

function reportOf(status: Told): DeliveryReport[] {
  const id = words(status.id, 500);
  const known = STATUS[words(status.status, 50) ?? ''];
  const at = instant(status.timestamp, 'seconds');
  if (!id || !known || !at) return [];
  const [error] = all(status.errors);
  const number = Number(code(error?.code) ?? 0);
  const said = words(told(error?.error_data).details) ?? words(error?.message) ?? words(error?.title);
  const failure = known === 'failed' && { code: meaningOf(number), reason: `${said ?? 'failed'} (${number})` };
  const ours = words(status.biz_opaque_callback_data, 100);
  return [{ providerMessageId: id, status: known, at, ...failure, ...(ours && UUID.test(ours) && { messageId: ours }) }];
}
