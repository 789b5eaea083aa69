import { audio } from '@switchboard/contract/audio'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'
import type { FieldProps } from '../../ui/field.tsx'
import { Button } from '../../ui/Button.tsx'
import classes from './audio.module.css'
import { AudioSelect } from './AudioSelect.tsx'
import { audioFileQuery } from './queries.ts'
import { SoundState } from './sound/SoundState.tsx'

const NewGreetingDialog = lazy(() =>
  import('./NewGreetingDialog.tsx').then(({ NewGreetingDialog }) => ({ default: NewGreetingDialog })),
)

interface AudioFieldProps extends FieldProps {
  /** Id of a greeting; null for none. */
  value: string | null
  onChange: (id: string | null) => void
  /** What none means ("standard greeting"): it can be chosen then. */
  none?: string
  readOnly?: boolean
}

/**
 * Chooses a greeting and plays it; or makes one in place, by a file or the microphone. Whoever shows it awaits
 * `loadAudio()` first.
 */
export function AudioField({ value, onChange, none, readOnly = false, ...rest }: AudioFieldProps) {
  const { t } = useTranslation('audio')
  const [making, setMaking] = useState(false)
  const { data: file } = useQuery({
    ...audioFileQuery(value ?? ''),
    enabled: value !== null,
    refetchInterval: ({ state: { data } }) => (data && data.sound.state !== 'ready' ? 1500 : false),
  })
  return (
    <div className={classes.chosen}>
      <AudioSelect {...rest} kind="greeting" value={value} onChange={onChange} {...(none && { none })} />
      {value !== null && file && <SoundState sound={file.sound} name={file.name} readOnly={readOnly} />}
      {!readOnly && can(audio.create) && (
        <div>
          <Button icon={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setMaking(true)}>
            {t('field.make')}
          </Button>
        </div>
      )}
      <Suspense>
        {making && (
          <NewGreetingDialog
            onClose={() => setMaking(false)}
            onMade={({ id }) => {
              setMaking(false)
              onChange(id)
            }}
          />
        )}
      </Suspense>
    </div>
  )
}
