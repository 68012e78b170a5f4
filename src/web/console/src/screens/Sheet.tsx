import { Modal } from '@mantine/core';
import { t } from '../texts';
import { Key, modKey } from '../ui/bits';

type Line = [keys: string[], what: Parameters<typeof t>[0]];

const groups: { name: 'sheet.move' | 'sheet.case' | 'sheet.write' | 'sheet.general'; lines: Line[] }[] = [
  {
    name: 'sheet.move',
    lines: [
      [['j'], 'sheet.next'],
      [['k'], 'sheet.previous'],
      [['↵'], 'sheet.into'],
      [['g', 'm'], 'sheet.mine'],
      [['g', 'q'], 'sheet.queued'],
      [['g', 'a'], 'sheet.all'],
      [['g', 'r'], 'sheet.resolved'],
    ],
  },
  {
    name: 'sheet.case',
    lines: [
      [['e'], 'sheet.resolve'],
      [['a'], 'sheet.assign'],
      [['i'], 'sheet.side'],
    ],
  },
  {
    name: 'sheet.write',
    lines: [
      [['r'], 'sheet.reply'],
      [['n'], 'sheet.note'],
      [[`${modKey}↵`], 'sheet.send'],
      [['u'], 'sheet.update'],
      [['/'], 'sheet.articles'],
    ],
  },
  {
    name: 'sheet.general',
    lines: [
      [[`${modKey}K`], 'sheet.palette'],
      [['?'], 'sheet.help'],
      [['esc'], 'sheet.leave'],
    ],
  },
];

/** Every shortcut on one sheet. */
export function Sheet({ onClose }: { onClose: () => void }) {
  const say = t as (key: string) => string;
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('sheet.title')}
      radius={12}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      transitionProps={{ duration: 0 }}
      classNames={{ content: 'sheet', title: 'dialog-title' }}
    >
      <div className="sheet-b">
        {groups.map((group) => (
          <section key={group.name}>
            <h3>{t(group.name)}</h3>
            <dl>
              {group.lines.map(([pressed, what]) => (
                <div key={what}>
                  <dt>{say(what)}</dt>
                  <dd>
                    {pressed.map((one, at) => (
                      <span key={one}>
                        {at > 0 && <span className="m"> {t('sheet.then')} </span>}
                        <Key>{one}</Key>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="m">{t('sheet.note.typing')}</p>
    </Modal>
  );
}
