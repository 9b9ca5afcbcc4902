import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { api } from '../core/api';
import { RecordPage, useRemove, type Action } from '../core/record';
import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { LabelDialog } from './LabelDialog';
import { LocationStock } from './LocationStock';
import { locationsBelow, type Location } from './locations';
import { partsBelow } from './parts';

export function LocationPage() {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  const { id } = useParams();
  const path = `/locations/${id}`;
  const [label, setLabel] = useState<Location | null>(null);
  const count = async () => {
    const { data } = await api.post<{ id: string }>('/stock-counts', { locationId: id });
    await go(`/stock-counts/${data.id}`);
  };
  const actions = (location: Location): Action[] => [
    { key: 'edit', label: t('core.actions.edit'), can: 'locations:write', run: () => go(`${path}/edit`) },
    { key: 'count', label: t('parts.locations.count'), can: 'stock:count', run: count },
    { key: 'add', label: t('parts.locations.below'), can: 'locations:write', rare: true, run: () => go(`/locations/new?parentId=${location.id}`) },
    { key: 'label', label: t('parts.locations.label'), run: () => setLabel(location) },
    remove(location, { path, title: location.name, to: '/locations', can: 'locations:delete' }),
  ];
  return (
    <>
      <RecordPage<Location>
        path={path}
        texts="parts.locations"
        canWrite="locations:write"
        crumbs={[
          { label: t('parts.title'), to: '/parts' },
          { label: t('parts.locations.title'), to: '/locations' },
        ]}
        title={({ name }) => name}
        hint={({ code, path: way, name }) => (way === name ? code : `${way} · ${code}`)}
        actions={actions}
        facts={(location) => [
          { label: t('parts.locations.fields.code'), value: location.code },
          { label: t('parts.locations.fields.isDefault'), value: t(location.isDefault ? 'core.yes' : 'core.no') },
        ]}
        tabs={[
          { key: 'parts', label: t('parts.locations.tabs.parts'), content: ({ id: locationId }) => <DataTable local of={partsBelow} fixed={{ locationId }} /> },
          { key: 'places', label: t('parts.locations.tabs.places'), content: (location) => <LocationStock location={location} /> },
          {
            key: 'below',
            label: t('parts.locations.tabs.below'),
            content: ({ id: parentId }) => <DataTable local of={locationsBelow} fixed={{ parentId }} />,
          },
        ]}
      />
      {label && <LabelDialog path={path} version={label.version} name={label.name} onClose={() => setLabel(null)} />}
    </>
  );
}
