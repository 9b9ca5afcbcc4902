import { Injectable } from '@nestjs/common';
import { On, type Event } from '../core/events';
import { Every } from '../core/jobs/clocks';
import { byIds } from '../core/rows';
import type { Ctx } from '../core/tx';
import { Work } from '../core/work';
import { Appointment } from './appointments.entity';
import { APPOINTMENT_ARCHIVED, APPOINTMENT_CANCELLED, APPOINTMENT_MOVED, WAITLIST_PASSED } from './scheduling.events';
import { freedBy, WaitlistService, type Freed } from './waitlist.service';

@Injectable()
export class WaitlistJobs {
  constructor(
    private readonly work: Work,
    private readonly waitlist: WaitlistService,
  ) {}

  @On(APPOINTMENT_CANCELLED)
  cancelled(ctx: Ctx, event: Event) {
    return this.freed(ctx, event);
  }

  @On(APPOINTMENT_ARCHIVED)
  archived(ctx: Ctx, event: Event) {
    return this.freed(ctx, event);
  }

  @On(APPOINTMENT_MOVED)
  moved(ctx: Ctx, event: Event) {
    return this.freed(ctx, event);
  }

  @On(WAITLIST_PASSED)
  passed(ctx: Ctx, { data }: Event) {
    const { freedFrom, freedTo, resourceIds } = data as { freedFrom: string; freedTo: string; resourceIds: Freed['resourceIds'] };
    return this.work.write(ctx, (tx) => this.waitlist.offer(tx, { startsAt: freedFrom, endsAt: freedTo, resourceIds }));
  }

  @Every({ everyMs: 60_000 })
  tick(ctx: Ctx) {
    return this.work.write(ctx, (tx) => this.waitlist.expire(tx));
  }

  private freed(ctx: Ctx, { subject, data }: Event) {
    return this.work.write(ctx, async (tx) => {
      const [appointment] = await byIds(tx, Appointment, [subject]);
      return appointment && this.waitlist.offer(tx, freedBy(data as never, appointment));
    });
  }
}
