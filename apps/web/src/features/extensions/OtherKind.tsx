import type { Extension } from '@switchboard/contract/extensions'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { PanelBody } from '../../patterns/SidePanel.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ObjectHistory } from '../history/index.ts'
import { KIND_ICONS } from '../../patterns/kindIcons.ts'

/** In place of the form of what has none yet: fax. */
export function OtherKind({ extension: { id, kind } }: { extension: Extension }) {
  const { t } = useTranslation('extensions')
  return (
    <PanelBody>
      <EmptyState
        icon={KIND_ICONS[kind]}
        title={t('other.title')}
        detail={`${t('other.fax')} ${t('other.meanwhile')}`}
      />
      <Suspense>
        <ObjectHistory id={id} />
      </Suspense>
    </PanelBody>
  )
}
