import { Page } from '../core/record';
import { DataTable, type Table } from '../core/table';
import { useFormat } from '../core/format';
import { useText } from '../core/texts';
import { COUNT_STATUSES, type Count } from './counts';
import { useLocations } from './locations';

const table: Omit<Table<Count, 'parts.counts'>, 'columns'> = {
  texts: 'parts.counts',
  path: '/stock-counts',
  sort: '-frozenAt',
  search: false,
  peek: false,
  to: ({ id }) => `/stock-counts/${id}`,
  create: { label: 'parts.counts.create', to: '/stock-counts/new', can: 'stock:count' },
  empty: { title: 'parts.counts.empty.title', text: 'parts.counts.empty.text' },
  filters: [
    { field: 'status', kind: 'enum', options: COUNT_STATUSES },
    { field: 'locationId', kind: 'record', resource: 'locations' },
  ],
};

export function CountsPage() {
  const t = useText();
  const { number } = useFormat();
  const { nameOf } = useLocations();
  return (
    <Page title={t('parts.counts.title')} crumbs={[{ label: t('parts.title'), to: '/parts' }]}>
      <DataTable
        of={{
          ...table,
          columns: [
            { field: 'locationId', type: 'link', value: ({ locationId }) => nameOf(locationId) },
            { field: 'frozenAt', type: 'time', sort: true },
            { field: 'status', type: 'status', sort: true },
            {
              field: 'progress',
              value: ({ countedCount, lineCount }) => t('parts.counts.progress', { counted: number(countedCount), all: number(lineCount) }),
            },
            { field: 'blind', type: 'bool' },
            { field: 'note' },
            { field: 'postedAt', type: 'time', hidden: true },
          ],
        }}
      />
    </Page>
  );
}
