import { isText, useText } from '../core/texts';

/** The first of these keys that has a text, else the value as it is: names that people gave are not changed. */
export function Word({ keys, plain }: { keys: string[]; plain: string }) {
  const t = useText();
  const found = keys.find(isText);
  return <>{found ? t(found) : plain}</>;
}

/** The name of a role: a built-in one in the person's language, one's own as it was given. */
export function useRoleName(): (role: string) => string {
  const t = useText();
  return (role) => {
    const key = `core.roles.${role}`;
    return isText(key) ? t(key) : role;
  };
}
