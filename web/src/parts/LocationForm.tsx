import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import type { Location } from './locations';

const F = fields('parts.locations');

/** `/locations/new` and `/locations/:id/edit`. */
export function LocationForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const [params] = useSearchParams();
  const { data: location, isError, error } = useOne<Location>(id ? `/locations/${id}` : null);
  if (isError) return <Failed error={error} />;
  if (id && !location) return null;
  const saved = (row: Location) => {
    notify(t(id ? 'core.saved' : 'core.created'));
    void go(`/locations/${row.id}`);
  };
  return (
    <Page title={t(id ? 'parts.locations.edit' : 'parts.locations.create')} crumbs={[{ label: t('parts.locations.title'), to: '/locations' }]}>
      <Form<Location>
        texts="parts.locations"
        record={location}
        initial={{ isDefault: false, parentId: params.get('parentId') }}
        fields={['name', 'code', 'parentId', 'isDefault']}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) => (await (id ? api.patch<Location>(`/locations/${id}`, values) : api.post<Location>('/locations', values, { key }))).data}
      >
        <F.Text name="name" required width={8} autoFocus maxLength={100} />
        <F.Text name="code" required width={4} maxLength={40} />
        <F.Pick name="parentId" resource="locations" width={8} />
        <F.Flag name="isDefault" />
      </Form>
    </Page>
  );
}
