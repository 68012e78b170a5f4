import '@vigil/shared/tokens.css';
import '@vigil/shared/base.css';
import './styles/frame.css';
import './styles/talk.css';
import './styles/cards.css';
import './styles/home.css';
import { render } from 'preact';
import { App } from './app';
import { speak, t } from './app-texts';
import { findHost } from './link/host';
import { Shell } from './screens/Shell';

async function boot(place: HTMLElement): Promise<void> {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const host = await findHost();
  const dress = () => {
    document.documentElement.dataset.theme = host.settings.theme ?? (dark.matches ? 'dark' : 'light');
  };
  dress();
  dark.addEventListener('change', dress);
  const locale = host.settings.locale ?? navigator.language;
  await speak(locale);
  const brand = document.querySelector<HTMLMetaElement>('meta[name="vigil-brand"]')?.content ?? '';
  document.title = t('app.title', { brand });
  const app = new App(host, brand, locale);
  render(<Shell app={app} />, place);
  await app.start();
  host.onApp?.(app);
}

const place = document.getElementById('app');
if (place) void boot(place);
