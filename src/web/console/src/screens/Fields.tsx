import type { ReactNode } from 'react';
import { useDesk } from '../desk';
import { amount, clock, moment, short } from '../format';
import { type NoteWords, noteOf, readingOf, standOf } from '../pure/fields';
import { tabOf } from '../pure/refs';
import { lookedName } from '../records/looked';
import { listed, t, words } from '../texts';
import { Copy } from '../ui/bits';
import { Icon } from '../ui/icons';
import type { AssistView, CaseRowView, FieldView } from '../wire/console';

const nameOf = (name: string) => words('caseField', name);

function textOf(field: FieldView): string {
  const { value, unit } = readingOf(field);
  if (field.name === 'amount') return `${amount(value)} ${unit}`;
  if (field.name === 'time' && !field.said && field.recorded?.at) return moment(field.recorded.at);
  return field.name === 'address' || field.name === 'transaction' ? short(value) : value;
}

function recordedText({ name, recorded }: FieldView): string {
  if (!recorded) return '';
  if (name === 'time' && recorded.at) return moment(recorded.at);
  return name === 'amount' ? `${amount(recorded.value)} ${recorded.unit}` : short(recorded.value);
}

const noteWords: NoteWords = {
  topic: (id) => words('topic', id),
  name: nameOf,
  value: (field) => {
    const text = field.name === 'amount' ? textOf(field) : readingOf(field).value;
    const before = field.before && t('facts.before', { value: textOf({ ...field, said: field.before }) });
    return listed([text, stateOf(field), before ?? ''].filter(Boolean));
  },
  record: lookedName,
  list: listed,
  line: (key, what) => t(`facts.note.${key}`, { what }),
  pair: (name, value) => t('facts.note.pair', { name, value }),
  signal: (code) => words('signal', code),
};

/** What is wrong with a field, in words; empty where nothing is. */
function stateOf(field: FieldView): string {
  if (field.state === 'invalid') return t('facts.invalid');
  if (field.state === 'notFound') return t('facts.notFound');
  return field.state === 'differs' ? t('facts.differs', { value: recordedText(field) }) : '';
}

/** What is known of the matter, where each thing came from, and what is still missing: nobody asks twice. */
export function Fields({ row, assist }: { row: CaseRowView | undefined; assist: AssistView | undefined }) {
  const desk = useDesk();
  if (!assist || !row) return null;
  const { shown, missing, open } = standOf(assist.fields);
  const { handOver } = assist;
  if (assist.fields.length === 0 && handOver.signals.length === 0) return null;
  const mine = row.agentId === desk.me.id && row.state !== 'resolved';
  const note = () => {
    const { noteText } = desk.writing(row.id).get();
    const summary = noteOf(assist, noteWords);
    desk.write(row.id, { note: true, noteText: noteText ? `${noteText}\n${summary}` : summary });
  };
  return (
    <section className="sec facts num" aria-label={t('facts.title')}>
      <h2 className="sec-h">
        {t('facts.title')}
        <span className={missing.length > 0 ? 'amb' : 'm'}>
          {missing.length > 0 ? t('facts.missing.n', { n: missing.length }) : t('facts.missing.none')}
        </span>
      </h2>
      {handOver.signals.length > 0 && (
        <p className="m">{t('facts.note.feeling', { what: listed(handOver.signals.map(noteWords.signal)) })}</p>
      )}
      <dl className="dl">
        {missing
          .filter((field) => field.state === 'missing')
          .map((field) => (
            <Line key={field.name} name={field.name}>
              <span className="amb">
                <Icon name="alert" size={14} />
                {t('facts.missing')}
              </span>
              {field.instead.length > 0 && (
                <span className="m">{t('facts.instead', { names: listed(field.instead.map(nameOf)) })}</span>
              )}
            </Line>
          ))}
        {shown.map((field) => (
          <Line key={field.name} name={field.name}>
            <Known field={field} />
          </Line>
        ))}
      </dl>
      <div className="facts-f">
        {open.length > 0 && <span className="m">{t('facts.open', { names: listed(open.map(nameOf)) })}</span>}
        {mine && (
          <button type="button" className="lnk" onClick={note}>
            {t('facts.toNote')}
          </button>
        )}
      </div>
    </section>
  );
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="dl-r">
    <dt>{nameOf(name)}</dt>
    <dd>{children}</dd>
  </div>
);

function Known({ field }: { field: FieldView }) {
  const { said, before } = field;
  const { value } = readingOf(field);
  const wrong = [said?.valid === false && field.state !== 'invalid' && t('facts.invalid'), stateOf(field)].filter(
    Boolean,
  );
  return (
    <>
      <b title={value} lang={/^[\w.…-]+$/.test(value) ? 'en' : undefined}>
        {textOf(field)}
      </b>
      {value.length > 14 && <Copy text={value} label={t('facts.copy', { name: nameOf(field.name) })} />}
      {said?.valid === true && (
        <span className="ok">
          <Icon name="done" size={14} />
          {t('facts.valid')}
        </span>
      )}
      {wrong.map((words) => (
        <span className="amb" key={String(words)}>
          <Icon name="alert" size={14} />
          {words}
        </span>
      ))}
      {before && <span className="m">{t('facts.before', { value: textOf({ ...field, said: before }) })}</span>}
      {said && (
        <span className="m" title={said.from && said.to ? `${moment(said.from)} – ${moment(said.to)}` : undefined}>
          {t('facts.said', { n: said.seq, time: clock(said.at) })}
        </span>
      )}
      <FromRecord field={field} />
    </>
  );
}

function FromRecord({ field: { state, recorded } }: { field: FieldView }) {
  const desk = useDesk();
  const kind = tabOf(recorded?.kind);
  // A number that is not theirs came from no record, whatever other one was looked at.
  if (!recorded || !kind || state === 'notFound') return null;
  return (
    <button type="button" className="lnk" onClick={() => desk.focus(kind, recorded.recordId)}>
      {t('facts.record')}
    </button>
  );
}
