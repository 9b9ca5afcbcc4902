import { Injectable } from '@nestjs/common';
import { FilesService, type Stored } from '../core/files/files.service';
import { PdfBrowser } from '../core/pdf/browser';
import type { ExportColumn, ExportRow } from '../core/sheets/columns';
import { writeCsv } from '../core/sheets/csv.write';
import { writeXlsx } from '../core/sheets/xlsx.write';
import { Problem } from '../core/problem';
import type { Ctx } from '../core/tx';
import { chartColors, svgOf } from './chart.svg';
import type { ChartPart, Locale, Part, ReportContent, ReportMail } from './report-mail';
import { reportHtml } from './report-mail.html';
import { mailWords } from './report-mail.words';
import { askedOf, type Definition } from './report-mail.subjects';
import type { Report } from './reports.entity';
import { ReportFiles } from './reports.files';
import type { Asked } from './reports.runs';
import type { Days } from './schedule.periods.rules';
import type { AttachmentFormat, ReportSchedule } from './schedules.entity';

const PICTURE = { width: 576, height: 288 };
const HEADERS = {
  de: { label: 'Kennzahl', value: 'Wert', unit: 'Einheit', previous: 'Davor', change: 'Veränderung in %' },
  en: { label: 'Figure', value: 'Value', unit: 'Unit', previous: 'Before', change: 'Change in %' },
};

interface Wanted {
  /** As whoever it is for would ask. */
  asked: Ctx;
  schedule: ReportSchedule;
  definition: Definition;
  days: Days | null;
  draft: ReportMail;
}

/** What goes along with a mail: its charts as pictures, and the same numbers as files. */
@Injectable()
export class ReportMailFiles {
  constructor(
    private readonly files: FilesService,
    private readonly browser: PdfBrowser,
    private readonly reports: ReportFiles,
  ) {}

  /** The charts as PNG, by their content ids; drawn by a browser, which brings the letters along. */
  async pictures(ctx: Ctx, parts: readonly Part[], locale: Locale, brand: { primaryColor?: string | null }): Promise<Map<string, Stored>> {
    const drawn = parts.filter((part): part is ChartPart => part.kind === 'chart');
    const stored = new Map<string, Stored>();
    for (const { chart, contentId } of drawn) {
      const svg = svgOf(chart, { ...PICTURE, locale, colors: chartColors({ primaryColor: brand.primaryColor ?? null }) });
      stored.set(contentId, await this.files.storeBytes(ctx, `${contentId}.png`, await this.browser.picture(page(svg), { ...PICTURE, height: heightOf(svg) })));
    }
    return stored;
  }

  /** What goes along, one after the other; nothing for who may see these numbers but not take them away. */
  async all(ctx: Ctx, { asked, schedule, definition, days, draft }: Wanted): Promise<{ files: Stored[]; filesWithheld: boolean }> {
    const files: Stored[] = [];
    const may = definition.report !== null || asked.permissions.includes(definition.dashboard ? 'dashboard:export' : 'metrics:export');
    if (!may) return { files, filesWithheld: schedule.attachments.length > 0 };
    try {
      for (const format of schedule.attachments)
        files.push(
          definition.report
            ? await this.report(asked, definition.report, format, askedOf(days, schedule.segmentId))
            : await this.figures(ctx, draft, format, fileName(draft.content)),
        );
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 403) throw error;
      return { files: [], filesWithheld: true };
    }
    return { files, filesWithheld: false };
  }

  private async report(asked: Ctx, report: Report, format: AttachmentFormat, of: Asked): Promise<Stored> {
    const { name, stream } = await this.reports.make(asked, report, { format, ...of, locale: asked.locale });
    return this.files.store(asked, name, stream);
  }

  /** The numbers of a mail as a file; a PDF is the mail itself with its charts. */
  private async figures(ctx: Ctx, mail: ReportMail, format: AttachmentFormat, name: string): Promise<Stored> {
    if (format === 'pdf') return this.files.storeBytes(ctx, `${name}.pdf`, await this.browser.render(this.printed(mail), { format: 'A4' }));
    const columns = figureColumns(mail.locale);
    const rows = figureRows(mail);
    const stream = format === 'csv' ? writeCsv(columns, rows, { locale: mail.locale }) : writeXlsx(columns, rows);
    return this.files.store(ctx, `${name}.${format}`, stream);
  }

  private printed(mail: ReportMail): string {
    const drawn = mail.content.parts.filter((part): part is ChartPart => part.kind === 'chart');
    const svgs = new Map(drawn.map(({ chart, contentId }) => [contentId, svgOf(chart, { ...PICTURE, locale: mail.locale, colors: chartColors(null) })]));
    const markup = reportHtml({ ...mail, files: [], unsubscribeUrl: null, openUrl: null });
    // the drawing itself, not a picture of it: only so its letters are those of the document
    return markup.replace(/<img[^>]*?src="cid:([\w-]+)"[\s\S]*?\/>/g, (found, id: string) => svgs.get(id) ?? found);
  }
}

const page = (svg: string): string => `<!doctype html><html><head></head><body style="margin:0">${svg}</body></html>`;
const heightOf = (svg: string): number => Number(/height="(\d+)"/.exec(svg)?.[1] ?? PICTURE.height);

function figureColumns(locale: Locale): ExportColumn[] {
  const { label, value, unit, previous, change } = HEADERS[locale];
  return [
    { key: 'label', header: label, type: 'text' },
    { key: 'value', header: value, type: 'number' },
    { key: 'unit', header: unit, type: 'text' },
    { key: 'previous', header: previous, type: 'number' },
    { key: 'change', header: change, type: 'number' },
  ];
}

async function* figureRows({ content, locale }: ReportMail): AsyncGenerator<ExportRow> {
  for (const part of content.parts) {
    if (part.kind !== 'figures') continue;
    for (const { label, value, unit, currency, previous, change, changeKind } of part.figures)
      yield { label, value, unit: currency ?? unit, previous, change: changeKind === 'new' ? mailWords(locale).fresh : change };
  }
}

/** The name of a file: what it is and of which days, as a file system takes it. */
function fileName({ title, period: { from, to, at } }: ReportContent): string {
  const days = from && to ? `${from} ${to}` : (at ?? '');
  return `${title} ${days}`
    .trim()
    .replace(/[\\/:*?"<>|]+/g, '-')
    .slice(0, 150);
}
