import { api, queries } from '../core/api';
import { useConfirm } from '../core/confirm';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { useText } from '../core/texts';
import type { Payment } from './payments';

/** Asks, and takes a payment back by its opposite. */
export function useReverse(): (payment: Payment) => Promise<void> {
  const t = useText();
  const confirm = useConfirm();
  const { money } = useFormat();
  return async (payment) => {
    const text = t('billing.payments.reverseText', { amount: money(payment.amount, payment.currency) });
    if (!(await confirm({ title: t('billing.payments.reverse'), text, action: t('billing.payments.reverse'), danger: true }))) return;
    await api.post(`/payments/${payment.id}/reverse`, {}).then(() => notify(t('billing.payments.reversed')), complain);
    await queries.invalidateQueries();
  };
}
