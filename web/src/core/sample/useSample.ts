import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { SampleCompany } from '../../api';
import { api, keyOf, useWrite } from '../api';
import { useConfirm } from '../confirm';
import { complain } from '../notify';
import { useText } from '../texts';

const WHILE_BUSY_MS = 1_500;
const busy = (status?: string) => status === 'loading' || status === 'removing';

/** The company to learn on: whether it is here, and what may be done with it. */
export function useSample() {
  const t = useText();
  const confirm = useConfirm();
  const client = useQueryClient();
  const { data: sample } = useQuery({
    queryKey: keyOf('/sample-company'),
    queryFn: async ({ signal }) => (await api.get<SampleCompany>('/sample-company', {}, signal)).data,
    refetchInterval: ({ state }) => (busy(state.data?.status) ? WHILE_BUSY_MS : false),
  });
  const before = useRef(sample?.status);
  useEffect(() => {
    if (busy(before.current) && !busy(sample?.status)) void client.invalidateQueries();
    before.current = sample?.status;
  }, [sample?.status, client]);
  const write = useWrite((verb: 'load' | 'remove') => (verb === 'load' ? api.post('/sample-company') : api.delete('/sample-company')));
  const load = () => write.mutate('load', { onError: complain });
  const remove = async () => {
    const sure = await confirm({ title: t('sample.remove'), text: t('sample.removeText'), action: t('sample.removeNow'), danger: true });
    if (sure) write.mutate('remove', { onError: complain });
  };
  return { sample, load, remove: () => void remove(), pending: write.isPending };
}
