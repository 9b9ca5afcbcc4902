import { zip } from '../src/core/sheets/zip.write';

/** For tests: a zip of the given files, so that workbooks other programs write can be imitated to the letter. */
export async function zipped(files: Record<string, string>): Promise<Buffer> {
  const members = async function* () {
    for (const [name, text] of Object.entries(files)) yield { name, content: once(text) };
  };
  const chunks: Buffer[] = [];
  for await (const chunk of zip(members())) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook the way spreadsheets write it: shared strings, styles, absolute and relative targets. */
export const rawWorkbook = (sheet: string, { strings = '', styles = '', properties = '' } = {}): Promise<Buffer> =>
  zipped({
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}">${properties}<sheets><sheet name="List" sheetId="7" r:id="rId3"/><sheet name="Zweites Blatt" sheetId="2" r:id="rId9"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>
      <Relationship Id="rId9" Type="${OFFICE}/worksheet" Target="/xl/worksheets/other.xml"/><Relationship Id="rId3" Type="${OFFICE}/worksheet" Target="worksheets/first.xml"/>
      <Relationship Id="s" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="y" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings}</sst>`,
    'xl/styles.xml': `<styleSheet ${MAIN}>${styles}</styleSheet>`,
    'xl/worksheets/first.xml': `<worksheet ${MAIN}><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/worksheets/other.xml': `<worksheet ${MAIN}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>other</t></is></c></row></sheetData></worksheet>`,
  });
