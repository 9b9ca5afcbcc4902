import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Browser, Page } from 'puppeteer-core';
import { CONFIG, type Config } from '../config';
import { fontFaces } from './fonts';
import { launch } from './launch';
import type { Format } from './printed';

const PATIENCE_MS = 30_000;
/** Thousands of rows on a busy machine. */
const LONG_MS = 180_000;
const RECYCLE_AFTER = 500;
/** How many of the document's own fonts were needed and are there. */
const DRAWN = `[...document.fonts].filter((font) => font.status === 'loaded').length`;

interface Drawing {
  format: Format;
  /** Tables of thousands of rows: given more time, and no tags, which would make the file ten times as large. */
  long?: boolean;
}

/** One warm browser per worker and one page at a time: it starts with the first document and again after a crash. */
@Injectable()
export class PdfBrowser implements OnApplicationShutdown {
  private readonly logger = new Logger(PdfBrowser.name);
  private browser?: Promise<Browser>;
  private last: Promise<unknown> = Promise.resolve();
  private drawn = 0;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'browserPath'>) {}

  /**
   * Draws html as PDF. Page numbers, headers and footers are margin boxes of the page's own CSS (`@page`), in the document's font.
   * Nothing is fetched: images and fonts stand in the document. Throws if no font was embedded: such a paper would be blank.
   */
  render(html: string, options: Drawing): Promise<Uint8Array> {
    return this.inTurn((page) => this.draw(page, html, options));
  }

  /** Draws html as PNG with twice as many dots as said, for sharp screens. Throws if the letters of its texts are not those of the document's font. */
  picture(html: string, size: { width: number; height: number }): Promise<Uint8Array> {
    return this.inTurn(async (page) => {
      await page.setViewport({ ...size, deviceScaleFactor: 2 });
      await isolate(page);
      await page.setContent(withFonts(html), { waitUntil: 'load', timeout: PATIENCE_MS });
      await page.evaluate('document.fonts.ready');
      if ((await page.evaluate(DRAWN)) === 0) throw new Error('the picture has no font');
      return page.screenshot({ type: 'png', clip: { x: 0, y: 0, ...size } });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.last;
    await (await this.browser?.catch(() => undefined))?.close();
  }

  private inTurn<T>(draw: (page: Page) => Promise<T>): Promise<T> {
    const turn = this.last.then(() => this.onPage(draw));
    this.last = turn.catch(() => undefined); // the next one waits for its turn, not for the success of this one
    return turn;
  }

  private async onPage<T>(draw: (page: Page) => Promise<T>): Promise<T> {
    const page = await (await this.open()).newPage();
    try {
      return await draw(page);
    } finally {
      await page.close().catch((error: Error) => this.logger.warn(`page not closed: ${error.message}`)); // the browser crashed: the next document starts another
    }
  }

  private async draw(page: Page, html: string, { format, long = false }: Drawing): Promise<Uint8Array> {
    const timeout = long ? LONG_MS : PATIENCE_MS;
    await isolate(page);
    await page.setContent(withFonts(html), { waitUntil: 'load', timeout });
    await page.evaluate('document.fonts.ready');
    const size = format === 'A4' ? { format: 'A4' as const } : { width: `${format.widthMm}mm`, height: `${format.heightMm}mm` };
    const pdf = await page.pdf({ ...size, printBackground: true, preferCSSPageSize: true, tagged: !long, timeout });
    if (!Buffer.from(pdf).includes('/FontDescriptor')) throw new Error('the document has no embedded font');
    return pdf;
  }

  private async open(): Promise<Browser> {
    if (++this.drawn % RECYCLE_AFTER === 0) await this.recycle();
    this.browser ??= this.start();
    return this.browser;
  }

  private async start(): Promise<Browser> {
    try {
      const browser = await launch(this.config.browserPath);
      browser.once('disconnected', () => (this.browser = undefined));
      return browser;
    } catch (error) {
      this.browser = undefined;
      throw error;
    }
  }

  private async recycle(): Promise<void> {
    const old = await this.browser;
    this.browser = undefined;
    await old?.close();
  }
}

/** What a customer typed must not make the worker fetch anything. */
async function isolate(page: Page): Promise<void> {
  await page.setJavaScriptEnabled(true);
  await page.setRequestInterception(true);
  page.on('request', (request) => void (/^(data|about):/.test(request.url()) ? request.continue() : request.abort()));
}

const withFonts = (html: string): string => html.replace('<head>', () => `<head><style>${fontFaces(html)}</style>`);
