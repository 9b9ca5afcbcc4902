/**
 * What a person typed, as the API's decimal string: `1.234,50`, `1,234.50`, `1'234.5` and `1234,5` are numbers. Where only one kind
 * of separator stands once, with three digits behind it, the language decides (`1.234` is a thousand in German). Undefined if it is none.
 */
export function decimalOf(typed: string, language: string): string | undefined {
  const text = typed.replace(/[\s'’€$£%]/g, '');
  if (!/^[-+]?[\d.,]*\d[\d.,]*$/.test(text)) return undefined;
  const mark = decimalMark(text, language);
  const [whole, fraction, ...more] = mark ? text.split(mark) : [text];
  const groups = mark === ',' ? /\./g : /,/g;
  const plain = `${whole.replace(mark ? groups : /[.,]/g, '')}${fraction ? `.${fraction}` : ''}`;
  return more.length || /[.,]/.test(fraction ?? '') || !/^[-+]?\d*(\.\d+)?$/.test(plain) ? undefined : plain.replace(/^\+/, '').replace(/^(-?)\./, '$10.');
}

function decimalMark(text: string, language: string): ',' | '.' | null {
  const [dot, comma] = [text.lastIndexOf('.'), text.lastIndexOf(',')];
  if (dot < 0 && comma < 0) return null;
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  const mark = dot >= 0 ? '.' : ',';
  const once = text.indexOf(mark) === text.lastIndexOf(mark);
  const usual = language === 'de' ? ',' : '.';
  if (!once) return null;
  return mark === usual || !/^[-+]?[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? mark : null;
}

/** A decimal as it stands in a field of this language: no grouping, its own comma, no zeros behind the second decimal. */
export function typedOf(value: unknown, language: string): string {
  if (value === null || value === undefined) return '';
  return String(value)
    .replace(/(\.\d{2}\d*?)0+$/, '$1')
    .replace('.', language === 'de' ? ',' : '.');
}
