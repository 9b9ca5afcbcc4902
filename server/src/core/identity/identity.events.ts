export const ORGANIZATION_REGISTERED = 'identity.organization_registered';
export const ORGANIZATION_CHANGED = 'identity.organization_changed';
/** An industry, at registering or later under Settings: what it brings along is installed in the same transaction. */
export const INDUSTRY_CHOSEN = 'identity.industry_chosen';
export const SIGNED_IN = 'identity.signed_in';
export const SIGN_IN_FAILED = 'identity.sign_in_failed';
export const SIGNED_OUT = 'identity.signed_out';
export const SIGNED_OUT_EVERYWHERE = 'identity.signed_out_everywhere';
/** A refresh token was used a second time: somebody copied it, so everything that came of it ends. */
export const TOKEN_REUSED = 'identity.token_reused';
export const ORGANIZATION_SWITCHED = 'identity.organization_switched';
export const PROFILE_CHANGED = 'identity.profile_changed';
export const PASSWORD_CHANGED = 'identity.password_changed';
export const PASSWORD_RESET_ASKED = 'identity.password_reset_asked';
export const SECOND_FACTOR_PREPARED = 'identity.second_factor_prepared';
export const SECOND_FACTOR_ON = 'identity.second_factor_on';
export const SECOND_FACTOR_OFF = 'identity.second_factor_off';
/** Somebody came in without the app: a lost telephone, or somebody else. */
export const RECOVERY_CODE_USED = 'identity.recovery_code_used';
export const RECOVERY_CODES_RENEWED = 'identity.recovery_codes_renewed';
export const SCREEN_SETTINGS_CHANGED = 'identity.screen_settings_changed';
export const USER_INVITED = 'identity.user_invited';
export const INVITATION_REVOKED = 'identity.invitation_revoked';
export const INVITATION_ACCEPTED = 'identity.invitation_accepted';
export const USER_CHANGED = 'identity.user_changed';
export const USER_REMOVED = 'identity.user_removed';
export const USER_RESTORED = 'identity.user_restored';
export const ROLE_CREATED = 'identity.role_created';
export const ROLE_CHANGED = 'identity.role_changed';
export const ROLE_REMOVED = 'identity.role_removed';
export const API_KEY_CREATED = 'identity.api_key_created';
export const API_KEY_REVOKED = 'identity.api_key_revoked';
