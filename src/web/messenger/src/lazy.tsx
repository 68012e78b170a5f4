import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { speakMore } from './app-texts';

const bone = () => <div class="bone" style={{ height: '96px' }} aria-hidden="true" />;

/** A part that is fetched when it is first shown, with a stand-in until it is there. Rare things and their words stay out of what a first message needs. */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: (props: Props) => ComponentChildren = bone,
): ComponentType<Props> {
  let Part: ComponentType<Props> | null = null;
  return function Lazy(props: Props) {
    const [, draw] = useState(false);
    useEffect(() => {
      if (Part) return;
      // Out of reach: stays empty and is fetched again when it is shown again.
      Promise.all([load(), speakMore()]).then(
        ([part]) => {
          Part = part;
          draw(true);
        },
        () => undefined,
      );
    }, []);
    return Part ? <Part {...props} /> : meanwhile(props);
  };
}
