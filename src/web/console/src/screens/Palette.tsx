import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useDesk } from '../desk';
import { keys } from '../link/queries';
import { useStore } from '../link/use';
import { chosenFirst, type Findable } from '../pure/palette';
import { found, scoped } from '../pure/search';
import { t } from '../texts';
import { Key, modKey } from '../ui/bits';
import { Icon, type IconName } from '../ui/icons';
import type { CaseRowView } from '../wire/console';
import { useFindPerson } from './FindPerson';
import { usePaletteGroups } from './paletteGroups';

export interface Option extends Findable {
  readonly id: string;
  readonly icon: IconName;
  readonly end?: ReactNode;
  readonly run: () => void;
  /** The palette stays open: what is run answers in it. */
  readonly stays?: boolean;
  /** What ⌘↵ does besides. */
  readonly more?: { label: string; run: () => void };
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly options: readonly Option[];
}

/** Everything in one place: actions on the case, its records, cases and queues, colleagues, articles. */
export function Palette({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const client = useQueryClient();
  const { open } = useStore(desk.screen);
  const row = open ? client.getQueryData<CaseRowView>(keys.case(open)) : undefined;
  const [input, setInput] = useState('');
  // Null until somebody moves.
  const [at, setAt] = useState<number | null>(null);
  const { scope, query } = scoped(input);
  const asked = useDeferredValue(query);
  const offered = usePaletteGroups(row, scope, asked);
  const person = useFindPerson(scope, query);
  const groups = person.found ?? [...offered, ...person.offered];
  const options = groups.flatMap((group) => group.options);
  const chosen = at === null ? chosenFirst(options) : Math.min(at, options.length - 1);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.querySelector(`[data-at="${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const run = (option: Option | undefined, what: (() => void) | undefined = option?.run) => {
    if (!option || !what) return;
    if (!option.stays) onClose();
    what();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const option = options[chosen];
    if (event.key === 'ArrowDown') setAt(Math.min(options.length - 1, chosen + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, chosen - 1));
    else if (event.key === 'Enter') run(option, event.metaKey || event.ctrlKey ? option?.more?.run : undefined);
    else return;
    event.preventDefault();
  };
  let n = 0;
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size={640}
      yOffset={96}
      padding={0}
      radius={12}
      transitionProps={{ duration: 0 }}
      classNames={{ content: 'pal' }}
      // On the dialog itself; Mantine would put a plain one on the frame around it.
      attributes={{ content: { 'aria-label': t('palette.label') } }}
    >
      <div className="pal-i">
        <Icon name="search" />
        <input
          data-autofocus
          value={input}
          placeholder={t('palette.hint')}
          aria-label={t('palette.hint')}
          role="combobox"
          aria-expanded={options.length > 0}
          aria-controls={options.length > 0 ? 'palette-options' : undefined}
          aria-activedescendant={options[chosen] ? `opt-${options[chosen].id}` : undefined}
          onChange={(event) => {
            setInput(event.currentTarget.value);
            setAt(null);
          }}
          onKeyDown={press}
        />
        {row && (
          <span className="ctx">
            #{row.number} {row.customer ?? t('list.visitor')}
          </span>
        )}
      </div>
      {options.length > 0 && (
        <div className="pal-b" id="palette-options" role="listbox" aria-label={t('palette.label')} ref={place}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options is not a fieldset
            <div key={group.id} role="group" aria-label={group.name}>
              <p className="pal-g" aria-hidden="true">
                {group.name}
              </p>
              {group.options.map((option) => {
                const index = n++;
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the field above answers the keys
                  // biome-ignore lint/a11y/useFocusableInteractive: see the list
                  <div
                    key={option.id}
                    id={`opt-${option.id}`}
                    data-at={index}
                    role="option"
                    aria-selected={index === chosen}
                    className={index === chosen ? 'opt on num' : 'opt num'}
                    onMouseMove={() => setAt(index)}
                    onClick={() => run(option)}
                  >
                    <Icon name={option.icon} />
                    <span className="opt-t">
                      <Marked text={option.text} query={asked} />
                    </span>
                    {option.note && <span className="m cut">{option.note}</span>}
                    <span className="opt-e">
                      {option.more ? (
                        <span className="m">
                          {modKey}↵ {option.more.label}
                        </span>
                      ) : (
                        option.end
                      )}
                    </span>
                  </div>
                );
              })}
            </div>
          ))}
        </div>
      )}
      {/* Beside the list, which may hold nothing but options; there from the start, so that what comes into it is read out. */}
      <p className={options.length === 0 ? 'pal-0' : undefined} role="status">
        {options.length === 0 && (person.none ?? t('palette.none', { query }))}
      </p>
      <div className="pal-f">
        <span>
          <Key>↑</Key> <Key>↓</Key> {t('palette.pick')}
        </span>
        <span>
          <Key>↵</Key> {t('palette.run')}
        </span>
        <span>
          <Key>esc</Key> {t('palette.close')}
        </span>
        <span className="sp" />
        <span>
          <Key>&gt;</Key> {t('palette.onlyActions')}
        </span>
        <span>
          <Key>#</Key> {t('palette.onlyCases')}
        </span>
        <span>
          <Key>@</Key> {t('palette.onlyColleagues')}
        </span>
      </div>
    </Modal>
  );
}

export function Marked({ text, query }: { text: string; query: string }) {
  const hit = found(text, query);
  if (!hit) return text;
  return (
    <>
      {hit[0]}
      <mark>{hit[1]}</mark>
      {hit[2]}
    </>
  );
}
