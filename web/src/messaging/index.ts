import BarChart from '@mui/icons-material/BarChartOutlined';
import Cable from '@mui/icons-material/CableOutlined';
import Forum from '@mui/icons-material/ForumOutlined';
import ShortText from '@mui/icons-material/ShortText';
import { lazy } from 'react';
import { page, type WebModule } from '../core/module';
import { texts } from './texts';

const inbox = () => import('./InboxPage');
const channels = () => import('./ChannelPages');
const replies = () => import('./ReplyPages');

/** A first message to a customer, from anywhere. */
export const MessageDialog = lazy(async () => ({ default: (await import('./NewConversation')).NewDialog }));

export const messaging: WebModule = {
  texts,
  nav: [
    {
      place: 'inbox',
      to: '/conversations',
      label: 'messaging.title',
      icon: Forum,
      can: 'conversations:read',
      key: 'm',
      handy: true,
      badge: '/conversations/{organizationId}?filter=unread',
      waits: true,
    },
  ],
  routes: [
    page('conversations', inbox, 'InboxPage'),
    page('conversations/statistics', () => import('./StatisticsPage'), 'StatisticsPage'),
    page('conversations/settings', () => import('./SettingsPage'), 'SettingsPage'),
    page('conversations/:id', inbox, 'InboxPage'),
    page('channels', channels, 'ChannelsPage'),
    page('channels/new', channels, 'ChannelForm'),
    page('channels/:id', channels, 'ChannelPage'),
    page('channels/:id/edit', channels, 'ChannelForm'),
    page('channels/:id/sandbox', () => import('./SandboxPage'), 'SandboxPage'),
    page('canned-replies', replies, 'RepliesPage'),
    page('canned-replies/new', replies, 'ReplyForm'),
    page('canned-replies/:id', replies, 'ReplyPage'),
    page('canned-replies/:id/edit', replies, 'ReplyForm'),
    page('message-templates', replies, 'TemplatesPage'),
    page('message-templates/new', replies, 'TemplateForm'),
    page('message-templates/:id', replies, 'TemplatePage'),
    page('message-templates/:id/edit', replies, 'TemplateForm'),
  ],
  commands: [
    { label: 'messaging.channels.title', to: '/channels', icon: Cable, can: 'channels:read' },
    { label: 'messaging.replies.title', to: '/canned-replies', icon: ShortText, can: 'canned-replies:read' },
    { label: 'messaging.letters.title', to: '/message-templates', icon: ShortText, can: 'message-templates:read' },
    { label: 'messaging.stats.title', to: '/conversations/statistics', icon: BarChart, can: 'conversations:read' },
    { label: 'messaging.keeping.title', to: '/conversations/settings', icon: Cable, can: 'settings:read' },
  ],
};
