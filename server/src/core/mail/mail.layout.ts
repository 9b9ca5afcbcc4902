import { html, raw, type Html } from '../html';

export interface MailBrand {
  name: string;
  primaryColor?: string | null;
  /** The lines under the mail: address, VAT id. */
  footer?: string[];
}

const FONT = `font-family:'Source Sans 3','Segoe UI',Helvetica,Arial,sans-serif`;

/** A mail in the organization's colours; tables and inline styles, because mail programs know little else. `body` is html made with `html`. */
export function mailLayout({ organization, heading, body }: { organization: MailBrand; heading: string; body: Html }): string {
  const color = /^#[0-9a-f]{6}$/i.test(organization.primaryColor ?? '') ? organization.primaryColor! : '#1f3a5f';
  return html`<!doctype html>
    <html>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${heading}</title>
      </head>
      <body style="margin:0;background:#f3f4f6;${raw(FONT)};color:#1c2430">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
          <tr>
            <td align="center" style="padding:32px 12px">
              <table
                role="presentation"
                width="600"
                cellpadding="0"
                cellspacing="0"
                style="max-width:600px;width:100%;background:#ffffff;border-radius:8px;border-top:4px solid ${color}"
              >
                <tr>
                  <td style="padding:28px 36px 0;font-size:15px;font-weight:600;color:#5b6575">${organization.name}</td>
                </tr>
                <tr>
                  <td style="padding:8px 36px 0;font-size:24px;line-height:1.3;font-weight:600">${heading}</td>
                </tr>
                <tr>
                  <td style="padding:16px 36px 32px;font-size:16px;line-height:1.6">${body}</td>
                </tr>
              </table>
              <p style="font-size:12px;line-height:1.5;color:#6b7482;margin:16px 0 0">${(organization.footer ?? []).map((line) => html`${line}<br />`)}</p>
            </td>
          </tr>
        </table>
      </body>
    </html>`.toString();
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** The readable text of a mail of ours, for programs that show no html. */
export const plainText = (markup: string): string =>
  markup
    .replace(/<(head|style|script)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<a\b[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a\s*>/gi, '$2 ($1)')
    .replace(/<br\s*\/?>|<\/(p|tr|div|h[1-6]|li)\s*>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name])
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
