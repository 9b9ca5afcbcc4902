import { TimeoutError, type ElementHandle, type KeyInput, type Page } from 'puppeteer-core';
import { seeing } from './seeing';

export interface Looks {
  language?: 'de' | 'en';
  scheme?: 'light' | 'dark';
  width?: number;
  height?: number;
  touch?: boolean;
}

const KEYS = /^(Tab|Enter|Escape|Arrow(Up|Down|Left|Right)|Space|Backspace)$/;
const PATIENCE = Number(process.env.KONTOR_PATIENCE_MS ?? 60_000);
/** How long one try may take: a thing that was drawn anew meanwhile never becomes clickable. */
const A_MOMENT = 5_000;

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
    await page.evaluateOnNewDocument(seeing);
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

  /** Once in hundreds of pages Chromium shows one without telling those who drive it, so it is asked a second time. */
  async visit(path: string): Promise<void> {
    const go = (timeout: number) => this.page.goto(this.url + path, { waitUntil: 'domcontentloaded', timeout });
    await go(PATIENCE / 2).catch((error) => {
      if (error instanceof TimeoutError) return go(PATIENCE);
      throw error;
    });
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
    const at = (source: string) => {
      const found = new RegExp(source).exec(location.pathname);
      return found && { id: found[1] ?? '' };
    };
    const there = await this.page.waitForFunction(at, { polling: 100, timeout: PATIENCE }, pattern.source).catch(() => {
      throw new Error(`nobody arrived at ${pattern}: ${this.page.url()}`);
    });
    return ((await there.jsonValue()) as { id: string }).id;
  }

  /** Waits for a thing by its role and its name; an option's name is how it begins. */
  async find(role: string, name: string): Promise<ElementHandle<Element>> {
    const found = await this.page
      .waitForFunction((...wanted) => window.kontor?.find(...wanted), { polling: 100, timeout: PATIENCE }, role, name)
      .catch(() => {
        throw new Error(`there was no ${role} "${name}" at ${this.page.url()}`);
      });
    return found.asElement() as ElementHandle<Element>;
  }

  async press(name: string, role = 'button'): Promise<void> {
    await this.tried(role, name, async (found) => (this.touch ? this.tap(found) : found.asLocator().setTimeout(A_MOMENT).click()));
  }

  /** A finger waits until no message lies over the place. */
  private async tap(found: ElementHandle<Element>): Promise<void> {
    const bare = (one: Element) => {
      one.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(left + width / 2, top + height / 2)) || one.matches('input');
    };
    await this.page.waitForFunction(bare, { polling: 100, timeout: PATIENCE }, found);
    await found.tap();
  }

  async fill(label: string, text: string, role = 'textbox'): Promise<void> {
    await this.tried(role, label, async (found) => {
      await found.focus();
      await found.evaluate((field) => (field as HTMLInputElement).select()); // what is typed takes the place of what stands there
      await this.page.keyboard.type(text);
    });
  }

  /** What is drawn anew between finding and touching it is found again, as people do, until their patience ends. */
  private async tried(role: string, name: string, act: (found: ElementHandle<Element>) => Promise<void>): Promise<void> {
    for (const end = Date.now() + PATIENCE; ;) {
      const found = await this.find(role, name);
      try {
        return await act(found);
      } catch (error) {
        const gone = await found.evaluate((one) => !one.isConnected).catch(() => true);
        const moving = /not clickable|Timed out/.test((error as Error).message); // a list that was just opened finds its place
        if ((!gone && !moving) || Date.now() > end) throw new Error(`${role} "${name}" at ${this.page.url()}: ${(error as Error).message}`);
      }
    }
  }

  /** Types into a field that searches and takes what it finds. */
  async pick(label: string, typed: string, option = typed): Promise<void> {
    await this.fill(label, typed, 'combobox');
    await this.press(option, 'option');
  }

  /** Opens a list of choices and takes one. */
  async choose(label: string, option: string): Promise<void> {
    await this.press(label, 'combobox');
    await this.press(option, 'option');
  }

  /** Hands a file to the field of this name, which may be hidden behind a button. */
  async gives(label: string, file: string): Promise<void> {
    const input = (await this.page.waitForSelector(`input[type=file][aria-label="${label}"]`)) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(file);
  }

  /** Keys by their names (`Tab`, `Enter`), anything else letter by letter, to whatever has the focus. */
  async types(...texts: string[]): Promise<void> {
    for (const text of texts) await (KEYS.test(text) ? this.page.keyboard.press(text as KeyInput) : this.page.keyboard.type(text));
  }

  async chord(held: KeyInput, key: KeyInput): Promise<void> {
    await this.page.keyboard.down(held);
    await this.page.keyboard.press(key);
    await this.page.keyboard.up(held);
  }

  /** Waits until the focus stands on the field of this name. */
  async stands(label: string): Promise<void> {
    await this.page
      .waitForFunction((wanted: string) => window.kontor?.focused() === wanted, { polling: 100, timeout: PATIENCE }, label)
      .catch(async () => {
        throw new Error(`the focus never stood on "${label}", it stands on "${await this.focused()}"`);
      });
  }

  async tabTo(label: string): Promise<void> {
    for (let at = 0; at < 60; at++) {
      if ((await this.focused()) === label) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`no Tab leads to "${label}"`);
  }

  private focused(): Promise<string> {
    return this.page.evaluate(() => window.kontor.focused());
  }

  /** Waits until a page has its heading and everything it asked for. */
  async rests(): Promise<void> {
    const quiet = () => !!document.querySelector('h1') && !document.querySelector('main .MuiSkeleton-root, main [aria-busy=true]');
    await this.page.waitForFunction(quiet, { polling: 100, timeout: PATIENCE }).catch(() => {
      throw new Error(`nothing came to rest at ${this.page.url()}`);
    });
    // what happens in the house meanwhile may keep a page reading for as long as it goes on: then what stands there is looked at
    await this.page.waitForNetworkIdle({ idleTime: 150, concurrency: 1, timeout: 3_000 }).catch((error: Error) => {
      if (error.name !== 'TimeoutError') throw error;
    });
  }

  async dark(on: boolean): Promise<void> {
    await this.page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: on ? 'dark' : 'light' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await this.page.waitForFunction((scheme: string) => document.documentElement.dataset.scheme === scheme, { polling: 50 }, on ? 'dark' : 'light');
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
