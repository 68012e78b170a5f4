import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { speakMore } from './app-texts';

/** A part that is fetched when it is first shown. Rare things and their words stay out of what a first message needs. */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
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
    return Part ? <Part {...props} /> : <div class="bone" style={{ height: '96px' }} aria-hidden="true" />;
  };
}
