import { Unreachable } from '../core/http/outbound';
import { ConsentGone } from '../core/oauth/oauth';
import type { Words } from './adapters';
import { faultOf, type Fault, type Server } from './mailbox.faults.rules';
import type { MailboxSettings } from './mailbox.settings';

/** A server did not do what was asked of it, in words for people. */
export class MailboxFault extends Error {
  constructor(
    readonly words: Words,
    readonly fault: Fault,
  ) {
    super(words.en);
  }
}

/** Something of this house went wrong while a mailbox was read: the mailbox is not to blame. */
export class HouseFault extends Error {
  constructor(override readonly cause: unknown) {
    super((cause as Error).message);
  }
}
export const inHouse = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw new HouseFault(error);
  }
};

export const imapServer = ({ imapHost, imapPort, imapSecurity }: MailboxSettings): Server => ({
  kind: 'IMAP',
  host: imapHost,
  port: imapPort,
  security: imapSecurity,
});
export const smtpServer = ({ smtpHost, smtpPort, smtpSecurity }: MailboxSettings): Server => ({
  kind: 'SMTP',
  host: smtpHost,
  port: smtpPort,
  security: smtpSecurity,
});

/** The error of imapflow or nodemailer, translated. */
export function explain(server: Server, error: unknown): MailboxFault {
  if (error instanceof MailboxFault) return error;
  const fault = partsOf(error);
  return new MailboxFault(faultOf(server, fault), fault);
}

function partsOf(error: unknown): Fault {
  const given = error as Error & {
    code?: string;
    response?: unknown;
    responseText?: string;
    authenticationFailed?: boolean;
    serverResponseCode?: string;
    cause?: Error;
  };
  const words = given.responseText ?? (typeof given.response === 'string' ? given.response : '');
  const response = words
    .replace(/^(\w+ )?(NO|BAD|BYE) /, '')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
  const code = given.code ?? given.serverResponseCode ?? (given.cause as { code?: string } | undefined)?.code ?? '';
  return {
    code,
    message: [given.message, given.cause?.message].filter(Boolean).join(' '),
    response,
    authentication: Boolean(given.authenticationFailed) || code === 'EAUTH',
    consent: error instanceof ConsentGone,
    forbidden: error instanceof Unreachable || given.cause instanceof Unreachable,
  };
}
