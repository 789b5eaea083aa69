import { playlists } from '@switchboard/contract/playlists'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { type ObjectChoiceProps, ObjectSelect } from '../../patterns/object/ObjectSelect.tsx'
import { choicesQuery } from './queries.ts'

/** Chooses music on hold. Whoever shows it awaits `loadPlaylists()` first. */
export function PlaylistField(props: ObjectChoiceProps) {
  const { t } = useTranslation('playlists')
  // Asked again when one comes back from making another one.
  const { data } = useQuery({ ...choicesQuery(), enabled: can(playlists.list), staleTime: 0 })
  return (
    <ObjectSelect
      {...props}
      items={data?.items}
      placeholder={t('select.choose')}
      nothingFoundMessage={t('select.nothing')}
      create={can(playlists.create) && { path: paths.playlistNew(), label: t('select.new') }}
    />
  )
}
