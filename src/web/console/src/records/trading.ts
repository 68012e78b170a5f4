import { amount, exact, moment, shortDate } from '../format';
import { listed, t, words } from '../texts';
import type {
  AccountLog,
  ApiKey,
  Fill,
  InternalTransfer,
  Liquidation,
  Position,
  SignInRecord,
  TradeOrder,
} from '../wire/exchange';
import type { Face, Tone } from './faces';

const orderTones: Record<string, Tone> = { open: 'going', partly_filled: 'going', filled: 'ok', rejected: 'bad' };

export function order(it: TradeOrder): Face {
  const tone = orderTones[it.state] ?? 'plain';
  return {
    icon: tone === 'going' ? 'half' : tone === 'ok' ? 'done' : 'stopped',
    tone,
    title: `${words('side', it.side)} ${amount(it.quantity)} ${it.symbol}`,
    note: words('type', it.type),
    state: words('order', it.state),
    date: shortDate(it.createdAt),
    rows: [
      { name: t('field.price'), value: it.price ? amount(it.price) : '–', note: words('market', it.market) },
      { name: t('field.filled'), value: `${amount(it.filled)} / ${amount(it.quantity)}` },
      ...(it.averagePrice ? [{ name: t('field.average'), value: amount(it.averagePrice) }] : []),
      { name: t('field.created'), value: exact(it.createdAt) },
      { name: t('field.id'), value: it.id, code: it.id },
    ],
  };
}

export function fill(it: Fill): Face {
  return {
    icon: 'done',
    tone: 'plain',
    title: `${words('side', it.side)} ${amount(it.quantity)} ${it.symbol}`,
    note: words('market', it.market),
    state: amount(it.price),
    date: shortDate(it.at),
    rows: [
      {
        name: t('field.price'),
        value: amount(it.price),
        note: t('field.fee', { fee: `${amount(it.fee)} ${it.feeCurrency}` }),
      },
      { name: t('field.at'), value: exact(it.at) },
      { name: t('field.id'), value: it.id, code: it.id },
    ],
  };
}

export function position(it: Position): Face {
  return {
    icon: 'chart',
    tone: 'plain',
    title: `${words('side', it.side)} ${amount(it.quantity)} ${it.symbol}`,
    note: `${it.leverage}×`,
    state: amount(it.unrealizedPnl),
    date: shortDate(it.openedAt),
    rows: [
      { name: t('field.entry'), value: amount(it.entryPrice) },
      { name: t('field.mark'), value: amount(it.markPrice) },
      { name: t('field.liquidation'), value: amount(it.liquidationPrice) },
      { name: t('field.margin'), value: amount(it.margin) },
      { name: t('field.pnl'), value: amount(it.unrealizedPnl) },
      { name: t('field.created'), value: exact(it.openedAt) },
    ],
  };
}

export function liquidation(it: Liquidation): Face {
  return {
    icon: 'chart',
    tone: 'plain',
    title: `${words('side', it.side)} ${amount(it.quantity)} ${it.symbol}`,
    note: `${it.leverage}×`,
    state: `−${amount(it.marginLost)} ${it.currency}`,
    date: shortDate(it.at),
    rows: [
      { name: t('field.entry'), value: amount(it.entryPrice) },
      { name: t('field.liquidation'), value: amount(it.liquidationPrice) },
      { name: t('field.trigger'), value: amount(it.triggerPrice) },
      { name: t('field.call'), value: exact(it.marginCallAt) },
      { name: t('field.at'), value: exact(it.at) },
      { name: t('field.id'), value: it.id, code: it.id },
    ],
  };
}

export function transfer(it: InternalTransfer): Face {
  return {
    icon: 'swap',
    tone: 'plain',
    title: `${amount(it.amount)} ${it.currency}`,
    note: `${words('wallet', it.from)} → ${words('wallet', it.to)}`,
    state: '',
    date: moment(it.at),
    rows: [
      { name: t('field.at'), value: exact(it.at) },
      { name: t('field.id'), value: it.id, code: it.id },
    ],
  };
}

export function signIn(it: SignInRecord): Face {
  const unusual = [it.newDevice ? t('field.new') : '', it.newLocation ? t('field.newPlace') : ''].filter(Boolean);
  return {
    icon: it.succeeded ? (unusual.length > 0 ? 'alert' : 'signIn') : 'stopped',
    tone: it.succeeded ? (unusual.length > 0 ? 'slow' : 'plain') : 'bad',
    title: it.device,
    note: it.location,
    state: unusual.length > 0 ? listed(unusual) : t(it.succeeded ? 'field.okSignIn' : 'field.failedSignIn'),
    date: moment(it.at),
    rows: [
      { name: t('field.at'), value: exact(it.at), pill: t(it.succeeded ? 'field.okSignIn' : 'field.failedSignIn') },
      { name: t('field.place'), value: it.location },
      { name: t('field.ip'), value: it.maskedIp },
    ],
  };
}

export function apiKey(it: ApiKey): Face {
  return {
    icon: 'key',
    tone: it.active ? 'ok' : 'plain',
    title: it.label,
    note: it.maskedKey,
    state: t(it.active ? 'field.active' : 'field.inactive'),
    date: shortDate(it.createdAt),
    rows: [
      { name: t('field.permissions'), value: listed((it.permissions ?? []).map((code) => words('permission', code))) },
      {
        name: t('field.ips'),
        value: listed(it.allowedIps ?? []) || t('field.ips.any'),
        ...((it.allowedIps ?? []).length > 0 && { field: 'allowedIps' }),
      },
      { name: t('field.lastUsed'), value: it.lastUsedAt ? exact(it.lastUsedAt) : t('field.neverUsed') },
      { name: t('field.created'), value: exact(it.createdAt) },
    ],
  };
}

export function log(it: AccountLog): Face {
  return {
    icon: it.level === 'error' ? 'stopped' : 'doc',
    tone: it.level === 'error' ? 'bad' : 'plain',
    title: it.code,
    note: words('source', it.source),
    state: '',
    date: moment(it.at),
    rows: [
      { name: t('field.at'), value: exact(it.at), note: it.level },
      ...(it.requestId ? [{ name: t('field.request'), value: it.requestId, code: it.requestId }] : []),
    ],
    say: it.message,
    // Most lines name nobody; there is something to show only where something is covered.
    ...(/[…*]/.test(it.message ?? '') && { sayField: 'message' }),
  };
}
