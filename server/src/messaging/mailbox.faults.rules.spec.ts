import { faultOf, type Fault, type Server } from './mailbox.faults.rules';

const server: Server = { kind: 'IMAP', host: 'imap.house.example', port: 143, security: 'starttls' };
const none: Fault = { code: '', message: '', response: '', authentication: false, consent: false, forbidden: false };

describe('what is wrong with a mailbox', () => {
  it.each<[string, Partial<Fault>, RegExp, RegExp]>([
    ['another network', { forbidden: true }, /nicht im Internet/, /not on the internet/],
    ['consent', { consent: true }, /neu/, /again/],
    ['password', { authentication: true, response: 'LOGIN failed' }, /Passwort.*„LOGIN failed“/, /password.*“LOGIN failed”/],
    ['name', { code: 'ENOTFOUND' }, /„imap.house.example“ gibt es nicht/, /There is no/],
    ['port', { code: 'ECONNREFUSED' }, /Port 143.*993/, /port 143.*993/],
    ['certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, /Zertifikat/, /certificate/],
    ['no STARTTLS', { message: 'Server does not support STARTTLS' }, /kein STARTTLS/, /no STARTTLS/],
    ['no TLS', { code: 'EPROTO', message: 'wrong version number' }, /nicht sofort TLS/, /not speak TLS/],
    ['silence', { code: 'ETIMEDOUT' }, /antwortet an Port 143 nicht ohne TLS/, /does not answer at port 143 without TLS/],
    ['folder', { response: "Mailbox doesn't exist: X" }, /Ordner/, /folders/],
    ['something else', { message: 'boom' }, /abgebrochen: boom/, /broke the connection off: boom/],
  ])('%s', (_, fault, de, en) => {
    const words = faultOf(server, { ...none, ...fault });
    expect(words.de).toMatch(de);
    expect(words.en).toMatch(en);
  });

  it('names the ports of the server in question', () => {
    expect(faultOf({ ...server, kind: 'SMTP', security: 'tls' }, { ...none, code: 'ETIMEDOUT' }).de).toMatch(/antwortet an Port 143 nicht\. .*465.*587/);
  });
});
