import type { RecordCard } from '@vigil/shared/api';
import { useState } from 'preact/hooks';
import type { App, View } from '../app';
import { language, t, words } from '../app-texts';
import { Matter } from '../cards/Matter';
import { hourOf } from '../format';
import { Icon, type IconName } from '../icons';
import { lazy } from '../lazy';
import { useStore } from '../store';
import { draftOf } from '../talk/kept';
import { Bar } from './Bar';
import { Composer } from './Composer';
import { Search } from './Search';
import { LinkBar } from './Shell';

const FreezeHome = lazy<{ app: App }>(
  async () => (await import('./FreezeHome')).default,
  () => null,
);
const SignOut = lazy<{ leave: () => void }>(async () => (await import('./SignOut')).default);

export function Home({ app }: { app: App }) {
  const view = useStore(app.view);
  const { home, homeFailed, customer } = view;
  return (
    <>
      <Bar
        app={app}
        face={
          <span class="face" aria-hidden="true">
            <Icon name="logo" />
          </span>
        }
        name={t('app.title', { brand: app.brand })}
        sub={t('app.always')}
      />
      <main class="main">
        <LinkBar app={app} />
        <div class="home">
          <Arcs />
          <div>
            <h2 class="hello">{greeting(customer?.salutation)}</h2>
            <p class="lead">{lead(view)}</p>
            {homeFailed && !home && <Again app={app} />}
          </div>
          {home ? (
            <Matters app={app} matters={home.matters} />
          ) : (
            !homeFailed && <div class="bone" style={{ height: '148px' }} />
          )}
          <Search app={app} />
          <Topics app={app} />
          <More app={app} view={view} />
          <Safety app={app} view={view} />
        </div>
        <Composer
          app={app}
          tray={app.tray}
          hint={t('write.hint')}
          draft={home || homeFailed ? draftOf(app.session) : null}
          onSend={(text, files) => app.ask(text, undefined, undefined, files)}
        />
      </main>
    </>
  );
}

function greeting(name: string | null | undefined): string {
  const hour = hourOf(new Date());
  const hello =
    hour < 5 || hour >= 23
      ? t('hello.night')
      : hour < 11
        ? t('hello.morning')
        : hour < 13
          ? t('hello.noon')
          : hour < 18
            ? t('hello.afternoon')
            : t('hello.evening');
  return name ? t('hello.to', { hello, name }) : hello;
}

function Again({ app }: { app: App }) {
  const [trying, setTrying] = useState(false);
  const again = async () => {
    setTrying(true);
    await app.readHome();
    setTrying(false);
  };
  return (
    <button type="button" class="btn btn-plain" disabled={trying} onClick={again}>
      {t('app.again')}
    </button>
  );
}

function lead({ home, homeFailed, customer }: View): string {
  if (homeFailed && !home) return words('tick', `${homeFailed}`) ?? t('app.unavailable.next');
  if (!home) return t('home.lead.none');
  if (!customer) return t('home.lead.visitor');
  if (home.recordsUnavailable) return t('home.stale');
  const n = home.matters.length;
  if (n === 0) return t('home.lead.none');
  const spoken = language === 'en' ? n : (['', '', language === 'zh-CN' ? '两' : '兩', '三', '四', '五'][n] ?? n);
  return n === 1 ? t('home.lead.one') : t('home.lead.many', { n: spoken });
}

const intents: Record<RecordCard['kind'], string> = {
  withdrawal: 'withdrawal.not_arrived',
  deposit: 'deposit.not_credited',
  c2c: 'c2c.appeal',
  freeze: 'freeze.account',
  liquidation: 'trade.liquidation',
};

function Matters({ app, matters }: { app: App; matters: readonly RecordCard[] }) {
  if (matters.length === 0) return null;
  const ask = (card: RecordCard, title: string) =>
    app.ask(t('matter.say', { what: title }), intents[card.kind], { recordKind: card.kind, recordId: card.id });
  return (
    <ul class="now" aria-label={t('home.now')}>
      {matters.slice(0, 3).map((card) => (
        <li key={`${card.kind}/${card.id}`}>
          <Matter card={card} read={() => app.readMatter(card)} onAsk={(title) => ask(card, title)} />
        </li>
      ))}
    </ul>
  );
}

