import { useNavigate, useParams } from 'react-router';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Section } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import { BUILD_STATUSES, type Build } from './builds';
import { OptionsField } from './OptionsField';
import { StepsField } from './StepsField';

const F = fields('builds');
const FIELDS = ['buildName', 'modelNumber', 'description', 'basePrice', 'status', 'partId', 'buildTimeHours', 'labourRate', 'options', 'steps'] as const;

/** `/builds/new` and `/builds/:id/edit`. */
export function BuildForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const { data: build, isError, error } = useOne<Build>(id ? `/builds/${id}` : null);
  if (isError) return <Failed error={error} />;
  if (id && !build) return null;
  const saved = (row: Build) => {
    notify(t(id ? 'core.saved' : 'core.created'));
    void go(`/builds/${row.id}`);
  };
  const crumbs = [{ label: t('builds.title'), to: '/builds' }, ...(build ? [{ label: build.buildName, to: `/builds/${id}` }] : [])];
  return (
    <Page title={build ? t('builds.edit', { name: build.buildName }) : t('builds.create')} crumbs={crumbs}>
      <Form<Build>
        texts="builds"
        record={build}
        initial={{ status: 'active', options: [], steps: [] }}
        fields={FIELDS}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values, key) => (await (id ? api.patch<Build>(`/builds/${id}`, values) : api.post<Build>('/builds', values, { key }))).data}
      >
        <F.Text name="buildName" required autoFocus width={6} maxLength={200} />
        <F.Text name="modelNumber" required width={3} maxLength={64} />
        <F.Select name="status" required options={BUILD_STATUSES} width={3} />
        <F.Money name="basePrice" width={4} />
        <F.Quantity name="buildTimeHours" width={4} />
        <F.Money name="labourRate" width={4} />
        <F.Pick name="partId" resource="parts" width={6} />
        <F.Text name="description" multiline />
        <Section title="builds.sections.options" />
        <OptionsField />
        <Section title="builds.sections.steps" />
        <StepsField />
      </Form>
    </Page>
  );
}
