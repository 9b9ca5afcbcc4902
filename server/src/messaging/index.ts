import { Channel } from './channels.entity';
import { Conversation } from './conversations.entity';
import { Message } from './messages.entity';
import { CannedReply, MessageTemplate } from './templates.entity';
import { MessagingSettings } from './settings.entity';

export { MessagingModule } from './messaging.module';
export { OptOutsService, type Recipient } from './opt-outs.service';
export { IncomingService } from './incoming.service';
export { ChannelsService } from './channels.service';
export { ConversationsService } from './conversations.service';
export { MessagesService } from './messages.service';
export * from './messaging.events';
export type { Channel } from './channels.entity';
export const messagingEntities = [Channel, Conversation, Message, CannedReply, MessageTemplate, MessagingSettings];
