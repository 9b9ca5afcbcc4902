/** How opening and following is noticed in one mail. */
export interface Tracks {
  /** The address of the picture that nobody sees. */
  picture: string;
  /** The address that leads on to another one. */
  link(url: string): string;
}

const LINK = /(<a\b[^>]*?\bhref=")(https?:\/\/[^"]+)(")/gi;
const ENTITY: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' };
const plain = (text: string): string => text.replace(/&(amp|quot|#39|lt|gt);/g, (entity) => ENTITY[entity]);

/** The html with its links led through ours and the picture at its end. Addresses that are no web pages (mailto, tel) stay. */
export function tracked(markup: string, { picture, link }: Tracks): string {
  const led = markup.replace(LINK, (_, before: string, url: string, after: string) => `${before}${link(plain(url))}${after}`);
  const pixel = `<img src="${picture}" width="1" height="1" alt="" style="border:0" />`;
  return /<\/body>/i.test(led) ? led.replace(/<\/body>/i, () => `${pixel}</body>`) : `${led}${pixel}`;
}
