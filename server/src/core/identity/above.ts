/** Tables that stand above organizations: their keys cannot contain one. A person is the same person in all of them. */
export const ABOVE_ORGANIZATIONS = ['core.organizations', 'core.users', 'core.sessions', 'core.password_resets', 'core.login_attempts'];

/** Functions of the owner that look across organizations, because they are asked before the organization is known. */
export const LOOKS_ACROSS = [
  'core.memberships_of',
  'core.invitation_of',
  'core.api_key_of',
  'pipeline.quote_behind',
  'scheduling.booking_page_of',
  'messaging.channel_behind',
];
