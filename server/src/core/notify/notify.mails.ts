import { html } from '../html';
import { mailLayout } from '../mail/mail.layout';
import type { Mail } from '../mail/mail.service';
import type { OrganizationFacts } from '../organization';
import { wordsOf } from './notify.kinds';
import type { Recipient, Unsent } from './notify.queries';

const WORDS = {
  de: {
    several: (count: number) => `${count} Neuigkeiten`,
    look: 'Ansehen',
    choose: 'Wovon Sie erfahren möchten, legen Sie in Ihrem Profil unter „Benachrichtigungen“ fest.',
  },
  en: { several: (count: number) => `${count} news`, look: 'Look', choose: 'Choose what you want to be told in your profile under “Notifications”.' },
};

/** A person's own language, else that of the organization. */
const languageOf = ({ language }: Pick<Recipient, 'language'>, { locale }: Pick<OrganizationFacts, 'locale'>): 'de' | 'en' =>
  (language ?? locale).startsWith('de') ? 'de' : 'en';

/** One mail for everything a person is to be told. */
export function notificationMail(
  organization: OrganizationFacts,
  to: Recipient,
  news: Pick<Unsent, 'kind' | 'resource' | 'subject' | 'data'>[],
  publicUrl: string,
): Mail {
  const locale = languageOf(to, organization);
  const say = WORDS[locale];
  const line = ({ kind, resource, subject, data }: (typeof news)[number]) => {
    const link = resource && subject && html` <a href="${`${publicUrl}/go/${resource}/${subject}`}">${say.look}</a>`;
    return html`<p style="margin:0 0 14px">${wordsOf(kind, data, locale)}${link}</p>`;
  };
  const heading = news.length === 1 ? wordsOf(news[0].kind, news[0].data, locale) : say.several(news.length);
  const body = html`${news.map(line)}
    <p style="margin:24px 0 0;font-size:13px;color:#6b7482">${say.choose}</p>`;
  const { name, brand } = organization;
  const footer = brand?.footer ? brand.footer.split('\n') : [];
  const subject = news.length === 1 ? heading.slice(0, 150) : `${name}: ${heading}`;
  return {
    to: [to.email],
    subject,
    html: mailLayout({ organization: { name, primaryColor: brand?.primaryColor, footer }, heading: subject, body }),
    subjectType: 'notifications',
  };
}
