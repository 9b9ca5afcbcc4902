import { createRoot } from 'react-dom/client';
import { App } from './core/App';
import { texts as auth } from './core/auth/texts';
import { addTexts, startTexts } from './core/texts';
import { texts as dates } from './core/time/texts';
import { words } from './core/words';

startTexts();
addTexts(words);
addTexts(auth);
addTexts(dates);
createRoot(document.getElementById('root')!).render(<App />);
