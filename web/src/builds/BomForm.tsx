import { useNavigate, useParams } from 'react-router';
import type { Part } from '../api';
import { api, keyOf, queries, useAll, useOne, type Rec } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form } from '../core/form';
import { SubstitutesCell } from './SubstitutesCell';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import type { BomLine, Build } from './builds';

const F = fields('builds');

interface List extends Rec {
  lines: Partial<BomLine>[];
}

/** `/builds/:id/parts`: the lines of the draft revision, typed like a spreadsheet. */
export function BomForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const path = `/builds/${id}`;
  const { data: build } = useOne<Build>(path);
  const { data, isError, error } = useAll<BomLine>(`${path}/parts`);
  const lines = data?.data;
  if (isError) return <Failed error={error} />;
  if (!build || !lines) return null;
  const initial = {
    lines: lines.map(({ partId, name, sku, quantityRequired, scrapPercent, notes, author, substituteIds }) => ({
      partId,
      quantityRequired,
      scrapPercent,
      notes,
      author,
      substituteIds,
      known: { id: partId, name, sku },
    })),
  };
  const save = async (values: Record<string, unknown>): Promise<List> => {
    const typed = ((values.lines ?? []) as Partial<BomLine>[]).filter((line) => line.partId);
    await api.put<BomLine[]>(
      `${path}/parts`,
      typed.map(({ partId, quantityRequired, scrapPercent, notes, author, substituteIds }) => ({
        partId,
        quantityRequired,
        notes: notes ?? null,
        author: author ?? null,
        substituteIds: substituteIds ?? [],
        ...(scrapPercent !== null && scrapPercent !== undefined && { scrapPercent: Number(scrapPercent) }),
      })),
    );
    // as typed, so that nothing is drawn anew on the way out
    return { id: build.id, version: 0, lines: typed };
  };
  const saved = () => {
    notify(t('builds.bom.saved'));
    void go(path);
  };
  return (
    <Page
      title={t('builds.bom.title', { name: build.buildName })}
      crumbs={[
        { label: t('builds.title'), to: '/builds' },
        { label: build.buildName, to: path },
      ]}
    >
      <Form<List> texts="builds" initial={initial} fields={['lines']} save={save} onSaved={saved} onCancel={() => void go(-1)} submit={t('core.actions.save')}>
        <F.Lines
          name="lines"
          hint={t('builds.bom.hint')}
          blank={() => ({ quantityRequired: 1 })}
          resolve={partIds}
          columns={[
            {
              field: 'partId',
              kind: 'pick',
              label: t('builds.fields.name'),
              resource: 'parts',
              query: { isActive: true },
              required: true,
              known: (line) => line.known as Rec | undefined,
            },
            { field: 'quantityRequired', kind: 'quantity', required: true, width: 110 },
            { field: 'scrapPercent', kind: 'percent', width: 110 },
            { field: 'notes', kind: 'text' },
            { field: 'substituteIds', kind: 'own', width: 90, editor: (cell) => <SubstitutesCell {...cell} /> },
          ]}
        />
      </Form>
    </Page>
  );
}

/** Pasted SKUs as ids; what is unknown stays empty and is refused as required. The parts are kept, so that no row asks for its own again. */
async function partIds(_: string, typed: string[]): Promise<(string | null)[]> {
  const wanted = [...new Set(typed.filter(Boolean))];
  const parts = await Promise.all(wanted.map(async (sku) => [sku, (await api.get<Part[]>('/parts', { sku, perPage: 1 })).data[0]] as const));
  for (const [, part] of parts) if (part) queries.setQueryData(keyOf(`/parts/${part.id}`), part);
  const found = new Map(parts);
  return typed.map((sku) => found.get(sku)?.id ?? null);
}
