import { useTranslation } from 'react-i18next';

/** The first of these keys that has a text, else the value as it is: names that people gave are not changed. */
export function Word({ keys, plain }: { keys: string[]; plain: string }) {
  const { t, i18n } = useTranslation();
  const found = keys.find((key) => i18n.exists(key));
  return <>{found ? t(found) : plain}</>;
}

/** The name of a role: a built-in one in the person's language, one's own as it was given. */
export function useRoleName(): (role: string) => string {
  const { t, i18n } = useTranslation();
  return (role) => (i18n.exists(`core.roles.${role}`) ? t(`core.roles.${role}`) : role);
}
