import type { CaseState } from '@vigil/shared/api';
import { useEffect, useState } from 'preact/hooks';
import type { App } from '../app';
import { t } from '../app-texts';
import { join, moment } from '../format';
import { Icon, type IconName } from '../icons';
import { useStore } from '../store';
import { Bar } from './Bar';
import { LinkBar } from './Shell';

const icons: Record<CaseState, IconName> = { open: 'bot', waiting: 'hourglass', withAgent: 'person', resolved: 'done' };

export default function Cases({ app }: { app: App }) {
  const { home, customer } = useStore(app.view);
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
        {(customer ?? home?.customer) && <Accesses app={app} />}
      </main>
    </>
  );
}

interface Access {
  at: string;
  who: string;
  role: 'agent' | 'lead';
  kind: 'profile' | 'records' | 'files' | 'export' | 'matched' | 'revealed' | 'document';
  why: 'case' | 'complaint' | 'quality' | 'agent_absent' | 'unjustified';
  caseNumber: string;
}

/** Who of the staff has looked at the customer's own data, what and why. Fetched when somebody asks for it. */
function Accesses({ app }: { app: App }) {
  const [items, setItems] = useState<readonly Access[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open || items) return;
    setFailed(false);
    app.session
      .call<{ items: Access[] }>('GET', '/api/messenger/accesses')
      .then(({ items: all }) => setItems(all))
      .catch(() => setFailed(true));
  }, [app, open, items]);
  return (
    <section class="seen">
      <button type="button" class="line2" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="person" />
        <span>
          {t('seen.title')}
          <small>{t('seen.small')}</small>
        </span>
      </button>
      {open && (
        <div aria-live="polite">
          {failed && <p class="note">{t('seen.failed')}</p>}
          {items?.length === 0 && <p class="note">{t('seen.none')}</p>}
          {items && items.length > 0 && (
            <ul class="now num">
              {items.map((it) => (
                <li class="line2" key={`${it.at}/${it.who}/${it.kind}`}>
                  <span>
                    {t(`seen.${it.kind}`, { who: t(`seen.${it.role}`, { name: it.who }) })}
                    <small>{join(moment(it.at), t(`seen.why.${it.why}`, { number: it.caseNumber }))}</small>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}
