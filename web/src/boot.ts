import { early } from './core/api/early';
import { fetchAhead } from './core/ahead';

// light or dark as somebody chose it, before the theme is there
const mode = localStorage.getItem('kontor.mode');
if (mode === 'light' || mode === 'dark') document.documentElement.dataset.scheme = mode;
// a phone far away pays for every answer that has to be waited for before the next question: who is signed in and the page's code are asked for at once
if (early) fetchAhead();
void import('./main');
