import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useDesk } from '../desk';
import { amount, clock, moment, offset, shortDate } from '../format';
import { t, words } from '../texts';
import { Copy, Trouble, useLate } from '../ui/bits';
import { Icon } from '../ui/icons';
import type { CustomerCardView } from '../wire/console';
import type { AccountProfile, Fill, Freeze } from '../wire/exchange';

const shortUid = (uid: string) => (uid.length > 6 ? `${uid.slice(0, 2)}…${uid.slice(-3)}` : uid);

/** @param children What belongs to a signed-in customer's card where the case is one's own. */
export function Customer({ query, children }: { query: UseQueryResult<CustomerCardView>; children?: ReactNode }) {
  const { data } = query;
  if (!data)
    return (
      <section className="sec">
        {query.isError ? <Trouble again={() => void query.refetch()}>{t('card.failed')}</Trouble> : <Bones />}
      </section>
    );
  const { profile, unavailableSince } = data;
  if (data.visitor)
    return (
      <section className="sec">
        <div className="cust">
          <b>{t('card.visitor')}</b>
        </div>
        <p className="muted">{t('card.visitor.text')}</p>
        <dl className="dl num">
          <dt>{t('card.languageZone')}</dt>
          <dd>{zoneLine(data)}</dd>
        </dl>
      </section>
    );
  return (
    <section className="sec">
      {unavailableSince && (
        <p className="old num" role="status">
          <Icon name="clock" size={14} />
          {profile
            ? t('stale.since', { time: clock(data.readAt) })
            : t('stale.none', { time: clock(unavailableSince) })}
        </p>
      )}
      {profile && <Profile profile={profile} card={data} />}
      {children}
      {(data.freezes ?? [])
        .filter((freeze) => freeze.active)
        .map((freeze) => (
          <FreezeLine key={freeze.id} freeze={freeze} />
        ))}
      {data.recentTrades && <Trades trades={data.recentTrades} />}
    </section>
  );
}

const zoneLine = (card: CustomerCardView) =>
  t('app.pair', { a: words('language', card.language.slice(0, 2).toLowerCase()), b: offset(card.timeZone) });

function Profile({ profile, card }: { profile: AccountProfile; card: CustomerCardView }) {
  return (
    <>
      <div className="cust">
        <b>{profile.displayName}</b>
        <span className="m num" lang="en" title={profile.uid}>
          UID {shortUid(profile.uid)}
        </span>
        <Copy text={profile.uid} label={t('card.copyUid')} />
        <span className="sp" />
        <span className="pill">{profile.level}</span>
        <Identity profile={profile} />
      </div>
      <dl className="dl num">
        <dt>{t('card.phone')}</dt>
        <dd>{profile.maskedPhone ?? '–'}</dd>
        <dt>{t('card.email')}</dt>
        <dd>
          <span className="cut">{profile.maskedEmail}</span>
        </dd>
        <dt>{t('card.languageZone')}</dt>
        <dd>
          {zoneLine(card)}
          <span className="m">{profile.region}</span>
        </dd>
        <dt>{t('card.since')}</dt>
        <dd>
          {shortDate(profile.registeredAt)}
          <span className="m">{words('experience', profile.experience)}</span>
        </dd>
      </dl>
      {profile.state !== 'active' && (
        <div className="risk num">
          <Icon name="alert" size={14} />
          <b>
            {profile.lockedUntil
              ? t('card.locked', { time: moment(profile.lockedUntil) })
              : t(`card.state.${profile.state}`)}
          </b>
        </div>
      )}
      {(profile.riskFlags ?? []).map((flag) => (
        <div className="risk num" key={`${flag.code}/${flag.since}`}>
          <Icon name="alert" size={14} />
          <b>{flag.code ? words('reason', flag.code) : t('card.risk.generic')}</b>
          <span className="m">{moment(flag.since)}</span>
        </div>
      ))}
    </>
  );
}

function Identity({ profile }: { profile: AccountProfile }) {
  const { identityState, identityReason } = profile;
  if (identityState === 'verified')
    return (
      <span className="ok">
        <Icon name="done" size={14} />
        {t('card.verified')}
      </span>
    );
  return (
    <span className="nok" title={words('identity', identityReason)}>
      <Icon name={identityState === 'pending' ? 'queue' : 'stopped'} size={14} />
      {t(`card.identity.${identityState}`)}
    </span>
  );
}

/** A restriction. Without a reason there is only the one sentence that may be said. */
function FreezeLine({ freeze }: { freeze: Freeze }) {
  const desk = useDesk();
  return (
    <div className="risk num frz">
      <Icon name="freeze" size={14} />
      <div>
        <button type="button" className="lnk" onClick={() => desk.focus('freezes', freeze.id)}>
          {words('freeze', freeze.kind)}
        </button>{' '}
        {freeze.reason ? words('reason', freeze.reason) : null}
        <span className="m"> {freeze.endsAt ? t('field.ends') : t('field.since')} </span>
        <span className="m">{moment(freeze.endsAt ?? freeze.since)}</span>
        {!freeze.reason && (
          <p>
            <span className="m">{t('card.freeze.say')}</span>
            <br />
            {t('card.freeze.generic')}
          </p>
        )}
      </div>
    </div>
  );
}

function Trades({ trades }: { trades: Fill[] }) {
  const [open, setOpen] = useState(false);
  if (trades.length === 0) return null;
  const [last] = trades;
  return (
    <div className="trades">
      <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'right'} size={14} />
        {t('card.trades')}
        {last && !open && (
          <span className="m num">
            {words('side', last.side)} {amount(last.quantity)} {last.symbol} · {shortDate(last.at)}
          </span>
        )}
      </button>
      {open &&
        trades.map((it) => (
          <div className="r2 num" key={it.id}>
            <span>
              {words('side', it.side)} {amount(it.quantity)} {it.symbol}
            </span>
            <span className="m">
              {amount(it.price)} · {moment(it.at)}
            </span>
          </div>
        ))}
    </div>
  );
}

function Bones() {
  if (!useLate()) return null;
  return (
    <div className="bone" aria-busy="true">
      <i style={{ width: '70%' }} />
      <i style={{ width: '52%' }} />
      <i style={{ width: '60%' }} />
      <i style={{ width: '44%' }} />
    </div>
  );
}
