import { playlists } from '@switchboard/contract/playlists'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import type { FieldProps } from '../../ui/field.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { choicesQuery } from './queries.ts'

interface PlaylistFieldProps extends FieldProps {
  /** Id; null for none. */
  value: string | null
  onChange: (id: string | null) => void
  /** What none means ("as the company", "the standard music"): it can be chosen then. */
  none?: string
  /** Not on offer: the one that is to be replaced. */
  except?: string
}

const NONE = ''

/** Chooses music on hold; with a way to make another playlist. Whoever shows it awaits `loadPlaylists()` first. */
export function PlaylistField({ value, onChange, none, except, help, ...rest }: PlaylistFieldProps) {
  const { t } = useTranslation('playlists')
  // Asked again when one comes back from making another one.
  const { data } = useQuery({ ...choicesQuery(), enabled: can(playlists.list), staleTime: 0 })
  const items = (data?.items ?? []).filter(({ id }) => id !== except)
  return (
    <SelectField
      {...rest}
      help={
        <>
          {help}{' '}
          {can(playlists.create) && except === undefined && (
            // In a tab of its own: what was typed here stays.
            <Link to={paths.playlistNew()} target="_blank">
              {t('select.new')}
            </Link>
          )}
        </>
      }
      placeholder={t('select.choose')}
      nothingFoundMessage={t('select.nothing')}
      searchable
      data={[
        ...(none === undefined ? [] : [{ value: NONE, label: none }]),
        ...items.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value ?? (none === undefined ? null : NONE)}
      onChange={(id) => onChange(id || null)}
    />
  )
}
