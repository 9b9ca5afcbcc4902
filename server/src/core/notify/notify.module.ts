import { Global, Module } from '@nestjs/common';
import { CommentsController } from '../comments/comments.controller';
import { Comment } from '../comments/comments.entity';
import { CommentsService } from '../comments/comments.service';
import { JOB_FAILED } from '../jobs/jobs.service';
import { announces } from './announces';
import { NotificationPreferencesController, NotificationsController } from './notify.controller';
import { NotificationRow, NotificationSettings } from './notify.entity';
import { NotifyJobs } from './notify.jobs';
import { NotifyService } from './notify.service';

export const notifyEntities = [NotificationRow, NotificationSettings, Comment];

const jobFailed = announces({
  kind: 'core.job_failed',
  on: JOB_FAILED,
  resource: null,
  to: [],
  whom: ({ startedBy }) => [String(startedBy)],
  mail: 'off',
  label: { en: 'Something you started failed', de: 'Etwas, das Sie gestartet haben, ist fehlgeschlagen' },
  says: { en: 'What you started in the background failed: {problem}', de: 'Was Sie im Hintergrund gestartet haben, ist fehlgeschlagen: {problem}' },
});

/** What people are told, and what they say on records. */
@Global()
@Module({
  controllers: [NotificationsController, NotificationPreferencesController, CommentsController],
  providers: [NotifyService, NotifyJobs, CommentsService, jobFailed],
  exports: [NotifyService, CommentsService],
})
export class NotifyModule {}
