import { DataTable } from '../core/table';
import { useText } from '../core/texts';
import { mailsTable } from './mails';
import { Sheet } from './Sheet';

/** `/settings/mails`: what was sent, and what waits where no mail server is set up. */
export function MailsPage() {
  const t = useText();
  return (
    <Sheet title={t('settings.mails.title')} hint={t('settings.mails.hint')}>
      <DataTable of={mailsTable} />
    </Sheet>
  );
}
