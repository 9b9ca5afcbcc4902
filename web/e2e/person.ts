import type { ElementHandle, Page } from 'puppeteer-core';

export interface Looks {
  language?: 'de' | 'en';
  scheme?: 'light' | 'dark';
  width?: number;
  height?: number;
  touch?: boolean;
}

const PATIENCE = Number(process.env.KONTOR_PATIENCE_MS ?? 30_000);

/** Somebody in front of a browser, who finds things by what is written on them and waits until they are there. */
export class Person {
  /** Errors of the console and of the page, answers of 500 and above. */
  readonly troubles: string[] = [];
  private expected: RegExp[] = [];

  private constructor(
    readonly page: Page,
    private readonly url: string,
    private readonly touch: boolean,
  ) {}

  static async at(page: Page, url: string, { language = 'en', scheme = 'light', width = 1280, height = 900, touch = false }: Looks): Promise<Person> {
    page.setDefaultTimeout(PATIENCE);
    await page.setViewport({ width, height, hasTouch: touch, isMobile: touch });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    const userAgent = await page.browser().userAgent();
    const devtools = await page.createCDPSession();
    await devtools.send('Network.setUserAgentOverride', { userAgent, acceptLanguage: language === 'de' ? 'de-AT' : 'en-GB' });
    const person = new Person(page, url, touch);
    person.watch();
    return person;
  }

  /** A refusal that belongs to the story: browsers note every answer of 400 and above as an error. */
  expects(trouble: RegExp): void {
    this.expected.push(trouble);
  }

  private watch(): void {
    const note = (text: string) => void (this.expected.some((one) => one.test(text)) || this.troubles.push(text));
    this.page.on('console', (message) => message.type() === 'error' && note(`console: ${message.text()} ${message.location().url ?? ''}`));
    this.page.on('pageerror', (error) => note(`page: ${error instanceof Error ? error.stack : String(error)}`));
    this.page.on('response', (answer) => answer.status() >= 500 && note(`${answer.status()} ${answer.url()}`));
  }

  async visit(path: string): Promise<void> {
    await this.page.goto(this.url + path, { waitUntil: 'domcontentloaded' });
  }

  /** Waits until all of these can be read. */
  async sees(...texts: string[]): Promise<void> {
    for (const text of texts) await this.until(text, true);
  }

  async seesNoLonger(text: string): Promise<void> {
    await this.until(text, false);
  }

  private async until(text: string, there: boolean): Promise<void> {
    const read = (wanted: string, shown: boolean) => document.body.innerText.replace(/\s+/g, ' ').includes(wanted) === shown;
    await this.page.waitForFunction(read, { polling: 100, timeout: PATIENCE }, text, there).catch(() => {
      throw new Error(there ? `nobody could read "${text}" at ${this.page.url()}` : `"${text}" still stood at ${this.page.url()}`);
    });
  }

  /** Waits for an address of the application, and answers the ids in it. */
  async arrives(pattern: RegExp): Promise<string> {
    const at = (source: string) => new RegExp(source).test(location.pathname);
    await this.page.waitForFunction(at, { polling: 100, timeout: PATIENCE }, pattern.source).catch(() => {
      throw new Error(`nobody arrived at ${pattern}: ${this.page.url()}`);
    });
    return pattern.exec(new URL(this.page.url()).pathname)?.[1] ?? '';
  }

  find(role: string, name: string) {
    return this.page.locator(`::-p-aria([role="${role}"][name="${name}"])`).setTimeout(PATIENCE);
  }

  async press(name: string, role = 'button'): Promise<void> {
    const found = this.find(role, name);
    const done = this.touch ? found.waitHandle().then((handle) => (handle as ElementHandle<Element>).tap()) : found.click();
    await done.catch((error: Error) => {
      throw new Error(`${role} "${name}" at ${this.page.url()}: ${error.message}`);
    });
  }

  async fill(label: string, text: string, role = 'textbox'): Promise<void> {
    await this.find(role, label)
      .fill(text)
      .catch((error: Error) => {
        throw new Error(`${role} "${label}" at ${this.page.url()}: ${error.message}`);
      });
  }

  /** Types into a field that searches and takes what it finds. */
  async pick(label: string, typed: string, option = typed): Promise<void> {
    await this.fill(label, typed, 'combobox');
    await this.option(option);
  }

  /** Opens a list of choices and takes one. */
  async choose(label: string, option: string): Promise<void> {
    const box = (wanted: string) =>
      [...document.querySelectorAll('[role=combobox]')].find((one) => {
        const names = (one.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent?.replace(/\s*\*$/, ''));
        return [one.getAttribute('aria-label'), ...names].includes(wanted);
      });
    const found = await this.page.waitForFunction(box, { polling: 100, timeout: PATIENCE }, label);
    const element = found.asElement() as ElementHandle<Element>;
    await (this.touch ? element.tap() : element.click());
    await this.option(option);
  }

  private async option(text: string): Promise<void> {
    const option = (wanted: string) =>
      [...document.querySelectorAll('[role=option]')].find((one) => (one as HTMLElement).innerText.replace(/\s+/g, ' ').trim().startsWith(wanted));
    const found = await this.page.waitForFunction(option, { polling: 100, timeout: PATIENCE }, text).catch(() => {
      throw new Error(`nobody was offered "${text}" at ${this.page.url()}`);
    });
    const element = found.asElement() as ElementHandle<Element>;
    await (this.touch ? element.tap() : element.click());
  }

  async keys(...keys: Parameters<Page['keyboard']['press']>[0][]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Nothing may stand outside of the screen sideways. */
  async widest(): Promise<string[]> {
    return this.page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= room && document.body.scrollWidth <= room) return [];
      const wide = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > room + 1);
      return wide.slice(-3).map((one) => `${one.tagName} ${one.className} ${(one as HTMLElement).innerText?.slice(0, 40)}`);
    });
  }

  async signIn(email: string, password: string, words = { email: 'E-mail', password: 'Password', signIn: 'Sign in' }): Promise<void> {
    await this.visit('/');
    await this.fill(words.email, email);
    await this.fill(words.password, password);
    await this.press(words.signIn);
  }
}
