import { Refused, type Outgoing } from './adapters';
import type { Told } from './providers.rules';

/** developers.facebook.com/docs/whatsapp/cloud-api/reference/messages: a text has at most 4096 characters, a caption 1024. */
const TEXT_MOST = 4_096;
const CAPTION_MOST = 1_024;
/** …/cloud-api/reference/media: what is shown as a picture, a video or a sound, and up to how many bytes; all else goes as a document. */
const SHOWN: Record<string, { type: 'image' | 'video' | 'audio'; most: number }> = {
  'image/jpeg': { type: 'image', most: 5_000_000 },
  'image/png': { type: 'image', most: 5_000_000 },
  'video/mp4': { type: 'video', most: 16_000_000 },
  'video/3gpp': { type: 'video', most: 16_000_000 },
  'audio/aac': { type: 'audio', most: 16_000_000 },
  'audio/amr': { type: 'audio', most: 16_000_000 },
  'audio/mpeg': { type: 'audio', most: 16_000_000 },
  'audio/mp4': { type: 'audio', most: 16_000_000 },
  'audio/ogg': { type: 'audio', most: 16_000_000 },
};

export interface Uploaded {
  id: string;
  name: string;
  type: string;
  size: number;
}
const typeOf = ({ type, size }: Uploaded): 'image' | 'video' | 'audio' | 'document' =>
  ((shown) => (shown && size <= shown.most ? shown.type : 'document'))(SHOWN[type]);

/** To whom: a number, or an id that is scoped to the business where somebody hides the number. */
export type Recipient = { to: string } | { recipient: string };

/**
 * What a message is at WhatsApp: one for its text and one for each file, where a text that fits is the caption of the first. The first brings our id back with
 * its reports (`biz_opaque_callback_data`). Throws `Refused` for a text that is too long.
 */
export function messagesOf({ id, text, template }: Pick<Outgoing, 'id' | 'text' | 'template'>, to: Recipient, files: Uploaded[], language: string): Told[] {
  const parts: Told[] = [];
  if (template) parts.push({ type: 'template', template: templateOf(template, language) });
  const captioned = !template && files.length > 0 && typeOf(files[0]) !== 'audio' && text.length <= CAPTION_MOST;
  if (!template && text.trim() && !captioned) {
    if (text.length > TEXT_MOST) throw new Refused('text_too_long', `WhatsApp: ${text.length} > ${TEXT_MOST}`);
    parts.push({ type: 'text', text: { body: text, preview_url: /https?:\/\//.test(text) } });
  }
  files.forEach((file, i) => parts.push(mediaOf(file, captioned && i === 0 ? text : '')));
  return parts.map((part, i) => ({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...to,
    ...part,
    ...(i === 0 && { biz_opaque_callback_data: id }),
  }));
}

function mediaOf(file: Uploaded, caption: string): Told {
  const type = typeOf(file);
  return { type, [type]: { id: file.id, ...(caption.trim() && { caption }), ...(type === 'document' && { filename: file.name }) } };
}

/** The placeholders of the body, in their order. */
const templateOf = ({ name, values }: NonNullable<Outgoing['template']>, language: string): Told => ({
  name,
  language: { code: language },
  ...(values.length && { components: [{ type: 'body', parameters: values.map((text) => ({ type: 'text', text })) }] }),
});

/** A template as WhatsApp has it: approved in languages like `de`, `en` or `en_GB`. */
export interface ProviderTemplate {
  name: string;
  language: string;
  category: string;
  content: string;
}

/** The language a template was approved in that is nearest to the one wanted. */
export function languageOf(template: { name: string; language: string }, known: readonly ProviderTemplate[]): string {
  const languages = known.filter(({ name }) => name === template.name).map(({ language }) => language);
  return languages.find((one) => one === template.language) ?? languages.find((one) => one.startsWith(`${template.language}_`)) ?? template.language;
}
