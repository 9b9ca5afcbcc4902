import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { validateSync } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import type { OAuthProvider } from '../core/oauth/oauth';
import type { Channel } from './channels.entity';
import type { Words } from './adapters';

export const SECURITY = ['tls', 'starttls', 'none'] as const;
export const AUTHENTICATION = ['password', 'google', 'microsoft'] as const;

/** How a mailbox is reached, from the free settings of its channel. */
class Settings {
  @IsIn(AUTHENTICATION) authentication: 'password' | OAuthProvider = 'password';
  @IsString() @MaxLength(300) user: string;
  @Matches(/^[\w.:-]{1,253}$/) imapHost: string;
  @IsInt() @Min(1) @Max(65_535) imapPort: number;
  @IsIn(SECURITY) imapSecurity: (typeof SECURITY)[number] = 'tls';
  @Matches(/^[\w.:-]{1,253}$/) smtpHost: string;
  @IsInt() @Min(1) @Max(65_535) smtpPort: number;
  @IsIn(SECURITY) smtpSecurity: (typeof SECURITY)[number] = 'starttls';
  /** Where SMTP wants another name than IMAP. */
  @IsOptional() @IsString() @MaxLength(300) smtpUser?: string;
  /** What is read; the inbox if nothing is named. */
  @IsString({ each: true }) folders: string[] = ['INBOX'];
  /** Of what is there already when the mailbox is connected: as old as so many days. */
  @IsInt() @Min(0) @Max(3650) historyDays: number = 30;
  /** A certificate that nobody vouches for is good enough (a server of the house). */
  @IsOptional() selfSigned?: boolean;
  /** The provider takes `name+anything@…` for `name@…`, so that answers find their conversation by their address. */
  @IsOptional() plusAddresses?: boolean;
  /** The name that recipients see; left out, the organization's. */
  @IsOptional() @IsString() @MaxLength(200) senderName?: string;
  /** A copy of what is sent is put into the mailbox's folder for it. Google and Microsoft do it themselves. */
  @IsOptional() keepSent?: boolean;
  /** Nothing is looked for at present. */
  @IsOptional() paused?: boolean;
}
export type MailboxSettings = Settings;

/** The servers of providers whose accounts come with OAuth: support.google.com/a/answer/9003945, learn.microsoft.com/exchange (Authenticate an IMAP, POP or SMTP connection using OAuth). */
const KNOWN: Record<OAuthProvider, Partial<Settings>> = {
  google: {
    imapHost: 'imap.gmail.com',
    imapPort: 993,
    imapSecurity: 'tls',
    smtpHost: 'smtp.gmail.com',
    smtpPort: 465,
    smtpSecurity: 'tls',
    plusAddresses: true,
  },
  microsoft: { imapHost: 'outlook.office365.com', imapPort: 993, imapSecurity: 'tls', smtpHost: 'smtp.office365.com', smtpPort: 587, smtpSecurity: 'starttls' },
};

/** The settings of a channel, or what is wrong with them. */
export function mailboxOf({
  settings,
  ownAddress,
}: Pick<Channel, 'settings' | 'ownAddress'>): { ok: true; box: MailboxSettings } | { ok: false; reason: Words } {
  const known = KNOWN[settings.authentication as OAuthProvider] ?? {};
  const said = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null)); // left empty is as usual
  const box = plainToInstance(Settings, { user: ownAddress ?? undefined, ...known, ...said });
  if (!Array.isArray(box.folders) || !box.folders.length) box.folders = ['INBOX'];
  if (!ownAddress) return { ok: false, reason: { de: 'Die E-Mail-Adresse des Postfachs fehlt.', en: 'The e-mail address of the mailbox is missing.' } };
  const [fault] = validateSync(box);
  if (!fault) return { ok: true, box };
  return {
    ok: false,
    reason: {
      de: `Die Angabe „${LABELS[fault.property]?.de ?? fault.property}“ fehlt oder stimmt nicht.`,
      en: `“${LABELS[fault.property]?.en ?? fault.property}” is missing or wrong.`,
    },
  };
}

const LABELS: Record<string, Words> = {
  user: { de: 'Benutzername', en: 'User name' },
  imapHost: { de: 'Posteingangsserver (IMAP)', en: 'Incoming server (IMAP)' },
  imapPort: { de: 'Port (IMAP)', en: 'Port (IMAP)' },
  imapSecurity: { de: 'Verschlüsselung (IMAP)', en: 'Encryption (IMAP)' },
  smtpHost: { de: 'Postausgangsserver (SMTP)', en: 'Outgoing server (SMTP)' },
  smtpPort: { de: 'Port (SMTP)', en: 'Port (SMTP)' },
  smtpSecurity: { de: 'Verschlüsselung (SMTP)', en: 'Encryption (SMTP)' },
  folders: { de: 'Ordner', en: 'Folders' },
  historyDays: { de: 'Tage zurück', en: 'Days back' },
  authentication: { de: 'Anmeldung', en: 'Sign-in' },
};
