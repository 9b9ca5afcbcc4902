import Assignment from '@mui/icons-material/AssignmentOutlined';
import Build from '@mui/icons-material/BuildOutlined';
import Call from '@mui/icons-material/CallOutlined';
import Event from '@mui/icons-material/EventOutlined';
import Forum from '@mui/icons-material/ForumOutlined';
import Groups from '@mui/icons-material/GroupsOutlined';
import Handshake from '@mui/icons-material/HandshakeOutlined';
import Info from '@mui/icons-material/InfoOutlined';
import LocalShipping from '@mui/icons-material/LocalShippingOutlined';
import Mail from '@mui/icons-material/MailOutlined';
import Payments from '@mui/icons-material/PaymentsOutlined';
import Receipt from '@mui/icons-material/ReceiptLongOutlined';
import RequestQuote from '@mui/icons-material/RequestQuoteOutlined';
import ShoppingCart from '@mui/icons-material/ShoppingCartOutlined';
import StickyNote from '@mui/icons-material/StickyNote2Outlined';
import TaskAlt from '@mui/icons-material/TaskAltOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { ActivityType } from '../api';

export const ICONS: Record<ActivityType, SvgIconComponent> = {
  call: Call,
  email: Mail,
  meeting: Groups,
  note: StickyNote,
  task: TaskAlt,
  booking: Event,
  order: ShoppingCart,
  delivery: LocalShipping,
  invoice: Receipt,
  payment: Payments,
  quote: RequestQuote,
  deal: Handshake,
  lead: Assignment,
  job: Build,
  message: Forum,
  system: Info,
};

/** What one writes down oneself. */
export const KINDS = ['note', 'call', 'email', 'meeting', 'task'] as const;
export type Kind = (typeof KINDS)[number];
export const NOTE_KINDS = ['general', 'complaint', 'feedback', 'request'] as const;

/** The timeline by what it shows: one chip each. */
export const GROUPS: Record<string, ActivityType[]> = {
  calls: ['call'],
  emails: ['email', 'message'],
  meetings: ['meeting', 'booking'],
  notes: ['note'],
  tasks: ['task'],
  sales: ['lead', 'deal', 'quote', 'order'],
  work: ['job', 'delivery'],
  money: ['invoice', 'payment'],
  system: ['system'],
};

/** Whom entries are about: a customer, or a record such as a deal. */
export interface About {
  customerId?: string | null;
  subjectType?: string;
  subjectId?: string;
}
