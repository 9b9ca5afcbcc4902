/** The first language of `Accept-Language` that the product speaks; English if it names none. */
export function localeOf(header?: string): 'de' | 'en' {
  if (!header) return 'en';
  const wanted = header
    .split(',')
    .map((part) => {
      const [tag, quality] = part.trim().toLowerCase().split(/;\s*q=/);
      return { language: tag.slice(0, 2), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => quality > 0 && (language === 'de' || language === 'en'))
    .sort((a, b) => b.quality - a.quality);
  return (wanted[0]?.language ?? 'en') as 'de' | 'en';
}
