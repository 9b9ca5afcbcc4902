import { useNavigate, useParams } from 'react-router';
import { useFormContext } from 'react-hook-form';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Place, Section } from '../core/form';
import { notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import type { Delivery, DeliveryItem } from './deliveries';
import { Serials } from './Serials';

const F = fields('fulfillment.deliveries');
const HEAD = ['deliveryDate', 'carrier', 'trackingNumber', 'shippingAddress', 'shippingCost', 'requiresSignature', 'weightKg', 'notes'] as const;

const LATER = ['carrier', 'trackingNumber', 'notes'] as const;

/** `/deliveries/:id/edit`: everything while it has not left, afterwards how it travels. */
export function DeliveryForm() {
  const t = useText();
  const go = useNavigate();
  const { id } = useParams();
  const { data: delivery, isError, error } = useOne<Delivery>(`/deliveries/${id}`);
  if (isError) return <Failed error={error} />;
  if (!delivery) return null;
  const packing = delivery.status === 'pending';
  const saved = () => {
    notify(t('core.saved'));
    void go(`/deliveries/${id}`);
  };
  return (
    <Page
      title={t('fulfillment.deliveries.edit', { number: delivery.deliveryNumber })}
      crumbs={[
        { label: t('fulfillment.deliveries.title'), to: '/deliveries' },
        { label: delivery.deliveryNumber, to: `/deliveries/${id}` },
      ]}
    >
      <Form<Delivery>
        texts="fulfillment.deliveries"
        record={delivery}
        fields={packing ? [...HEAD, 'items'] : LATER}
        onSaved={saved}
        onCancel={() => void go(-1)}
        save={async (values) => (await api.patch<Delivery>(`/deliveries/${id}`, values)).data}
      >
        {packing && <F.Date name="deliveryDate" required width={4} />}
        <F.Text name="carrier" width={4} />
        <F.Text name="trackingNumber" width={4} />
        {packing && <Parcel />}
        {packing && <Section title="fulfillment.deliveries.tabs.items" />}
        {packing && delivery.items.map((item, index) => <Packed key={item.id} item={item} at={index} />)}
        {packing && <Section title="fulfillment.deliveries.where" />}
        {packing && <F.Address name="shippingAddress" width={8} />}
        <F.Text name="notes" multiline />
      </Form>
    </Page>
  );
}

function Parcel() {
  return (
    <>
      <F.Money name="shippingCost" width={4} />
      <F.Quantity name="weightKg" width={4} />
      <F.Flag name="requiresSignature" width={4} />
    </>
  );
}

function Packed({ item, at }: { item: DeliveryItem; at: number }) {
  const { watch, setValue } = useFormContext();
  const path = `items.${at}` as const;
  return (
    <>
      <F.Quantity name={`${path}.quantity`} label={item.name} required width={4} />
      <Place width={8}>
        <Serials
          name={item.name}
          options={item.serialNumbers}
          value={(watch(`${path}.serialNumbers`) as string[]) ?? []}
          onChange={(serials) => setValue(`${path}.serialNumbers`, serials, { shouldDirty: true })}
        />
      </Place>
    </>
  );
}
