export const RUN_STATUS = ['running', 'sent', 'partly', 'failed', 'skipped_empty', 'no_recipients'] as const;
export const DELIVERY_STATUS = ['pending', 'queued', 'sent', 'failed', 'skipped_empty', 'unsubscribed', 'gone', 'not_configured', 'withheld'] as const;
export type RunStatus = (typeof RUN_STATUS)[number];
export type DeliveryStatus = (typeof DELIVERY_STATUS)[number];

/** What became of a delivery, SQL over its alias and that of its mail: once a mail is in the outbox, the outbox knows. */
export const deliveryStatusSql = (delivery: string, mail: string): string => `coalesce(${mail}.status, ${delivery}.status)`;

/** What became of a run, SQL over its alias: told from its deliveries, so that it cannot say anything else than they do. */
export const runStatusSql = (
  run: string,
): string => `case when ${run}.state <> 'done' then case ${run}.state when 'failed' then 'failed' else 'running' end else (
  select case when count(*) filter (where s.status in ('pending', 'queued')) > 0 then 'running'
    when count(*) filter (where s.status = 'sent') > 0 then case when count(*) filter (where s.status in ('failed', 'gone', 'not_configured', 'withheld')) > 0 then 'partly' else 'sent' end
    when count(*) filter (where s.status in ('failed', 'gone', 'not_configured', 'withheld')) > 0 then 'failed'
    when count(*) filter (where s.status = 'skipped_empty') > 0 then 'skipped_empty' else 'no_recipients' end
  from (select ${deliveryStatusSql('d', 'm')} as status from analytics.report_deliveries d
    left join core.outgoing_mails m on m.id = d.mail_id where d.run_id = ${run}.id) s) end`;
