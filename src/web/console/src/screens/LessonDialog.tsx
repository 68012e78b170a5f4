import { Modal } from '@mantine/core';
import { useState } from 'react';
import { begun, type LessonForm, lacking } from '../pure/learning';
import { codesOf, t, words } from '../texts';
import type { LearningRowView } from '../wire/console';

interface DialogProps {
  row: LearningRowView;
  act: LessonForm['act'];
  /** The reader's own language, where the row has none. */
  own: string;
  /** True once it is stored. */
  save: (form: LessonForm) => Promise<boolean>;
  onClose: () => void;
}

/** Topic and texts of a training phrase or of a draft, before they are stored. */
export function LessonDialog({ row, act, own, save, onClose }: DialogProps) {
  const [form, setForm] = useState(() => begun(row, act, own));
  const [busy, setBusy] = useState(false);
  const lacks = lacking(form);
  const change = (part: Partial<LessonForm>) => setForm((have) => ({ ...have, ...part }));
  const go = async () => {
    setBusy(true);
    const done = await save(form);
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={t(`learning.form.${act}`)}
      radius={12}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      transitionProps={{ duration: 0 }}
      classNames={{ title: 'dialog-title' }}
    >
      <form
        className="lesson"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <label>
          {t('learning.form.topic')}
          <select
            className="field"
            data-autofocus
            value={form.topic}
            onChange={(event) => change({ topic: event.currentTarget.value })}
          >
            <option value="">{t('learning.form.topic.choose')}</option>
            {codesOf('topic').map((topic) => (
              <option key={topic} value={topic}>
                {words('topic', topic)}
              </option>
            ))}
          </select>
        </label>
        {act === 'article' && (
          <>
            <label>
              {t('learning.form.title')}
              <input
                className="field"
                value={form.title}
                maxLength={300}
                onChange={(event) => change({ title: event.currentTarget.value })}
              />
            </label>
            <label>
              {t('learning.form.language')}
              <select
                className="field"
                value={form.language}
                onChange={(event) => change({ language: event.currentTarget.value })}
              >
                <option value="zh">中文</option>
                <option value="en">English</option>
              </select>
            </label>
          </>
        )}
        <label>
          {t(`learning.form.texts.${act}`)}
          <textarea
            className="field"
            rows={5}
            value={form.texts}
            onChange={(event) => change({ texts: event.currentTarget.value })}
          />
        </label>
        {row.needsSecond && <p className="m">{t('learning.second')}</p>}
        {/* There before it has anything to say, or it would not be heard. */}
        <div role="status">{lacks && <p className="m">{t(`learning.form.lacking.${lacks}`)}</p>}</div>
        <div className="dialog-f">
          <button type="button" className="b" onClick={onClose}>
            {t('app.cancel')}
          </button>
          <button type="submit" className="b b-main" disabled={lacks !== null || busy}>
            {t('learning.form.go')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
