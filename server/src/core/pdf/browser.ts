import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Browser, Page } from 'puppeteer-core';
import { CONFIG, type Config } from '../config';
import { fontFaces } from './fonts';
import { launch } from './launch';
import type { Format } from './printed';

const PATIENCE_MS = 30_000;
const RECYCLE_AFTER = 500;

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
  render(html: string, { format }: { format: Format }): Promise<Uint8Array> {
    const turn = this.last.then(() => this.draw(html, format));
    this.last = turn.catch(() => undefined); // the next one waits for its turn, not for the success of this one
    return turn;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.last;
    await (await this.browser?.catch(() => undefined))?.close();
  }

  private async draw(html: string, format: Format): Promise<Uint8Array> {
    const page = await (await this.open()).newPage();
    try {
      await isolate(page);
      await page.setContent(withFonts(html), { waitUntil: 'load', timeout: PATIENCE_MS });
      await page.evaluate('document.fonts.ready');
      const size = format === 'A4' ? { format: 'A4' as const } : { width: `${format.widthMm}mm`, height: `${format.heightMm}mm` };
      const pdf = await page.pdf({ ...size, printBackground: true, preferCSSPageSize: true, tagged: true, timeout: PATIENCE_MS });
      if (!Buffer.from(pdf).includes('/FontDescriptor')) throw new Error('the document has no embedded font');
      return pdf;
    } finally {
      await page.close().catch((error: Error) => this.logger.warn(`page not closed: ${error.message}`)); // the browser crashed: the next document starts another
    }
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
