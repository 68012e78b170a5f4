import { Popover } from '@mantine/core';
import { useEffect, useState } from 'react';
import { chooseLanguage, signedOut } from '../App';
import { type Page, useDesk } from '../desk';
import { act } from '../link/act';
import { setSound, sound } from '../link/alert';
import { call } from '../link/http';
import { keys, useCases, useMe } from '../link/queries';
import { useStore } from '../link/use';
import { unseen } from '../pure/lists';
import { holds } from '../pure/permits';
import { spoken, t } from '../texts';
import { modKey } from '../ui/bits';
import { Icon, type IconName } from '../ui/icons';
import { choice, chooseTheme, type ThemeChoice } from '../ui/theme';
import type { Permission, PresenceState, PresenceView, StaffView, View } from '../wire/console';

export const presences: PresenceState[] = ['available', 'break', 'training', 'wrapUp', 'offline'];
const places: { view: View; icon: IconName; label: 'rail.inbox' | 'rail.queue' | 'rail.all' }[] = [
  { view: 'mine', icon: 'inbox', label: 'rail.inbox' },
  { view: 'queued', icon: 'queue', label: 'rail.queue' },
  { view: 'all', icon: 'all', label: 'rail.all' },
];

/** The pages in place of list and case, and who may open them. */
type Permitted = Exclude<Page, 'security'>;
export const pages: readonly Permitted[] = ['learning', 'looks', 'approvals', 'channels', 'trail', 'people'];
export const permitOf: Record<Permitted, Permission> = {
  learning: 'teachAssistant',
  looks: 'openCustomerData',
  approvals: 'approve',
  channels: 'keepChannels',
  trail: 'readTrail',
  people: 'manageStaff',
};
export const iconOf: Record<Permitted, IconName> = {
  learning: 'chart',
  looks: 'eye',
  approvals: 'done',
  trail: 'trail',
  channels: 'shield',
  people: 'users',
};

export function Rail() {
  const desk = useDesk();
  const { view, page } = useStore(desk.screen);
  const mine = useCases('mine');
  const seen = useStore(desk.live.seen);
  const rows = mine.data?.pages.flatMap((page) => page.items) ?? [];
  const fresh = unseen(rows, seen);
  return (
    <nav className="rail" aria-label={t('rail.main')}>
      <button type="button" className="logo" aria-label="Vigil" onClick={() => desk.open(null)}>
        <Icon name="logo" size={24} />
      </button>
      {places.map(({ view: to, icon, label }) => (
        <button
          type="button"
          key={to}
          className={!page && (view === to || (to === 'all' && view === 'resolved')) ? 'on' : ''}
          aria-pressed={!page && view === to}
          title={t(label)}
          onClick={() => desk.show(to)}
        >
          <Icon name={icon} />
          <span className="vh">{t(label)}</span>
          {to === 'mine' && fresh > 0 && (
            <span className="cnt num">
              {fresh}
              <span className="vh">{t('list.unread')}</span>
            </span>
          )}
        </button>
      ))}
      {pages
        .filter((to) => holds(desk.me, permitOf[to]))
        .map((to) => (
          <button
            type="button"
            key={to}
            className={page === to ? 'on' : ''}
            aria-pressed={page === to}
            title={t(`rail.${to}`)}
            onClick={() => desk.page(to)}
          >
            <Icon name={iconOf[to]} />
            <span className="vh">{t(`rail.${to}`)}</span>
          </button>
        ))}
      <button
        type="button"
        aria-label={t('rail.find')}
        title={`${t('rail.find')} ${modKey}K`}
        onClick={() => desk.screen.patch({ panel: 'palette' })}
      >
        <Icon name="search" />
      </button>
      <a href="/help" target="_blank" rel="noopener noreferrer" aria-label={t('rail.help')} title={t('rail.help')}>
        <Icon name="book" />
      </a>
      <span className="sp" />
      <Me />
    </nav>
  );
}

/** Changes one's own availability; shown at once, taken back when the server refuses. Who has conversations is asked first what becomes of them. */
export function usePresence() {
  const desk = useDesk();
  return async (change: Partial<Pick<PresenceView, 'state' | 'capacity'>>, sure = false) => {
    const before = desk.client.getQueryData<StaffView>(keys.me);
    if (change.state === 'offline' && !sure && (before ?? desk.me).presence.active > 0)
      return desk.screen.patch({ panel: 'leaving' });
    const put = (presence: Partial<PresenceView>) =>
      desk.client.setQueryData<StaffView>(keys.me, (me) => me && { ...me, presence: { ...me.presence, ...presence } });
    put(change);
    try {
      put(await act.presence(change));
    } catch {
      if (before) put(before.presence);
      desk.toast(t('presence.failed'), 'bad');
    }
  };
}

