import { Navigate, useParams } from 'react-router';
import { Missing } from '../errors/Trouble';
import { recordLink } from '../frame/registry';

/** `/go/parts/0192…`: what mails link to, whatever the page of a record is called. */
export function GoPage() {
  const { resource = '', id = '' } = useParams();
  const to = recordLink(resource)?.to({ id, version: 1 });
  return to ? <Navigate to={to} replace /> : <Missing />;
}
