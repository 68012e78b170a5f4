import type { FileView } from '@vigil/shared/api';
import { bytes } from '@vigil/shared/bytes';
import { t } from '../texts';
import { Icon } from '../ui/icons';

/** A file as a name and a size. */
export function FileName({ file }: { file: Pick<FileView, 'name' | 'size' | 'unchecked'> }) {
  return (
    <>
      <Icon name="clip" size={14} />
      <span className="file-name">{file.name}</span>
      <span className="m num">{bytes(file.size)}</span>
      {file.unchecked && <span className="m">{t('files.unchecked')}</span>}
    </>
  );
}
