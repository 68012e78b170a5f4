import './ui/mantine';
import '@vigil/shared/tokens.css';
import '@vigil/shared/base.css';
import './styles/desk.css';
import './styles/case.css';
import './styles/side.css';
import './styles/panels.css';
import './styles/learning.css';
import './styles/trail.css';
import { load } from '@vigil/shared/keep';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { tuneOnGesture } from './link/alert';
import { speak } from './texts';
import { applyTheme } from './ui/theme';

async function start(): Promise<void> {
  applyTheme();
  tuneOnGesture();
  const kept = load('local', 'vigil.console.language');
  await speak(typeof kept === 'string' ? kept : navigator.language);
  const root = document.getElementById('app');
  if (root) createRoot(root).render(<App />);
}

void start();
