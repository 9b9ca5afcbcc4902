declare global {
  interface Window {
    kontor: {
      /** The first thing on screen that has this role and name and is not behind a dialog; text of an option may go on. */
      find(role: string, name: string): Element | null;
      /** The name of what has the focus. */
      focused(): string;
    };
  }
}

/** Runs inside of the page, before anything of it: finds things as a person does who reads or listens. */
export function seeing(): void {
  const SELECTORS: Record<string, string> = {
    button: 'button,[role=button],summary',
    link: 'a[href]',
    textbox: 'input:not([type=radio],[type=checkbox],[type=file],[role]),textarea:not([aria-hidden])',
    combobox: '[role=combobox]',
    radio: 'input[type=radio]',
    checkbox: 'input[type=checkbox]',
  };
  const plain = (text: string | null | undefined) =>
    (text ?? '')
      .replace(/[\u200b\s]+/g, ' ')
      .trim()
      .replace(/ ?\*$/, '');
  const names = (one: Element): string[] => {
    const by = (one.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => (id ? document.getElementById(id)?.textContent : ''));
    const labels = [...((one as HTMLInputElement).labels ?? [])].map((label) => label.innerText);
    const named = [one.getAttribute('aria-label'), ...by, ...labels].map(plain).filter(Boolean);
    return named.length ? [...named, plain(by.join(' '))] : [plain((one as HTMLElement).innerText)];
  };
  // radios and files are drawn by something else
  const shown = (one: Element) =>
    (one.matches('[type=radio],[type=checkbox]') || one.checkVisibility({ visibilityProperty: true })) && !one.closest('[aria-hidden=true],[inert]');
  window.kontor = {
    find: (role, name) => {
      const fits = (one: Element) => (role === 'option' ? names(one).some((text) => text.startsWith(name)) : names(one).includes(name));
      return [...document.querySelectorAll(SELECTORS[role] ?? `[role=${role}]`)].find((one) => shown(one) && fits(one)) ?? null;
    },
    focused: () => (document.activeElement ? (names(document.activeElement)[0] ?? '') : ''),
  };
}
