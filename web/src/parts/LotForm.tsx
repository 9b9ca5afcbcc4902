import { useNavigate, useParams } from 'react-router';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import type { Lot } from './lots';

const F = fields('parts.lots');

/** `/lots/:id/edit`: what is known of a lot; what there is of it changes by movements only. */
export function LotForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const { data: lot, isError, error } = useOne<Lot>(`/lots/${id}`);
  if (isError) return <Failed error={error} />;
  if (!lot) return null;
  const saved = () => {
    notify(t('core.saved'));
    void go(`/lots/${id}`);
  };
  return (
    <Page title={t('parts.lots.edit')} crumbs={[{ label: t('parts.lots.title'), to: '/lots' }]}>
      <Form<Lot>
        texts="parts.lots"
        record={lot}
        fields={['code', 'expiresOn', 'note']}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values) => (await api.patch<Lot>(`/lots/${id}`, values)).data}
      >
        <F.Text name="code" required width={6} autoFocus maxLength={100} />
        <F.Date name="expiresOn" width={6} />
        <F.Text name="note" multiline maxLength={2000} />
      </Form>
    </Page>
  );
}
