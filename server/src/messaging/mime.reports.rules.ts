import { header, messageIds, type Headers } from './mime.rules';

/** What another mail server says about a mail of ours. */
export interface MailReport {
  /** `delayed`: still trying, nothing is decided. */
  outcome: 'failed' | 'delayed' | 'delivered' | 'read';
  /** The mail it is about; null where the report does not say. */
  messageId: string | null;
  recipient: string | null;
  /** Enhanced status code (RFC 3463), as 5.1.1. */
  code: string | null;
  /** The other server's words. */
  reason: string | null;
}

export interface ReportParts {
  headers: Headers;
  from: string;
  subject: string;
  text: string;
  /** The whole of message/delivery-status. */
  deliveryStatus?: string;
  /** The whole of message/disposition-notification. */
  disposition?: string;
  /** Beginning of the mail that came back, or its headers. */
  original?: string;
}

const OUTCOMES: Record<string, MailReport['outcome']> = {
  failed: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
  relayed: 'delivered',
  expanded: 'delivered',
};

/** A delivery report (RFC 3464), a receipt (RFC 8098) or a bounce in the words of a server that follows neither; null for any other mail. */
export function reportOf(parts: ReportParts): MailReport | null {
  const original = messageIds(fieldOf(parts.original ?? '', 'message-id') ?? '')[0] ?? null;
  if (parts.deliveryStatus) return delivery(parts.deliveryStatus, original);
  if (parts.disposition) return receipt(parts.disposition, original);
  return bounce(parts, original);
}

function delivery(status: string, original: string | null): MailReport | null {
  const groups = status.replace(/\r\n?/g, '\n').split(/\n\s*\n/);
  const recipients = groups.filter((group) => fieldOf(group, 'action'));
  const worst = recipients.find((group) => outcomeOf(group) === 'failed') ?? recipients[0];
  if (!worst) return null;
  return {
    outcome: outcomeOf(worst),
    messageId: original,
    recipient: addressOf(fieldOf(worst, 'original-recipient') ?? fieldOf(worst, 'final-recipient')),
    code: /\d\.\d{1,3}\.\d{1,3}/.exec(fieldOf(worst, 'status') ?? '')?.[0] ?? null,
    reason: fieldOf(worst, 'diagnostic-code')?.replace(/^\s*[\w-]+\s*;\s*/, '') ?? fieldOf(worst, 'status'),
  };
}

const outcomeOf = (group: string) => OUTCOMES[(fieldOf(group, 'action') ?? '').toLowerCase().split(/[\s(]/)[0]] ?? 'delayed';

function receipt(text: string, original: string | null): MailReport | null {
  const disposition = (fieldOf(text, 'disposition') ?? '').toLowerCase();
  if (!/;\s*displayed/.test(disposition)) return null;
  const messageId = messageIds(fieldOf(text, 'original-message-id') ?? '')[0] ?? original;
  return { outcome: 'read', messageId, recipient: addressOf(fieldOf(text, 'final-recipient')), code: null, reason: null };
}

const DAEMON = /^(mailer-daemon|postmaster|mail-daemon|mdaemon)@/i;
const UNDELIVERED =
  /undeliver|delivery (status|failure|has failed|failed)|failure notice|returned mail|mail delivery (failed|system)|unzustellbar|nicht zugestellt|konnte nicht .*zugestellt/i;

function bounce({ headers, from, subject, text }: ReportParts, original: string | null): MailReport | null {
  const failed = header(headers, 'x-failed-recipients');
  const nobody = header(headers, 'return-path').replace(/\s/g, '') === '<>';
  if (!(failed || ((DAEMON.test(from) || nobody) && UNDELIVERED.test(subject)))) return null;
  const quoted = messageIds(/^\s*>?\s*message-id:\s*(<[^>]+>)/im.exec(text)?.[1] ?? '')[0];
  const reason = /^.*\b[45]\d\d[ -].*$/m.exec(text)?.[0].trim();
  return {
    outcome: 'failed',
    messageId: original ?? quoted ?? null,
    recipient: failed.split(',')[0].trim() || (/[\w.+-]+@[\w-]+\.[\w.-]+\w/.exec(text)?.[0] ?? null),
    code: /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? null,
    reason: reason?.slice(0, 500) ?? null,
  };
}

/** A field of a block of them, folded lines put together. */
function fieldOf(block: string, name: string): string | null {
  const unfolded = block.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(unfolded)?.[1].trim() || null;
}

/** `rfc822; max@example.com` */
const addressOf = (field: string | null): string | null =>
  field
    ?.replace(/^[^;]*;/, '')
    .replace(/[<>\s]/g, '')
    .toLowerCase() || null;
