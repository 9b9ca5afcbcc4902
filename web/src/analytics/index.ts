import Dashboard from '@mui/icons-material/SpaceDashboardOutlined';
import { page, type WebModule } from '../core/module';
import { texts } from './texts';

export const analytics: WebModule = {
  texts,
  nav: [{ place: 'dashboard', to: '/dashboard', label: 'analytics.title', icon: Dashboard, can: 'dashboard:read', key: 'd', handy: true }],
  routes: [page('dashboard', () => import('./DashboardPage'), 'DashboardPage')],
};
