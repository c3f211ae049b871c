import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { showTheme } from './app/theme';
import './style/base.css';
import './style/pages.css';

showTheme();
createRoot(document.getElementById('root')!).render(<App />);