const topics = [
  {
    key: 'topic.withdrawal',
    say: 'topic.withdrawal',
    icon: 'up',
    intent: 'withdrawal.not_arrived',
    kind: 'withdrawal',
  },
  { key: 'topic.deposit', say: 'topic.deposit', icon: 'down', intent: 'deposit.not_credited', kind: 'deposit' },
  { key: 'topic.c2c', say: 'topic.c2c.say', icon: 'swap', intent: 'c2c.appeal', kind: 'c2c' },
  { key: 'topic.signIn', say: 'topic.signIn.say', icon: 'key', intent: 'account.login_problem', kind: null },
  { key: 'topic.identity', say: 'topic.identity.say', icon: 'identity', intent: 'kyc.how_to', kind: null },
  { key: 'topic.fees', say: 'topic.fees.say', icon: 'percent', intent: 'withdrawal.limits_fees', kind: null },
] as const satisfies readonly { icon: IconName; kind: RecordCard['kind'] | null; [more: string]: unknown }[];

/** Six topics; what this account has in motion comes first. */
function Topics({ app }: { app: App }) {
  const moving = new Set(app.view.get().home?.matters.map((card) => card.kind));
  const rank = (kind: RecordCard['kind'] | null) => (kind && moving.has(kind) ? 0 : 1);
  const sorted = [...topics].sort((a, b) => rank(a.kind) - rank(b.kind));
  return (
    <nav class="topics" aria-label={t('home.topics')}>
      {sorted.map(({ key, say, icon, intent }) => (
        <button type="button" key={key} onClick={() => app.ask(t(say), intent)}>
          <Icon name={icon} />
          {t(key)}
        </button>
      ))}
    </nav>
  );
}

function More({ app, view }: { app: App; view: View }) {
  const { talk, home, customer, unread } = view;
  return (
    <div class="more">
      {!customer && home && app.host.settings.signIn && (
        <Row icon="person" text={t('home.signIn')} onClick={() => app.host.say({ type: 'vigil:signIn' })} />
      )}
      {talk && <Row icon="clock" text={t('home.continue')} count={unread} onClick={() => app.resume()} />}
      {home && home.cases.length > 0 && (
        <Row icon="ticket" text={t('home.cases')} onClick={() => app.go({ name: 'cases' })} />
      )}
      <Row icon="person" text={t('talk.human')} onClick={() => app.askHuman()} />
      {customer && app.host.signOut && <SignOut leave={app.host.signOut} />}
    </div>
  );
}

function Row({ icon, text, count, onClick }: { icon: IconName; text: string; count?: number; onClick: () => void }) {
  return (
    <button type="button" class="mine" onClick={onClick}>
      <Icon name={icon} />
      {text}
      {count ? <span class="dot num">{count}</span> : null}
      <Icon name="chevron" size={16} />
    </button>
  );
}

function Safety({ app, view: { home, homeFailed } }: { app: App; view: View }) {
  return (
    <div class="safety">
      <a href={`/verify/${language.slice(0, 2)}`} target="_blank" rel="noreferrer">
        <Icon name="shield" />
        <span>
          {t('home.verify')}
          <small>{t('home.verify.small')}</small>
        </span>
      </a>
      {/* Not before it is known who is here: a tap freezes for a customer, and leads a visitor to the page that can. */}
      {(home || homeFailed) && <FreezeHome app={app} />}
    </div>
  );
}

function Arcs() {
  return (
    <svg class="arcs" viewBox="0 0 240 240" aria-hidden="true">
      <circle cx="120" cy="120" r="118" />
      <ellipse cx="120" cy="120" rx="84" ry="118" />
      <ellipse cx="120" cy="120" rx="44" ry="118" />
      <path d="M120 2v236M2 120h236M18 60h204M18 180h204" />
    </svg>
  );
}
