// 20 px, 1.5 px strokes, drawn for this product.
const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
const box = (x: number, y: number, w: number, h: number, r: number) =>
  `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}z`;
const tray = 'M3.5 12.5V15A1.5 1.5 0 0 0 5 16.5h10a1.5 1.5 0 0 0 1.5-1.5v-2.5';

const shapes = {
  logo: `${circle(10, 10, 7.5)}M10 2.5c-3.2 2-4.8 4.5-4.8 7.5s1.6 5.5 4.8 7.5M10 2.5v15M10 2.5c3.2 2 4.8 4.5 4.8 7.5s-1.6 5.5-4.8 7.5`,
  shield: 'M10 2.5l6 2.2v4.8c0 3.8-2.5 6.5-6 8-3.5-1.5-6-4.2-6-8V4.7zM7.3 10l2 2 3.5-4',
  close: 'M5 5l10 10M15 5L5 15',
  plus: 'M10 4v12M4 10h12',
  more: circle(4.5, 10, 0.6) + circle(10, 10, 0.6) + circle(15.5, 10, 0.6),
  up: `M10 12.5V3.5M6.5 7L10 3.5 13.5 7${tray}`,
  down: `M10 3.5v9M6.5 9l3.5 3.5L13.5 9${tray}`,
  half: circle(10, 10, 7),
  chevron: 'M8 5l5 5-5 5',
  swap: 'M4 7.5h12l-3-3.5M16 12.5H4l3 3.5',
  search: `${circle(9, 9, 5.5)}M13 13l4 4`,
  key: `${circle(6.5, 13.5, 3.5)}M9 11l7.5-7.5M13.5 6.5L16 9M11.5 8.5l1.5 1.5`,
  identity: `${box(2.5, 4.5, 15, 11, 1.5)}${circle(7, 9, 1.7)}M4.7 13c.5-1.3 1.3-1.9 2.3-1.9s1.8.6 2.3 1.9M12 8.5h3M12 11.5h3`,
  percent: `M5.5 14.5l9-9${circle(6.3, 6.3, 1.8)}${circle(13.7, 13.7, 1.8)}`,
  ticket: 'M3 5.5h14v3a1.5 1.5 0 0 0 0 3v3H3v-3a1.5 1.5 0 0 0 0-3zM11.5 5.5v9',
  freeze:
    'M10 2.5v15M3.5 6.25l13 7.5M16.5 6.25l-13 7.5M8 3.8l2 1.7 2-1.7M8 16.2l2-1.7 2 1.7M4 9l.6-2.6L3 5M16 11l-.6 2.6L17 15M16 9l-.6-2.6L17 5M4 11l.6 2.6L3 15',
  send: 'M3.5 10L16.5 4l-3.5 12.5-3-5zM10 11.5L16.5 4',
  back: 'M12.5 4l-6 6 6 6',
  bot: `${box(3.5, 6.5, 13, 9.5, 2.5)}M10 6.5V3.5M7.5 10.5v1.5M12.5 10.5v1.5`,
  check: 'M4 10.5l4 4 8-9.5',
  checks: 'M2 10.5l3.5 4 7-9M9.5 13l1.5 1.5 7-9',
  clock: `${circle(10, 10, 7)}M10 6v4.2l2.8 1.8`,
  copy: `${box(7, 7, 9.5, 9.5, 1.5)}M13 7V5a1.5 1.5 0 0 0-1.5-1.5H5A1.5 1.5 0 0 0 3.5 5v6.5A1.5 1.5 0 0 0 5 13h2`,
  outside:
    'M8 4.5H5A1.5 1.5 0 0 0 3.5 6v9A1.5 1.5 0 0 0 5 16.5h9a1.5 1.5 0 0 0 1.5-1.5v-3M11.5 3.5h5v5M16.5 3.5L9.5 10.5',
  page: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 9.5h5.5M7.5 12.5h5.5',
  person: `${circle(10, 6.8, 3.3)}M3.8 16.8c.8-3.3 3.1-5 6.2-5s5.4 1.7 6.2 5`,
  done: `${circle(10, 10, 7)}M6.8 10.2l2.3 2.3 4.2-4.8`,
  stopped: `${circle(10, 10, 7)}M7.5 7.5l5 5M12.5 7.5l-5 5`,
  alert: 'M10 3.5l7 12.5H3zM10 8.5v3.5M10 14v.1',
  lock: `${box(4, 9, 12, 8, 1.5)}M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9`,
  pause: `${circle(10, 10, 7)}M8.2 7.5v5M11.8 7.5v5`,
  hourglass: 'M5.5 3.5h9M5.5 16.5h9M6.5 3.5c0 3.8 3 4.5 3 6.5s-3 2.7-3 6.5M13.5 3.5c0 3.8-3 4.5-3 6.5s3 2.7 3 6.5',
  star: 'M10 3l2.2 4.5 4.9.7-3.6 3.4.9 4.9L10 14.2 5.6 16.5l.9-4.9L2.9 8.2l4.9-.7z',
  chart: 'M3 5.5l4.5 4.5 3-3L17 13.5M17 9.5v4h-4',
  wire: 'M3 8.5a10 10 0 0 1 14 0M5.5 11.5a6.5 6.5 0 0 1 9 0M10 15v.1M3 3l14 14',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name, size }: { name: IconName; size?: 14 | 16 | 24 }) {
  return (
    <svg class={size ? `i i${size}` : 'i'} viewBox="0 0 20 20" aria-hidden="true">
      <path d={shapes[name]} />
      {name === 'half' && <path class="fill" d="M10 3a7 7 0 0 1 0 14z" />}
    </svg>
  );
}
