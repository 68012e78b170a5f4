import { useEffect } from 'preact/hooks';
import type { App, Screen } from '../app';
import { t } from '../app-texts';
import { Icon } from '../icons';
import { lazy } from '../lazy';
import { useStore } from '../store';
import { Home } from './Home';
import { TalkScreen } from './TalkScreen';

const Cases = lazy<{ app: App }>(async () => (await import('./Cases')).default);
const Article = lazy<{ app: App; slug: string; language: string }>(async () => (await import('./Article')).default);

export function Shell({ app }: { app: App }) {
  const { screens } = useStore(app.view);
  const screen = screens.at(-1) ?? { name: 'home' as const };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) app.host.say({ type: 'vigil:close' });
    };
    const onLook = () => app.tellUnread();
    window.addEventListener('keydown', onKey);
    document.addEventListener('visibilitychange', onLook);
    return () => {
      window.removeEventListener('keydown', onKey);
      document.removeEventListener('visibilitychange', onLook);
    };
  }, [app]);

  return <div class="shell">{show(app, screen)}</div>;
}

function show(app: App, screen: Screen) {
  switch (screen.name) {
    case 'home':
      return <Home app={app} />;
    case 'talk':
      return <TalkScreen app={app} />;
    case 'cases':
      return <Cases app={app} />;
    case 'article':
      return <Article key={screen.slug} app={app} slug={screen.slug} language={screen.language} />;
  }
}

/** Quiet while all is well; what was written is kept and the bar says so. */
export function LinkBar({ app }: { app: App }) {
  const state = useStore(app.link.state);
  return (
    <div role="status">
      {state === 'offline' && (
        <p class="linkbar">
          <Icon name="wire" size={16} />
          {t('link.reconnecting')}
        </p>
      )}
    </div>
  );
}
