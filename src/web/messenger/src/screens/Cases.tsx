import type { CaseState } from '@vigil/shared/api';
import { useEffect } from 'preact/hooks';
import type { App } from '../app';
import { t } from '../app-texts';
import { join, moment } from '../format';
import { Icon, type IconName } from '../icons';
import { useStore } from '../store';
import { Bar } from './Bar';
import { LinkBar } from './Shell';

const icons: Record<CaseState, IconName> = { open: 'bot', waiting: 'hourglass', withAgent: 'person', resolved: 'done' };

export default function Cases({ app }: { app: App }) {
  const { home } = useStore(app.view);
  useEffect(() => void app.readHome(), [app]);
  const cases = home?.cases ?? [];
  return (
    <>
      <Bar app={app} back name={t('cases.title')} />
      <LinkBar app={app} />
      <main class="list">
        {cases.length === 0 ? (
          <p class="note">{t('cases.none')}</p>
        ) : (
          <ul class="now">
            {cases.map((one) => (
              <li key={one.caseId}>
                <button type="button" class="line2 num" onClick={() => app.openCase(one.caseId)}>
                  <Icon name={icons[one.state]} />
                  <span>
                    {one.title || t('cases.untitled')}
                    <small>{join(t(`case.${one.state}`), moment(one.updatedAt), one.number)}</small>
                  </span>
                  <Icon name="chevron" size={16} />
                </button>
              </li>
            ))}
          </ul>
        )}
      </main>
    </>
  );
}
