import type { Preferences } from '@switchboard/contract/preferences'
import { useTranslation } from 'react-i18next'
import { PlaylistField } from '../playlists/index.ts'
import { PartForm } from './PartForm.tsx'
import { usePart } from './usePart.ts'

const MODEL = {
  from: ({ holdPlaylistId }: Preferences) => ({ holdPlaylistId }),
  to: ({ holdPlaylistId }: { holdPlaylistId: string | null }) => ({ holdPlaylistId }),
}

/** What callers hear while they wait. */
export function HoldMusicPart() {
  const { t } = useTranslation('preferences')
  const part = usePart(MODEL)
  return (
    <PartForm part={part} title={t('hold.title')} purpose={t('hold.purpose')} submitLabel={t('hold.save')}>
      <PlaylistField
        label={t('hold.label')}
        help={t('hold.help')}
        none={t('hold.standard')}
        error={part.errors['holdPlaylistId']}
        value={part.values.holdPlaylistId}
        onChange={(holdPlaylistId) => part.set({ holdPlaylistId })}
      />
    </PartForm>
  )
}
