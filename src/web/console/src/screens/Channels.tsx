import { type FormEvent, useState } from 'react';
import { useDesk } from '../desk';
import { moment } from '../format';
import { act } from '../link/act';
import { isRefusal } from '../link/http';
import { keys, useChannels } from '../link/queries';
import { channelKinds } from '../pure/channels';
import { refused, t } from '../texts';
import type { ApprovalView, ChannelKind, ChannelListView, ChannelView } from '../wire/console';
import { Failed, Reading } from './LearningParts';

/** The official list: what customers are told is ours, and where agents may link to. A change counts at once. */
export function Channels() {
  const query = useChannels();
  return (
    <main className="page-in" tabIndex={-1}>
      <h1>{t('channels.title')}</h1>
      <Form />
      <section className="page-b" aria-label={t('channels.title')}>
        <p className="m">{t('channels.lead')}</p>
        {query.data ? (
          <Lists lists={query.data} />
        ) : query.isError ? (
          <Failed again={() => void query.refetch()} />
        ) : (
          <Reading />
        )}
      </section>
    </main>
  );
}

/** Does something to the list, tells how it went, and reads it again either way. */
function useChange() {
  const desk = useDesk();
  return async <T,>(what: () => Promise<T>, done: (it: T) => string): Promise<boolean> => {
    let changed = true;
    try {
      desk.toast(done(await what()));
    } catch (error) {
      changed = false;
      desk.toast(isRefusal(error) ? refused(error.code) : t('case.failed.act'), 'bad');
    }
    void desk.client.invalidateQueries({ queryKey: keys.channels });
    return changed;
  };
}

function Form() {
  const [kind, setKind] = useState<ChannelKind>('website');
  const [value, setValue] = useState('');
  const [note, setNote] = useState('');
  const change = useChange();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const done = (it: ChannelView | ApprovalView) => t('hash' in it ? 'channels.asked' : 'channels.added', { value });
    if (!(await change(() => act.addChannel({ kind, value, note }), done))) return;
    setValue('');
    setNote('');
  };
  return (
    <form className="trail-f" onSubmit={add}>
      <label>
        {t('channels.kind')}
        <select className="field" value={kind} onChange={(event) => setKind(event.target.value as ChannelKind)}>
          {channelKinds.map((one) => (
            <option key={one} value={one}>
              {t(`channels.kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('channels.value')}
        <input
          className="field"
          value={value}
          maxLength={300}
          required
          placeholder={t(`channels.example.${kind}`)}
          onChange={(event) => setValue(event.target.value)}
        />
      </label>
      <label>
        {t('channels.note')}
        <input className="field" value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
      </label>
      <button type="submit" className="b b-main">
        {t('channels.add')}
      </button>
    </form>
  );
}

const columns = ['kind', 'value', 'note', 'since', 'act'] as const;

function Lists({ lists }: { lists: ChannelListView }) {
  return (
    <>
      {lists.channels.length === 0 ? (
        <p className="page-e">{t('channels.none')}</p>
      ) : (
        <table className="page-rows">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`channels.col.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lists.channels.map((channel) => (
              <Row key={channel.id} channel={channel} />
            ))}
          </tbody>
        </table>
      )}
      <p className="m learning-m">
        {lists.scams.length === 0
          ? t('channels.scams.none')
          : lists.scams
              .map(({ name, hosts, wallets, importedAt }) =>
                t('channels.scams', { name, hosts, wallets, time: moment(importedAt) }),
              )
              .join(' ')}
      </p>
    </>
  );
}

/** What is taken off is not ours any more for whoever asks: a second tap confirms it. */
function Row({ channel }: { channel: ChannelView }) {
  const [sure, setSure] = useState(false);
  const change = useChange();
  const remove = () =>
    void change(
      () => act.removeChannel(channel.id),
      () => t('channels.removed', { value: channel.value }),
    );
  const says = t(sure ? 'channels.sure' : 'channels.remove');
  return (
    <tr>
      <td>{t(`channels.kind.${channel.kind}`)}</td>
      <td className="mono">{channel.value}</td>
      <td>{channel.note}</td>
      <td className="num trail-at">{moment(channel.addedAt)}</td>
      <td>
        <button
          type="button"
          className="b b-sm"
          aria-label={t('learning.row', { what: says, of: channel.value })}
          onClick={sure ? remove : () => setSure(true)}
          onBlur={() => setSure(false)}
        >
          {says}
        </button>
      </td>
    </tr>
  );
}
