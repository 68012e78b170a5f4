import type { ComponentChildren } from 'preact';
import type { App } from '../app';
import { t } from '../app-texts';
import { Icon } from '../icons';

interface Props {
  app: App;
  back?: boolean;
  face?: ComponentChildren;
  name: string;
  sub?: string | null | undefined;
  onMore?: (() => void) | undefined;
}

/** The header: where we are and, above all, who is talking. */
export function Bar({ app, back, face, name, sub, onMore }: Props) {
  return (
    <header class="bar">
      {back && (
        <button type="button" class="tap" aria-label={t('app.back')} onClick={() => app.back()}>
          <Icon name="back" />
        </button>
      )}
      <div class="who">
        {face}
        <div>
          <h1 tabIndex={-1}>{name}</h1>
          {sub && (
            <span class="sub">
              <Icon name="shield" size={14} />
              <span>{sub}</span>
            </span>
          )}
        </div>
      </div>
      {onMore && (
        <button type="button" class="tap" aria-label={t('talk.menu')} aria-haspopup="dialog" onClick={onMore}>
          <Icon name="more" />
        </button>
      )}
      {app.host.embedded && (
        <button
          type="button"
          class="tap"
          aria-label={t('app.close')}
          onClick={() => app.host.say({ type: 'vigil:close' })}
        >
          <Icon name="close" />
        </button>
      )}
    </header>
  );
}
