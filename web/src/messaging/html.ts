const STYLE = `body{margin:0;padding:12px;font:14px/1.5 system-ui,sans-serif;color:#1b1e20;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}
summary{cursor:pointer;color:#585f64;width:fit-content}pre{white-space:pre-wrap}`;

/** Whether the server held pictures from elsewhere back. */
export const held = (html: string): boolean => html.includes('data-remote="');

interface Shown {
  /** Pictures from elsewhere are fetched. */
  pictures: boolean;
  /** Pictures that came along, by their Content-ID, as data. */
  own: Record<string, string>;
}

/**
 * The page of a letter's frame. The server has cleaned the text; here pictures get their place (`data-cid`, and `data-remote` if they are
 * asked for), links open beside, and what is quoted is folded.
 */
export function framed(html: string, { pictures, own }: Shown): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const picture of page.querySelectorAll<HTMLImageElement>('img[data-cid]')) picture.src = own[picture.dataset.cid ?? ''] ?? '';
  if (pictures) for (const picture of page.querySelectorAll<HTMLImageElement>('img[data-remote]')) picture.src = picture.dataset.remote ?? '';
  for (const link of page.querySelectorAll('a[href]')) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
  for (const quote of page.querySelectorAll('[data-quoted]')) {
    if (quote.parentElement?.closest('[data-quoted]')) continue;
    const folded = page.createElement('details');
    folded.append(page.createElement('summary'));
    folded.firstElementChild!.textContent = '…';
    quote.replaceWith(folded);
    folded.append(quote);
  }
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><style>${STYLE}</style>${page.body.innerHTML}`;
}
