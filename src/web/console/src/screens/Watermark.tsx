import { useId } from 'react';
import { useDesk } from '../desk';
import { moment } from '../format';
import { useNow } from '../ui/bits';

/** Over whatever shows a customer's data, on paper too: a photograph of it says by whose eyes it was seen, and when. It takes no clicks and says nothing to screen readers. */
export function Watermark() {
  const { me } = useDesk();
  const pattern = useId();
  const at = moment(new Date(useNow(30_000)).toISOString());
  return (
    <svg className="wm" aria-hidden="true">
      <defs>
        <pattern id={pattern} width="260" height="130" patternUnits="userSpaceOnUse" patternTransform="rotate(-24)">
          <text x="0" y="40">
            {me.name} {at}
          </text>
          <text x="130" y="105">
            {me.name} {at}
          </text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${pattern})`} />
    </svg>
  );
}
