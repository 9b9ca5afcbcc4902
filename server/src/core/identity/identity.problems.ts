import { problems, says, taken } from '../problem';

export const identity = problems({
  second_factor_required: says(401, 'Please enter the code of your authenticator app.', 'Bitte geben Sie den Code Ihrer Authenticator-App ein.'),
  wrong_credentials: says(401, 'E-mail address or password is wrong.', 'E-Mail-Adresse oder Passwort ist falsch.'),
  too_many_attempts: says(429, 'Too many attempts. Please wait {retryAfter} seconds.', 'Zu viele Versuche. Bitte warten Sie {retryAfter} Sekunden.'),
  registration_closed: says(403, 'New organizations cannot be registered here.', 'Hier können keine neuen Organisationen angelegt werden.'),
  link_expired: says(422, 'This link is not valid (any more).', 'Dieser Link ist nicht (mehr) gültig.'),
  wrong_code: says(422, 'This code is wrong or was used before.', 'Dieser Code ist falsch oder wurde schon verwendet.'),
  second_factor_off: says(422, 'The second factor is not turned on.', 'Der zweite Faktor ist nicht eingeschaltet.'),
  last_admin: says(422, 'An organization needs an admin.', 'Eine Organisation braucht einen Administrator.'),
  role_built_in: says(422, 'Built-in roles cannot be changed.', 'Eingebaute Rollen können nicht geändert werden.'),
  role_unknown: says(422, 'There is no role "{role}".', 'Es gibt keine Rolle „{role}“.'),
  account_taken: taken('email', 'There is an account with this e-mail address.', 'Es gibt schon ein Konto mit dieser E-Mail-Adresse.'),
  already_member: taken('email', 'This person is a member already.', 'Diese Person ist schon Mitglied.'),
  invitation_open: taken('email', 'This person has been invited already.', 'Diese Person ist schon eingeladen.'),
  role_name_taken: taken('name', 'There is a role of this name.', 'Es gibt schon eine Rolle mit diesem Namen.'),
});
