import type { QuickReply } from '@vigil/shared/api';
import type { App } from '../app';
import { t } from '../app-texts';
import { Icon } from '../icons';
import { lazy } from '../lazy';
import type { Conversation, Talk } from '../talk/conversation';
import type { FreezeTapProps } from './FreezeTap';

const FreezeTap = lazy<FreezeTapProps>(
  async () => (await import('./FreezeTap')).default,
  () => null,
);

interface Props {
  app: App;
  talk: Conversation;
  now: Talk;
}

/** One-tap answers, at most three, and always the way to a person while the assistant has the case. */
export function Chips({ app, talk, now }: Props) {
  const { live, human } = now;
  if (live?.state === 'waiting' || live?.state === 'withAgent') return null;
  const replies = live?.urgent || live?.state === 'resolved' ? [] : repliesOf(app, now);
  const failed = human === 'failed';
  return (
    <>
      {failed && (
        <p class="strip" role="alert">
          <Icon name="alert" size={16} />
          {t('talk.human.failed')}
        </p>
      )}
      <div class="chips">
        {replies.map((reply) =>
          reply.kind === 'freeze' ? (
            <FreezeTap key="freeze" app={app} talk={talk} look="chip red" />
          ) : (
            <button key={reply.kind + reply.label} type="button" class="chip" onClick={() => act(app, talk, reply)}>
              {reply.label}
            </button>
          ),
        )}
        <button type="button" class="chip human" disabled={human === 'asking'} onClick={() => app.askHuman()}>
          <Icon name="person" size={16} />
          {t('talk.human')}
        </button>
      </div>
    </>
  );
}

/** Those of the last answer, unless something has been said since; only what we or the page around us can do. */
function repliesOf(app: App, { timeline, box }: Talk): readonly QuickReply[] {
  const lastSaid = timeline.entries.findLast((entry) => entry.kind === 'message');
  if (!lastSaid || lastSaid.author.kind === 'customer' || box.length > 0) return [];
  const { freeze, signIn } = app.host.settings;
  const mayFreeze = freeze || app.view.get().customer;
  return (lastSaid.parts?.replies ?? [])
    .filter(
      ({ kind }) =>
        kind === 'say' || kind === 'resolve' || (kind === 'freeze' && mayFreeze) || (kind === 'signIn' && signIn),
    )
    .slice(0, 2);
}

function act(app: App, talk: Conversation, { kind, label }: QuickReply): void {
  if (kind === 'say') talk.say(label);
  else if (kind === 'resolve') talk.resolve().catch(() => talk.say(label));
  else if (kind === 'signIn') app.host.say({ type: 'vigil:signIn', talk: true });
}
