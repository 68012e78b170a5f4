import type { ArticleLink, EntryView, RecordCard } from '@vigil/shared/api';
import type { Pending } from '@vigil/shared/outbox';
import type { App } from '../app';
import { t, words } from '../app-texts';
import { Card } from '../cards/Card';
import type { FilesProps } from '../files/Files';
import { clock } from '../format';
import { Icon, type IconName } from '../icons';
import { lazy } from '../lazy';
import type { Row } from '../talk/rows';
import type { HiddenProps } from './Hidden';
import type { StepProps } from './Step';

const Files = lazy<FilesProps>(async () => (await import('../files/Files')).default);

const Masked = lazy<HiddenProps>(
  async () => (await import('./Hidden')).Masked,
  ({ text }) => <p>{text}</p>,
);
const Told = lazy<Pick<HiddenProps, 'kinds'>>(
  async () => (await import('./Hidden')).Told,
  () => null,
);

const Step = lazy<StepProps>(
  async () => (await import('./Step')).default,
  () => null,
);

type EntryRow = Extract<Row, { kind: 'entry' }>;

export function Entry({ app, row, caseId }: { app: App; row: EntryRow; caseId: string }) {
  const { entry } = row;
  if (entry.freeze || entry.check) return <Step app={app} entry={entry} caseId={caseId} />;
  if (entry.kind !== 'message') return <Event entry={entry} />;
  if (entry.author.kind === 'customer') return <Own app={app} row={row} />;
  const cards = entry.parts?.cards ?? [];
  const articles = entry.parts?.articles ?? [];
  const looks = ['say', row.first && 'first', cards.length > 0 && 'withrec', articles.length > 0 && 'witharts'];
  return (
    <>
      {row.first && entry.author.kind === 'agent' && entry.author.name && <p class="said">{entry.author.name}</p>}
      <div class={looks.filter(Boolean).join(' ')}>
        <span class="vh">{t('who.said', { who: speaker(entry) })}</span>
        <Words entry={entry} />
        {entry.files && <Files app={app} files={entry.files} />}
        {cards.map((card) => (
          <Card key={`${card.kind}/${card.id}`} card={card} read={() => readRecord(app, caseId, card)} />
        ))}
        {articles.length > 0 && (
          <div class="arts">
            {articles.map((link) => (
              <Article key={link.slug} link={link} onOpen={() => app.article(link)} />
            ))}
          </div>
        )}
      </div>
    </>
  );
}

function Words({ entry: { text, parts } }: { entry: EntryView }) {
  if (!text) return null;
  return parts?.hidden?.length ? <Masked text={text} kinds={parts.hidden} /> : <p>{text}</p>;
}

const readRecord = (app: App, caseId: string, card: RecordCard) =>
  app.session.call<RecordCard>(
    'GET',
    `/api/messenger/cases/${caseId}/records/${card.kind}/${encodeURIComponent(card.id)}`,
  );

const speaker = ({ author }: EntryView) =>
  author.kind === 'agent' ? (author.name ?? t('who.agent.unnamed')) : t('who.assistant');

function Article({ link, onOpen }: { link: ArticleLink; onOpen: () => void }) {
  return (
    <button type="button" class="art" onClick={onOpen}>
      <Icon name="page" size={16} />
      <span>{link.title}</span>
      <Icon name="chevron" size={16} />
    </button>
  );
}

function Own({ app, row: { entry, first, read, tick } }: { app: App; row: EntryRow }) {
  return (
    <>
      <div class={first ? 'say own first' : 'say own'}>
        <span class="vh">{t('who.said', { who: t('who.customer') })}</span>
        <Words entry={entry} />
        {entry.files && <Files app={app} files={entry.files} />}
      </div>
      {entry.parts?.hidden?.length ? <Told kinds={entry.parts.hidden} /> : null}
      {tick && <Tick icon={read ? 'checks' : 'check'} text={t(read ? 'tick.read' : 'tick.sent')} />}
    </>
  );
}

function Tick({ icon, text }: { icon: IconName; text: string }) {
  return (
    <p class="tick num">
      <Icon name={icon} size={14} />
      {text}
    </p>
  );
}

interface UnsentProps {
  app: App;
  item: Pending;
  offline: boolean;
  onRetry: (clientMessageId: string) => void;
  onEdit: (clientMessageId: string) => void;
}

/** One of the customer's own that is still on its way, or did not get through. */
export function Unsent({ app, item, offline, onRetry, onEdit }: UnsentProps) {
  const { clientMessageId, text, code } = item;
  // Without a connection nothing has failed yet: it goes out by itself.
  const state = offline && item.state === 'failed' && !code ? 'sending' : item.state;
  const refused = state === 'refused';
  const label = refused
    ? t('tick.refused', { why: words('refused', code) ?? t('refused.generic') })
    : (words('tick', code) ?? t('tick.failed'));
  return (
    <>
      {/* Read out once, when it stands on the timeline. */}
      <div class={state === 'sent' ? 'say own first' : 'say own first pending'} aria-live="off">
        {text && <p>{text}</p>}
        {item.files && <Files app={app} files={item.files} />}
      </div>
      {state === 'sent' && <Tick icon="check" text={t('tick.sent')} />}
      {state === 'sending' && <Tick icon="clock" text={t(offline ? 'tick.queued' : 'tick.sending')} />}
      {(state === 'failed' || refused) && (
        <button type="button" class="tick bad" onClick={() => (refused ? onEdit : onRetry)(clientMessageId)}>
          <Icon name="alert" size={14} />
          {label}
        </button>
      )}
    </>
  );
}

/** What changed, as one grey line. */
function Event({ entry }: { entry: EntryView }) {
  const text = wordsOf(entry);
  if (!text) return null;
  return <p class="when num">{t('event.at', { time: clock(entry.at), what: text })}</p>;
}

function wordsOf({ state, rating, kind }: EntryView): string | null {
  if (kind === 'rating') return rating ? t('event.rated', { stars: rating.stars }) : null;
  switch (state?.change) {
    case 'queued':
      return t('event.queued');
    case 'assigned':
      return state.agent ? t('event.assigned', { name: state.agent }) : t('event.assigned.unnamed');
    case 'resolved':
      return t('event.resolved');
    case 'reopened':
      return t('event.reopened');
    case 'urgent':
      return t('event.urgent');
    default:
      return null;
  }
}
