import { html } from '../html';
import { mailLayout } from '../mail/mail.layout';
import type { Mail } from '../mail/mail.service';
import type { OrganizationFacts } from '../organization';

type Locale = 'de' | 'en';
type Sender = Pick<OrganizationFacts, 'name' | 'brand'>;

const brand = ({ name, brand: look }: Sender) => ({ name, primaryColor: look?.primaryColor, footer: look?.footer ? look.footer.split('\n') : [] });
const button = (href: string, label: string) =>
  html`<a href="${href}" style="display:inline-block;padding:12px 24px;border-radius:6px;background:#1f3a5f;color:#ffffff;text-decoration:none;font-weight:600"
    >${label}</a
  >`;

const WORDS = {
  de: {
    invited: (organization: string) => `Einladung zu ${organization}`,
    invitedBy: (who: string, organization: string) => `${who} lädt Sie ein, in ${organization} mitzuarbeiten.`,
    accept: 'Einladung annehmen',
    week: 'Der Link gilt sieben Tage.',
    reset: 'Neues Passwort festlegen',
    resetWhy: 'Für dieses Konto wurde ein neues Passwort angefordert. Waren Sie das nicht, ist nichts zu tun: Ihr Passwort bleibt, wie es ist.',
    hour: 'Der Link gilt eine Stunde und nur einmal.',
  },
  en: {
    invited: (organization: string) => `Invitation to ${organization}`,
    invitedBy: (who: string, organization: string) => `${who} invites you to work in ${organization}.`,
    accept: 'Accept the invitation',
    week: 'The link is valid for seven days.',
    reset: 'Set a new password',
    resetWhy: 'Somebody asked for a new password for this account. If it was not you, there is nothing to do: your password stays as it is.',
    hour: 'The link is valid for one hour, once.',
  },
};

export function invitationMail(locale: Locale, organization: Sender, to: string, inviter: string, link: string): Mail {
  const say = WORDS[locale];
  const body = html`<p>${say.invitedBy(inviter, organization.name)}</p>
    <p>${button(link, say.accept)}</p>
    <p>${say.week}</p>`;
  const subject = say.invited(organization.name);
  return { to: [to], subject, html: mailLayout({ organization: brand(organization), heading: subject, body }) };
}

export function resetMail(locale: Locale, organization: Sender, to: string, link: string): Mail {
  const say = WORDS[locale];
  const body = html`<p>${say.resetWhy}</p>
    <p>${button(link, say.reset)}</p>
    <p>${say.hour}</p>`;
  return { to: [to], subject: say.reset, html: mailLayout({ organization: brand(organization), heading: say.reset, body }) };
}
