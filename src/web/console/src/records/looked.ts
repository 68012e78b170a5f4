import { liveOf } from '../pure/live';
import { refOf } from '../pure/refs';
import { t } from '../texts';

/** `withdrawal:W2026…` or `wallet:POL.POLYGON` as people say it; what has no words here stays as it is. */
export function lookedName(looked: string): string {
  const ref = refOf(looked);
  if (ref) return `${t(`records.${ref.kind}`)} ${ref.id}`;
  const live = liveOf(looked);
  return live ? t(`live.looked.${live.kind}`, { what: live.what }) : looked;
}
