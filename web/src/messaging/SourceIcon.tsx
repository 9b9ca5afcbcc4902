import Email from '@mui/icons-material/EmailOutlined';
import Instagram from '@mui/icons-material/Instagram';
import Phone from '@mui/icons-material/PhoneOutlined';
import Sms from '@mui/icons-material/SmsOutlined';
import WhatsApp from '@mui/icons-material/WhatsApp';
import type { ConversationItem } from '../api';
import { useText } from '../core/texts';

const ICONS = { email: Email, whatsapp: WhatsApp, instagram: Instagram, sms: Sms, phone: Phone };

/** By which way; it says so to those who listen. */
export function SourceIcon({ source, size = 18 }: { source: ConversationItem['source']; size?: number }) {
  const t = useText();
  const Icon = ICONS[source];
  return <Icon titleAccess={t(`messaging.source.${source}`)} sx={{ fontSize: size }} />;
}
