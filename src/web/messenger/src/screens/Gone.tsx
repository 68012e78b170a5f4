import type { App } from '../app';
import { t } from '../app-texts';

/** A conversation that is not to be opened here. Whether it is another's or not there at all is not told, as the server does not. */
export default function Gone({ app }: { app: App }) {
  const { customer } = app.view.get();
  return (
    <div class="empty">
      <p role="alert">{t(customer ? 'gone.customer' : 'gone.visitor')}</p>
      {!customer && app.host.settings.signIn && (
        <button type="button" class="btn btn-primary" onClick={() => app.host.say({ type: 'vigil:signIn' })}>
          {t('home.signIn')}
        </button>
      )}
      <button type="button" class="btn btn-plain" onClick={() => app.go({ name: 'home' })}>
        {t('gone.home')}
      </button>
    </div>
  );
}
