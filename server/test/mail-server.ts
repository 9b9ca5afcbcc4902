import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answers, describeWith, ended, freePort, greets, programOf, start } from './servers';

/** A mailbox provider of its own on loopback: IMAP by Debian's dovecot, SMTP by Debian's exim4. Every address has the same password. */
export interface MailServer {
  imap: { host: string; port: number; tlsPort: number };
  smtp: { host: string; port: number };
  password: string;
  /** Where a mailbox lies (Maildir). */
  folderOf(address: string): string;
  /** Ends dovecot and begins it anew, as after a loss of power. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const PASSWORD = 'secret';
const programs = { dovecot: programOf('dovecot'), exim: programOf('exim4'), openssl: programOf('openssl') };
const installed = Object.values(programs).every(Boolean) && fs.existsSync('/usr/lib/dovecot/lmtp');

export const withMailServer = describeWith(installed);

/** `introspect`: the address that tells dovecot whether an OAuth token holds (RFC 7662); the token is its end. */
export async function mailServer({ introspect }: { introspect?: string } = {}): Promise<MailServer> {
  if (!installed) throw new Error('These tests talk to real mail servers: install the packages dovecot-imapd, dovecot-lmtpd and exim4-daemon-light.');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-mail-'));
  fs.chmodSync(folder, 0o755);
  const [imap, tls, lmtp, smtp, auth] = await Promise.all([freePort(), freePort(), freePort(), freePort(), freePort()]);
  certificate(folder);
  const dovecotConf = path.join(folder, 'dovecot.conf');
  fs.writeFileSync(dovecotConf, dovecot(folder, { imap, tls, lmtp, auth }, introspect));
  const eximConf = path.join(folder, 'exim.conf');
  fs.writeFileSync(eximConf, exim(folder, { lmtp, smtp }));
  fs.mkdirSync(path.join(folder, 'spool'));
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'Debian-exim', path.join(folder, 'spool')]);
  const beginDovecot = async () => {
    const child = start(programs.dovecot!, ['-F', '-c', dovecotConf]);
    await Promise.all([imap, lmtp].map((port) => answers(child, () => greets(port))));
    return child;
  };
  let running = await beginDovecot();
  const sender = start(programs.exim!, ['-C', eximConf, '-bdf', '-q1s', '-oX', `127.0.0.1.${smtp}`]);
  await answers(sender, () => greets(smtp));
  return {
    imap: { host: '127.0.0.1', port: imap, tlsPort: tls },
    smtp: { host: '127.0.0.1', port: smtp },
    password: PASSWORD,
    folderOf: (address) => path.join(folder, 'mail', address),
    restart: async () => {
      await ended(running);
      running = await beginDovecot();
    },
    stop: async () => {
      await Promise.all([ended(running), ended(sender)]);
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

const me = () => ({ user: os.userInfo().username, uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 });

function dovecot(folder: string, port: Record<'imap' | 'tls' | 'lmtp' | 'auth', number>, introspect?: string): string {
  const { user, uid, gid } = me();
  // mail belongs to whoever runs the test; dovecot itself refuses to keep mail as root
  const [owner, group] = uid === 0 ? ['mail', 'mail'] : [String(uid), String(gid)];
  fs.mkdirSync(path.join(folder, 'mail'), { mode: 0o777 });
  fs.chmodSync(path.join(folder, 'mail'), 0o777);
  fs.writeFileSync(
    path.join(folder, 'oauth.conf'),
    `introspection_mode = get\nintrospection_url = ${introspect ?? 'http://127.0.0.1:9/'}\nusername_attribute = email\nactive_attribute = active\nactive_value = true\n`,
  );
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
info_log_path = ${folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
default_internal_user = ${user === 'root' ? 'dovecot' : user}
default_login_user = ${user === 'root' ? 'dovenull' : user}
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
mail_location = maildir:${folder}/mail/%u
mail_uid = ${owner}
mail_gid = ${group}
first_valid_uid = 1
mailbox_list_index = no
maildir_very_dirty_syncs = no
mailbox_idle_check_interval = 1 secs
mail_max_userip_connections = 100
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${folder}/oauth.conf
}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${owner} gid=${group} home=${folder}/mail/%u allow_all_users=yes
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \\Sent
    auto = create
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port.imap}
  }
  inet_listener imaps {
    port = ${port.tls}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${port.lmtp}
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}

/** Takes mail from whoever signed in, hands it to dovecot, and says at once that nobody lives at `nobody@` and that `later@` should try again. */
function exim(folder: string, port: Record<'lmtp' | 'smtp', number>): string {
  return `
primary_hostname = mail.test.example
spool_directory = ${folder}/spool
log_file_path = ${folder}/spool/%s.log
pid_file_path = ${folder}/spool/exim.pid
tls_advertise_hosts = *
tls_certificate = ${folder}/cert.pem
tls_privatekey = ${folder}/key.pem
acl_smtp_rcpt = rcpt
acl_smtp_data = accept
message_size_limit = 60M
never_users =
rfc1413_query_timeout = 0s
host_lookup =
queue_run_max = 5
begin acl
rcpt:
  deny !authenticated = *
    message = 5.7.1 sign in first
  deny local_parts = refused
    message = 5.7.1 we do not want your mail
  defer local_parts = later
    message = 4.3.2 try again later
  accept
begin routers
nobody:
  driver = redirect
  local_parts = nobody
  allow_fail
  data = :fail: no such user here
all:
  driver = manualroute
  transport = dovecot
  route_list = * 127.0.0.1
  self = send
begin transports
dovecot:
  driver = smtp
  protocol = lmtp
  port = ${port.lmtp}
  hosts_avoid_tls = *
  hosts_try_chunking =
begin retry
* * F,1h,1s
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if eq{$auth3}{${PASSWORD}}}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = \${if eq{$auth2}{${PASSWORD}}}
  server_set_id = $auth1
xoauth2:
  driver = plaintext
  public_name = XOAUTH2
  server_prompts = :
  server_condition = \${if match{$auth1}{auth=Bearer good-}}
  server_set_id = xoauth2
`;
}

function certificate(folder: string): void {
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=mail.test.example', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  execFileSync(
    programs.openssl!,
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
    { stdio: 'ignore' },
  );
  fs.chmodSync(key, 0o644); // of nobody's but this test's
}
