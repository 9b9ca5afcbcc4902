import { useNavigate } from 'react-router';
import { api } from '../core/api';
import { fields, Form } from '../core/form';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import type { Count } from './counts';
import { useLocations } from './locations';

const F = fields('parts.counts');

export function CountForm() {
  const t = useText();
  const go = useNavigate();
  const { all } = useLocations();
  if (!all.length) return null;
  return (
    <Page title={t('parts.counts.create')} crumbs={[{ label: t('parts.counts.title'), to: '/stock-counts' }]}>
      <Form<Count>
        texts="parts.counts"
        initial={{ locationId: all[0].id, blind: false }}
        fields={['locationId', 'blind', 'note']}
        submit={t('parts.counts.start')}
        onSaved={({ id }) => void go(`/stock-counts/${id}`)}
        onCancel={() => void go(-1)}
        save={async (values, key) => (await api.post<Count>('/stock-counts', values, { key })).data}
      >
        <F.Pick name="locationId" resource="locations" required width={8} />
        <F.Flag name="blind" width={4} />
        <F.Text name="note" multiline maxLength={2000} />
      </Form>
    </Page>
  );
}
