export const CHANNEL_CREATED = 'messaging.channel_created';
export const CHANNEL_CHANGED = 'messaging.channel_changed';
export const CHANNEL_ARCHIVED = 'messaging.channel_archived';
export const CHANNEL_RESTORED = 'messaging.channel_restored';
/** It works, after it did not. Data: `{name}`. */
export const CHANNEL_CONNECTED = 'messaging.channel_connected';
/** It no longer works. Data: `{name, reason}`. */
export const CHANNEL_FAILED = 'messaging.channel_failed';
/** Data of every event of a conversation: `{customerId, customerName, source}` and what it tells. Its subject is the conversation. */
export const CONVERSATION_STARTED = 'messaging.conversation_started';
export const CONVERSATION_CHANGED = 'messaging.conversation_changed';
export const CONVERSATION_ASSIGNED = 'messaging.conversation_assigned';
/** Many at once have got somebody to answer them; its subject is the first of them, data: `{to, by, count}`. */
export const CONVERSATIONS_HANDED_OVER = 'messaging.conversations_handed_over';
export const CONVERSATION_RESOLVED = 'messaging.conversation_resolved';
export const CONVERSATION_SNOOZED = 'messaging.conversation_snoozed';
export const CONVERSATION_REOPENED = 'messaging.conversation_reopened';
export const CONVERSATION_LINKED = 'messaging.conversation_linked';
export const CONVERSATION_UNLINKED = 'messaging.conversation_unlinked';
/** Somebody has read it; data: `{userId}`. */
export const CONVERSATION_SEEN = 'messaging.conversation_seen';
/** Each message that came in; data: `{messageId, senderType}`. */
export const MESSAGE_RECEIVED = 'messaging.message_received';
/** The customer waits for an answer from now on: the first message of a stretch. */
export const CUSTOMER_WROTE = 'messaging.customer_wrote';
/** The customer has been answered. */
export const CUSTOMER_ANSWERED = 'messaging.customer_answered';
/** One of ours, on its way or to be sent later; data: `{messageId, scheduledAt}`. */
export const MESSAGE_QUEUED = 'messaging.message_queued';
export const MESSAGE_CHANGED = 'messaging.message_changed';
/** Data: `{messageId, reason}`. */
export const MESSAGE_CANCELLED = 'messaging.message_cancelled';
export const MESSAGE_SENT = 'messaging.message_sent';
/** Data: `{messageId, status}`. */
export const MESSAGE_DELIVERED = 'messaging.message_delivered';
/** Data: `{messageId, code, reason, customerName, senderId}`. */
export const MESSAGE_FAILED = 'messaging.message_failed';
/** A word to colleagues; data: `{messageId}`. */
export const MESSAGE_NOTED = 'messaging.message_noted';
/** Colleagues are named in a note; data: `{people, author, customerName, messageId}`. */
export const MENTIONED = 'messaging.mentioned';
export const OPTED_OUT = 'messaging.opted_out';
export const OPTED_IN = 'messaging.opted_in';
export const SETTINGS_CHANGED = 'messaging.settings_changed';
export const KEY_ROTATED = 'messaging.key_rotated';
export const MESSAGES_FORGOTTEN = 'messaging.messages_forgotten';
export const CANNED_REPLY_CREATED = 'messaging.canned_reply_created';
export const CANNED_REPLY_CHANGED = 'messaging.canned_reply_changed';
export const CANNED_REPLY_ARCHIVED = 'messaging.canned_reply_archived';
export const CANNED_REPLY_RESTORED = 'messaging.canned_reply_restored';
export const TEMPLATE_CREATED = 'messaging.message_template_created';
export const TEMPLATE_CHANGED = 'messaging.message_template_changed';
export const TEMPLATE_ARCHIVED = 'messaging.message_template_archived';
export const TEMPLATE_RESTORED = 'messaging.message_template_restored';
