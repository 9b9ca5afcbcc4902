import type { ZipMember } from './zip.write';

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Positions in `cellXfs` below. */
export const STYLE = { plain: 0, text: 1, number: 0, money: 2, date: 3, time: 4, header: 5, bool: 0 };

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const PACKAGE = 'application/vnd.openxmlformats-package.relationships+xml';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}">
<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="6">${[0, 49, 4, 164, 165].map((format) => `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')}
<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>
</styleSheet>`;

/** The members that do not depend on the rows. */
export function* boilerplate(): Generator<ZipMember> {
  yield member(
    '_rels/.rels',
    `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  yield member('xl/styles.xml', STYLES);
}

/** The members that name the sheets; last, because only then their number is known. */
export function* workbookParts(count: number): Generator<ZipMember> {
  const each = (text: (n: number) => string) => Array.from({ length: count }, (_, i) => text(i + 1)).join('');
  const sheets = each((n) => `<sheet name="Sheet${n}" sheetId="${n}" r:id="rId${n}"/>`);
  yield member('xl/workbook.xml', `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`);
  const links = each((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`);
  const styles = `<Relationship Id="rId${count + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  yield member('xl/_rels/workbook.xml.rels', `${HEAD}<Relationships xmlns="${RELATIONS}">${links}${styles}</Relationships>`);
  const parts = [
    override('xl/workbook.xml', 'sheet.main'),
    override('xl/styles.xml', 'styles'),
    each((n) => override(`xl/worksheets/sheet${n}.xml`, 'worksheet')),
  ];
  const defaults = `<Default Extension="rels" ContentType="${PACKAGE}"/><Default Extension="xml" ContentType="application/xml"/>`;
  yield member('[Content_Types].xml', `${HEAD}<Types xmlns="${TYPES}">${defaults}${parts.join('')}</Types>`);
}

const override = (name: string, type: string): string => `<Override PartName="/${name}" ContentType="${TYPE}.${type}+xml"/>`;

const member = (name: string, text: string): ZipMember => ({ name, content: once(text) });

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