function Me() {
  const desk = useDesk();
  const me = useMe().data ?? desk.me;
  const { state, capacity, active } = me.presence;
  const [open, setOpen] = useState(false);
  const setPresence = usePresence();
  const ringing = useStore(sound);
  const look = useStore(choice);
  const language = useStore(spoken);
  // As long as the menu is open nothing beside it can be used, and nobody is led into what it covers.
  useEffect(() => {
    if (!open) return;
    const beside = [
      ...document.querySelectorAll<HTMLElement>('.app > .list, .app > .case, .app > .side, .app > .page-in'),
    ];
    for (const part of beside) part.inert = true;
    return () => {
      for (const part of beside) part.inert = false;
    };
  }, [open]);
  const leave = async () => {
    setOpen(false);
    if (active > 0) return desk.screen.patch({ panel: 'signingOut' });
    try {
      await call('POST', '/api/staff/sign-out');
    } catch {
      return desk.toast(t('app.unreachable'), 'bad');
    }
    signedOut();
  };
  const label = t('rail.me', { name: me.name });
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="right-end"
      width={232}
      offset={8}
      shadow="none"
      trapFocus
      returnFocus
      transitionProps={{ duration: 120 }}
    >
      <Popover.Target>
        <button type="button" className="me-btn" title={me.name} onClick={() => setOpen(!open)}>
          <span className="vh">{label}</span>
          <span className={`me ${state}`} aria-hidden="true">
            {[...me.name][0]}
            <i className="dot" />
          </span>
          <span className="st">{t(`presence.${state}`)}</span>
          <span className="st num">{t('presence.load', { active, capacity })}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className="panel" aria-label={label}>
        <div className="menu-me">
          <b>{me.name}</b>
          <span>{t(`role.${me.role}`)}</span>
        </div>
        <p className="menu-l">{t('menu.presence')}</p>
        {presences.map((to) => (
          <button
            type="button"
            className="mi"
            key={to}
            aria-pressed={state === to}
            onClick={() => {
              setOpen(false);
              void setPresence({ state: to });
            }}
          >
            <i className={`dot ${to}`} />
            {t(`presence.${to}`)}
            <span className="sp" />
            {state === to && <Icon name="check" size={14} />}
          </button>
        ))}
        <div className="menu-row">
          <span>{t('presence.capacity')}</span>
          <span className="step">
            <button
              type="button"
              className="b b-sm"
              aria-label={t('presence.fewer')}
              disabled={capacity <= 1}
              onClick={() => void setPresence({ capacity: capacity - 1 })}
            >
              −
            </button>
            <b className="num">{capacity}</b>
            <button
              type="button"
              className="b b-sm"
              aria-label={t('presence.more')}
              disabled={capacity >= 20}
              onClick={() => void setPresence({ capacity: capacity + 1 })}
            >
              +
            </button>
          </span>
        </div>
        <hr className="menu-d" />
        <div className="menu-row">
          <span>{t('menu.language')}</span>
          <span className="seg">
            {(['zh-CN', 'en'] as const).map((tag) => (
              <button
                type="button"
                key={tag}
                lang={tag}
                aria-pressed={language === tag}
                onClick={() => void chooseLanguage(tag)}
              >
                {tag === 'en' ? 'English' : '中文'}
              </button>
            ))}
          </span>
        </div>
        <div className="menu-row">
          <span>{t('menu.theme')}</span>
          <span className="seg">
            {(['light', 'dark', 'auto'] as ThemeChoice[]).map((to) => (
              <button
                type="button"
                key={to}
                aria-pressed={look === to}
                aria-label={t(`menu.theme.${to}`)}
                title={t(`menu.theme.${to}`)}
                onClick={() => chooseTheme(to)}
              >
                <Icon name={to === 'light' ? 'sun' : to === 'dark' ? 'half' : 'screen'} size={14} />
              </button>
            ))}
          </span>
        </div>
        <button type="button" className="mi" aria-pressed={ringing} onClick={() => setSound(!ringing)}>
          <Icon name={ringing ? 'bell' : 'mute'} size={16} />
          {t('menu.sound')}
          <span className="sp" />
          <span className="m">{t(ringing ? 'menu.on' : 'menu.off')}</span>
        </button>
        <button
          type="button"
          className="mi"
          onClick={() => {
            setOpen(false);
            desk.screen.patch({ panel: 'sheet' });
          }}
        >
          <Icon name="keyboard" size={16} />
          {t('menu.shortcuts')}
          <span className="sp" />
          <kbd className="k">?</kbd>
        </button>
        <button
          type="button"
          className="mi"
          onClick={() => {
            setOpen(false);
            desk.page('security');
          }}
        >
          <Icon name="key" size={16} />
          {t('security.title')}
        </button>
        <hr className="menu-d" />
        <button type="button" className="mi" onClick={() => void leave()}>
          <Icon name="exit" size={16} />
          {t('menu.signOut')}
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}
