import { audio } from '@switchboard/contract/audio'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { query } from '../../api/query.ts'
import { formatDuration } from '../../format/durations.ts'
import { paths } from '../../paths.ts'
import type { ObjectFormState } from '../../patterns/object/useObjectForm.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { SortableList } from '../../ui/SortableList.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { lengthOf, moved, type Piece, type PlaylistForm } from './form.ts'
import classes from './playlists.module.css'

interface PlaylistFieldsProps {
  state: Pick<ObjectFormState<PlaylistForm>, 'form'>
  readOnly: boolean
  /** The name takes the focus. */
  focusName?: boolean
}

/** A playlist's name, its music in order, and whether the order counts. */
export function PlaylistFields({ state: { form }, readOnly, focusName = false }: PlaylistFieldsProps) {
  const { t } = useTranslation('playlists')
  const { files } = form.values
  const set = (pieces: readonly Piece[]) => {
    form.clearFieldError('files')
    form.setFieldValue('files', pieces)
  }
  return (
    <>
      <TextField
        label={t('field.name')}
        maxLength={80}
        data-autofocus={focusName || undefined}
        {...form.getInputProps('name')}
      />
      <Music files={files} error={form.errors['files']} readOnly={readOnly} onChange={set} />
      <Switch
        label={t('field.shuffle')}
        help={t('field.shuffleHelp')}
        {...form.getInputProps('shuffle', { type: 'checkbox' })}
      />
    </>
  )
}

interface MusicProps {
  files: readonly Piece[]
  error: React.ReactNode
  readOnly: boolean
  onChange: (files: readonly Piece[]) => void
}

/** The pieces in their order, and what can be added. */
function Music({ files, error, readOnly, onChange }: MusicProps) {
  const { t } = useTranslation('playlists')
  const id = useId()
  const { data } = useQuery(query(audio.list, { query: { kind: 'music', limit: 200 } }))
  const others = (data?.items ?? []).filter((item) => !files.some((file) => file.id === item.id))
  const add = (added: string | null) => {
    const item = others.find((other) => other.id === added)
    if (item) onChange([...files, { id: item.id, name: item.name, durationMs: item.sound.durationMs }])
  }
  return (
    <section className={classes.music} aria-labelledby={id}>
      <h3 id={id} className={classes.label}>
        {t('field.music')}
        {files.length > 0 && <span className={classes.muted}>{formatDuration(lengthOf(files))}</span>}
      </h3>
      {files.length > 0 && (
        <SortableList
          label={t('field.music')}
          items={files.map((file) => ({
            key: file.id,
            name: file.name,
            content: (
              <span className={classes.file}>
                {file.name}
                <span className={classes.muted}>{formatDuration(file.durationMs)}</span>
              </span>
            ),
          }))}
          onMove={(from, to) => onChange(moved(files, from, to))}
          onRemove={(index) => onChange(files.toSpliced(index, 1))}
          readOnly={readOnly}
        />
      )}
      {!readOnly && (
        <SelectField
          label={t('field.add')}
          labelHidden
          placeholder={t('field.add')}
          error={error}
          help={
            data?.items.length === 0 && (
              <Link to={paths.audioNew({ kind: 'music' })}>{t('field.noMusic')}</Link>
            )
          }
          searchable
          nothingFoundMessage={t('field.noMore')}
          data={others.map((item) => ({ value: item.id, label: item.name }))}
          value={null}
          onChange={add}
        />
      )}
    </section>
  )
}
