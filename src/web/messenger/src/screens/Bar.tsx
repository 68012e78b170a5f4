import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { App } from '../app';
import { t } from '../app-texts';
import { Icon } from '../icons';
import { useStore } from '../store';

interface Props {
  app: App;
  back?: boolean;
  face?: ComponentChildren;
  name: string;
  sub?: ComponentChildren;
  onMore?: (() => void) | undefined;
}

/** The header: where we are and, above all, who is talking. */
export function Bar({ app, back, face, name, sub, onMore }: Props) {
  // A new screen starts at its heading, so that a screen reader says where it is and Tab goes on from there.
  const heading = useRef<HTMLHeadingElement>(null);
  const { open } = useStore(app.view);
  useEffect(() => {
    if (open) heading.current?.focus({ preventScroll: true });
  }, [open]);
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
          <h1 ref={heading} tabIndex={-1}>
            {name}
          </h1>
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
