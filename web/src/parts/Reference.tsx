import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useMany, useOne, type Rec } from '../core/api';
import { recordLink } from '../core/frame/registry';
import { useCan } from '../core/session';
import { useText, useWord } from '../core/texts';

interface Source {
  resource: string;
  /** Filter of the list of the resource by which it is found; left out, the reference is the record itself. */
  by?: string;
}

const SOURCES: Record<string, Source> = {
  order: { resource: 'orders' },
  order_item: { resource: 'orders', by: 'itemId' },
  production_order: { resource: 'production-orders' },
  print_job: { resource: 'print-jobs' },
  purchase_order: { resource: 'purchase-orders' },
  receipt: { resource: 'purchase-orders', by: 'receiptId' },
  delivery: { resource: 'deliveries' },
};

/** What a movement or reservation was made for, by its kind and number, as a link. */
export function Reference({ type, id }: { type: string | null; id: string | null }) {
  const t = useText();
  const word = useWord();
  const can = useCan();
  const source = type ? SOURCES[type] : undefined;
  const readable = !!source && !!id && can(`${source.resource}:read`);
  const one = useOne<Rec>(readable && !source.by ? `/${source.resource}/${id}` : null);
  const many = useMany<Rec>(readable && source.by ? `/${source.resource}` : null, source?.by ? { [source.by]: id, perPage: 1 } : {});
  if (!type) return '–';
  const kind = word(`parts.reference.${type}`);
  if (type === 'count' && id)
    return (
      <Link component={RouterLink} underline="always" to={`/stock-counts/${id}`}>
        {t('parts.reference.count')}
      </Link>
    );
  const record = one.data ?? many.data?.data[0];
  const link = source && recordLink(source.resource);
  if (!record || !link) return kind;
  return (
    <>
      {kind}{' '}
      <Link component={RouterLink} underline="always" to={link.to(record)}>
        {link.title(record)}
      </Link>
    </>
  );
}
