import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { moment } from '../format';
import { isRefusal } from '../link/http';
import { access, useNotices } from '../link/people';
import { keys } from '../link/queries';
import { deviceOf } from '../pure/access';
import { isOfChannels, sentenceOf } from '../pure/notices';
import { refused, t, words } from '../texts';
import { Icon } from '../ui/icons';
import type { AccessNoticeView } from '../wire/console';

/** What has happened to one's own access elsewhere, until it is read in this session. `open` leads to where it can be looked at, `decide` to where a colleague's removal of an official channel is confirmed or undone. */
export function AccessNotices({ open, decide }: { open: () => void; decide?: () => void }) {
  const client = useQueryClient();
  const { data } = useNotices();
  const [said, setSaid] = useState('');
  const items = data?.items ?? [];
  const own = items.some((it) => !isOfChannels(it));
  const channels = items.some(isOfChannels);
  const run = async (act: () => Promise<void>, done: string) => {
    try {
      await act();
      setSaid(done);
    } catch (error) {
      setSaid(isRefusal(error) ? refused(error.code) : t('app.unreachable'));
    }
    void client.invalidateQueries({ queryKey: keys.notices });
    void client.invalidateQueries({ queryKey: keys.sessions(null) });
  };
  return (
    // There before it has anything to say, or it would not be heard.
    <div className="notices" role="status">
      {data && items.length > 0 && (
        <section className="notice" aria-label={t(own ? 'notices.title' : 'notices.channels')}>
          <p className="notice-h">
            <Icon name="alert" size={16} />
            <b>{t(own ? 'notices.title' : 'notices.channels')}</b>
          </p>
          <ul>
            {items.map((it) => (
              <li key={`${it.at} ${it.kind} ${it.value ?? ''}`}>
                {t(sentenceOf(it), { at: moment(it.at), value: it.value ?? '' })}
                <span className="m">{whereOf(it)}</span>
              </li>
            ))}
          </ul>
          {own && <p>{t('notices.not_me')}</p>}
          {channels && <p>{t('notices.confirm')}</p>}
          {said && <p>{said}</p>}
          <p className="notice-a">
            {channels && decide && (
              <button type="button" className="b b-sm" onClick={decide}>
                {t('approvals.title')}
              </button>
            )}
            {own && (
              <button
                type="button"
                className="b b-sm"
                onClick={() => void run(access.endOthers, t('notices.othersEnded'))}
              >
                {t('notices.endOthers')}
              </button>
            )}
            {own && (
              <button type="button" className="b b-sm" onClick={open}>
                {t('security.title')}
              </button>
            )}
            <button
              type="button"
              className="b b-sm"
              onClick={() => void run(() => access.noticesRead(data.readAt), '')}
            >
              {t(own ? 'notices.me' : 'notices.read')}
            </button>
          </p>
        </section>
      )}
    </div>
  );
}

/** By what, on which device and from where: as much as is known of it. */
function whereOf({ by, device, source }: AccessNoticeView): string {
  const known = device ? deviceOf(device) : null;
  return [words('proofBy', by), known ? t('sessions.device', known) : device, source]
    .filter((part): part is string => !!part)
    .reduce((a, b) => (a ? t('app.pair', { a, b }) : b), '');
}
