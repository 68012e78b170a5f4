import { useEffect, useRef } from 'preact/hooks';
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
  const { screens, open } = useStore(app.view);
  const screen = screens.at(-1) ?? { name: 'home' as const };
  const main = useRef<HTMLDivElement>(null);

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

  // A new screen starts at its heading, so that a screen reader says where it is and Tab goes on from there.
  const place = placeOf(screen);
  useEffect(() => {
    if (open) main.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [place, open]);

  return (
    <div class="shell" ref={main}>
      {show(app, screen)}
    </div>
  );
}

const placeOf = (screen: Screen) => (screen.name === 'article' ? `article/${screen.slug}` : screen.name);

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
