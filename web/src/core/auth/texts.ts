import { defineTexts } from '../texts';

export const texts = defineTexts('auth', {
  en: {
    signIn: 'Sign in', signInTo: 'Sign in to Kontor', signOut: 'Sign out', tagline: 'The back office of your company',
    email: 'E-mail', password: 'Password', newPassword: 'New password', showPassword: 'Show password', hidePassword: 'Hide password', forgot: 'Forgotten password?', name: 'Your name', organization: 'Company', country: 'Country', industry: 'What do you do?',
    passwordHint: 'At least 10 characters; a sentence is easier to remember than a puzzle.',
    code: 'Code', codeTitle: 'Second factor', codeHint: 'Six digits from your authenticator app',
    noAccount: 'No account yet?', register: 'Create an organization', registerTitle: 'A new organization', registerHint: 'Two minutes, and you can add parts, customers and colleagues.', haveAccount: 'Already registered?',
    resetTitle: 'Forgotten password', resetHint: 'We send you a link with which you can choose a new one.', resetSend: 'Send the link', resetSent: 'If there is an account with {{email}}, a mail is on its way. It may take a minute; look into the spam folder, too.',
    confirmTitle: 'Choose a new password', confirmed: 'The new password is set. Please sign in.', badLink: 'This link is not complete. Please open it from the mail again.',
    inviteTitle: 'Welcome to Kontor', inviteHint: 'Tell us your name and choose a password, and you are in.', join: 'Join',
    backToSignIn: 'Back to sign-in', switchOrganization: 'Switch organization', language: 'Language', fillIn: 'Please fill this in', badEmail: 'This is not an e-mail address', tooShort: 'At least {{n}} characters',
  },
  de: {
    signIn: 'Anmelden', signInTo: 'Bei Kontor anmelden', signOut: 'Abmelden', tagline: 'Das Backoffice Ihres Unternehmens',
    email: 'E-Mail', password: 'Passwort', newPassword: 'Neues Passwort', showPassword: 'Passwort anzeigen', hidePassword: 'Passwort verbergen', forgot: 'Passwort vergessen?', name: 'Ihr Name', organization: 'Unternehmen', country: 'Land', industry: 'Was machen Sie?',
    passwordHint: 'Mindestens 10 Zeichen; einen Satz merkt man sich leichter als ein Rätsel.',
    code: 'Code', codeTitle: 'Zweiter Faktor', codeHint: 'Sechs Ziffern aus Ihrer Authenticator-App',
    noAccount: 'Noch kein Konto?', register: 'Organisation anlegen', registerTitle: 'Eine neue Organisation', registerHint: 'Zwei Minuten, dann können Sie Teile, Kunden und Kolleginnen hinzufügen.', haveAccount: 'Schon registriert?',
    resetTitle: 'Passwort vergessen', resetHint: 'Wir senden Ihnen einen Link, mit dem Sie ein neues wählen können.', resetSend: 'Link senden', resetSent: 'Wenn es ein Konto mit {{email}} gibt, ist eine Nachricht unterwegs. Das kann eine Minute dauern; sehen Sie auch im Spam-Ordner nach.',
    confirmTitle: 'Neues Passwort wählen', confirmed: 'Das neue Passwort ist gesetzt. Bitte melden Sie sich an.', badLink: 'Dieser Link ist unvollständig. Bitte öffnen Sie ihn noch einmal aus der E-Mail.',
    inviteTitle: 'Willkommen bei Kontor', inviteHint: 'Nennen Sie uns Ihren Namen und wählen Sie ein Passwort, dann sind Sie dabei.', join: 'Beitreten',
    backToSignIn: 'Zur Anmeldung', switchOrganization: 'Organisation wechseln', language: 'Sprache', fillIn: 'Bitte ausfüllen', badEmail: 'Das ist keine E-Mail-Adresse', tooShort: 'Mindestens {{n}} Zeichen',
  },
});

declare module '../texts' {
  interface TextRegistry {
    auth: typeof texts.en;
  }
}
