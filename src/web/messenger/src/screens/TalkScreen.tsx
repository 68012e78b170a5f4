import { useState } from 'preact/hooks';
import type { App } from '../app';
import { t } from '../app-texts';
import { dot } from '../format';
import { Icon } from '../icons';
import { lazy } from '../lazy';
import { useStore } from '../store';
import type { Conversation, Talk } from '../talk/conversation';
import { Bar } from './Bar';
import { Chips } from './Chips';
import { Composer } from './Composer';
import type { KeepProps } from './Keep';
import { Log } from './Log';
import { LinkBar } from './Shell';

const Gone = lazy<{ app: App }>(async () => (await import('./Gone')).default);
const Keep = lazy<KeepProps>(async () => (await import('./Keep')).default);

export function TalkScreen({ app }: { app: App }) {
  const { talk } = useStore(app.view);
  return talk ? (
    <Open key={talk} app={app} talk={talk} />
  ) : (
    <Bar app={app} back name={t('app.title', { brand: app.brand })} />
  );
}

function Open({ app, talk }: { app: App; talk: Conversation }) {
  const now = useStore(talk.talk);
  const [given, setGiven] = useState<{ text: string } | null>(null);
  const [keeping, setKeeping] = useState(false);
  const { caseId, live, gone } = now;
  if (gone)
    return (
      <>
        <Bar app={app} back name={t('app.title', { brand: app.brand })} />
        <main class="main">
          <Gone app={app} />
        </main>
      </>
    );
  return (
    <>
      <Bar
        app={app}
        back
        face={<Face now={now} />}
        name={nameOf(now)}
        sub={subOf(app, now)}
        onMore={caseId && live ? () => setKeeping(true) : undefined}
      />
      {keeping && caseId && live && (
        <Keep app={app} talk={talk} live={live} caseId={caseId} onClose={() => setKeeping(false)} />
      )}
      <main class="main">
        <LinkBar app={app} />
        <Log app={app} talk={talk} now={now} onEdit={(id) => setGiven({ text: talk.takeBack(id) })} />
        <Chips app={app} talk={talk} now={now} />
        <Composer
          app={app}
          tray={talk.tray}
          hint={t(now.live?.state === 'waiting' ? 'write.more' : 'write.hint')}
          draft={talk.draft}
          given={given}
          onSend={(text, files) => talk.say(text, files)}
          onTyping={() => talk.typing()}
        />
      </main>
    </>
  );
}

/** Who has the case now: the assistant, nobody yet, or a person by name. */
function nameOf({ live }: Talk): string {
  switch (live?.state) {
    case 'waiting':
      return t('who.waiting');
    case 'withAgent':
      return live.agent ? t('who.agent', { name: live.agent }) : t('who.agent.unnamed');
    case 'resolved':
      return t('who.resolved');
    default:
      return t('who.assistant');
  }
}

function subOf(app: App, { live }: Talk) {
  const official = t(live?.urgent ? 'who.urgent' : 'app.official', { brand: app.brand });
  if (!live) return official;
  return (
    <>
      {official}
      {dot()}
      <b>{t('who.number', { number: live.number })}</b>
    </>
  );
}

function Face({ now: { live } }: { now: Talk }) {
  if (live?.state === 'withAgent') {
    return (
      <span class="face" aria-hidden="true">
        {live.agent ? initial(live.agent) : <Icon name="person" />}
      </span>
    );
  }
  if (live?.state === 'waiting') {
    return (
      <span class="face wait" aria-hidden="true">
        <Icon name="person" />
      </span>
    );
  }
  return (
    <span class="face bot" aria-hidden="true">
      <Icon name={live?.state === 'resolved' ? 'done' : 'bot'} />
    </span>
  );
}

/** 小林 → 林, Emma → E: a diminutive says nothing in a circle. */
const initial = (name: string) => [...name.replace(/^[小老阿]/, '')][0] ?? '';
