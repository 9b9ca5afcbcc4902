/** What is wrong, for people. */
type Words = Record<'de' | 'en', string>;

/** Which of the two servers, as it is called and where. */
export interface Server {
  kind: 'IMAP' | 'SMTP';
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
}

/** What the parts of an error of a connection tell; each library has its own. */
export interface Fault {
  code: string;
  message: string;
  /** The server's own words, if it had any. */
  response: string;
  authentication: boolean;
  /** A person took the consent back. */
  consent: boolean;
  /** The address lies where it must not. */
  forbidden: boolean;
}

type Case = [fits: (fault: Fault) => boolean, words: (server: Server, fault: Fault) => Words];

const CERTIFICATE =
  /DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT|CERT_HAS_EXPIRED|ERR_TLS_CERT_ALTNAME_INVALID|CERT_/;
const TIMEOUT = /ETIMEDOUT|ETIME|CONNECT_TIMEOUT|GREETING_TIMEOUT|UPGRADE_TIMEOUT|ESOCKETTIMEDOUT|timed? ?out/i;
const NO_TLS = /wrong version number|packet length too long|ERR_SSL_|EPROTO|record layer|ERR_TLS_/i;

const said = ({ response }: Fault) => (response ? { de: ` Der Server sagt: „${response}“`, en: ` The server says: “${response}”` } : { de: '', en: '' });
const text = (fault: Fault) => `${fault.code} ${fault.message}`;

const CASES: Case[] = [
  [
    ({ forbidden }) => forbidden,
    ({ kind, host }) => ({
      de: `Der ${kind}-Server „${host}“ liegt nicht im Internet; solche Adressen sind hier nicht erlaubt.`,
      en: `The ${kind} server “${host}” is not on the internet; such addresses are not allowed here.`,
    }),
  ],
  [
    ({ consent }) => consent,
    () => ({
      de: 'Die Erlaubnis für dieses Postfach wurde zurückgenommen oder ist abgelaufen. Verbinden Sie das Konto bitte neu.',
      en: 'The permission for this mailbox was taken back or has run out. Please connect the account again.',
    }),
  ],
  [
    ({ authentication }) => authentication,
    ({ kind }, fault) => ({
      de: `Der ${kind}-Server nimmt Benutzername oder Passwort nicht an.${said(fault).de} Manche Anbieter verlangen ein eigenes App-Passwort.`,
      en: `The ${kind} server does not accept the user name or password.${said(fault).en} Some providers ask for an app password of its own.`,
    }),
  ],
  [
    (fault) => /ENOTFOUND|EAI_AGAIN|EDNS|EAI_NODATA/.test(text(fault)),
    ({ kind, host }) => ({
      de: `Den ${kind}-Server „${host}“ gibt es nicht. Bitte prüfen Sie, ob der Name richtig geschrieben ist.`,
      en: `There is no ${kind} server “${host}”. Please check how the name is spelled.`,
    }),
  ],
  [
    (fault) => /ECONNREFUSED/.test(text(fault)),
    ({ kind, host, port }) => ({
      de: `Auf „${host}“ antwortet niemand an Port ${port}. Üblich sind ${ports(kind).de}.`,
      en: `Nobody answers at port ${port} of “${host}”. ${ports(kind).en} are usual.`,
    }),
  ],
  [
    (fault) => CERTIFICATE.test(text(fault)) || /certificate/i.test(fault.message),
    ({ kind, host }, fault) => ({
      de: `Das Zertifikat des ${kind}-Servers „${host}“ ist nicht vertrauenswürdig (${fault.code || fault.message}). Ist es ein Server im eigenen Haus, erlauben Sie selbst ausgestellte Zertifikate.`,
      en: `The certificate of the ${kind} server “${host}” cannot be trusted (${fault.code || fault.message}). If it is a server of your own, allow self-signed certificates.`,
    }),
  ],
  [
    (fault) => /STARTTLS/i.test(fault.message),
    ({ kind, host }) => ({
      de: `Der ${kind}-Server „${host}“ kann auf diesem Port kein STARTTLS. Wählen Sie TLS mit dem dafür üblichen Port.`,
      en: `The ${kind} server “${host}” has no STARTTLS at this port. Choose TLS with its usual port.`,
    }),
  ],
  [
    (fault) => NO_TLS.test(text(fault)),
    ({ kind, port }) => ({
      de: `An Port ${port} spricht der ${kind}-Server nicht sofort TLS. Wählen Sie STARTTLS oder einen anderen Port (${ports(kind).de}).`,
      en: `At port ${port} the ${kind} server does not speak TLS at once. Choose STARTTLS or another port (${ports(kind).en}).`,
    }),
  ],
  [
    (fault) => TIMEOUT.test(text(fault)),
    ({ kind, host, port, security }) => ({
      de: `Der ${kind}-Server „${host}“ antwortet an Port ${port} nicht${security === 'tls' ? '' : ' ohne TLS'}. Stimmen Port und Verschlüsselung (${ports(kind).de})?`,
      en: `The ${kind} server “${host}” does not answer at port ${port}${security === 'tls' ? '' : ' without TLS'}. Are port and encryption right (${ports(kind).en})?`,
    }),
  ],
  [
    (fault) => /NONEXISTENT|TRYCREATE|doesn't exist|does not exist|unknown mailbox/i.test(`${fault.response} ${text(fault)}`),
    (_, fault) => ({
      de: `Einen der Ordner gibt es im Postfach nicht.${said(fault).de}`,
      en: `One of the folders is not in the mailbox.${said(fault).en}`,
    }),
  ],
];

const ports = (kind: Server['kind']): Words =>
  kind === 'IMAP'
    ? { de: '993 (TLS) und 143 (STARTTLS)', en: '993 (TLS) and 143 (STARTTLS)' }
    : { de: '465 (TLS) und 587 (STARTTLS)', en: '465 (TLS) and 587 (STARTTLS)' };

/** What is wrong with a mailbox in plain words: the host, the port, the encryption, the password; else what the server said. */
export function faultOf(server: Server, fault: Fault): Words {
  const found = CASES.find(([fits]) => fits(fault));
  if (found) return found[1](server, fault);
  const reason = fault.response || fault.message || fault.code;
  return {
    de: `Der ${server.kind}-Server „${server.host}“ hat die Verbindung abgebrochen: ${reason}`,
    en: `The ${server.kind} server “${server.host}” broke the connection off: ${reason}`,
  };
}
