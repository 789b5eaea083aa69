import type { AudioFileItem, AudioKind } from '@switchboard/contract/audio'
import type { SoundState } from '@switchboard/contract/audio.sounds'
import {
  IconAlertCircle,
  IconCircleCheck,
  IconMusic,
  IconRefresh,
  IconSpeakerphone,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../../format/durations.ts'
import type { Column } from '../../patterns/table.ts'
import { Badge } from '../../ui/Badge.tsx'
import classes from './audio.module.css'

/** The columns of the list, in the user's language. */
export function useColumns(): Column<AudioFileItem>[] {
  const { t } = useTranslation('audio')
  return [
    {
      id: 'name',
      header: t('column.name'),
      cell: ({ name }) => name,
      second: (row) => (
        <span className={classes.narrow}>
          {t(`kind.${row.kind}`)} · {formatDuration(row.sound.durationMs)}
        </span>
      ),
      skeleton: '40%',
    },
    {
      id: 'kind',
      header: t('column.kind'),
      cell: ({ kind }) => <Kind kind={kind} />,
      from: 'medium',
      width: '180px',
      skeleton: '100px',
    },
    {
      id: 'duration',
      header: t('column.duration'),
      cell: ({ sound }) => formatDuration(sound.durationMs),
      align: 'end',
      from: 'medium',
      width: '110px',
      skeleton: '60px',
    },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ sound }) => <State state={sound.state} />,
      width: '150px',
      skeleton: '70px',
    },
    {
      id: 'uses',
      header: t('column.uses'),
      cell: ({ uses }) =>
        uses === 0 ? (
          <span className={classes.faint}>{t('uses.none')}</span>
        ) : (
          t('uses.count', { count: uses })
        ),
      from: 'medium',
      width: '150px',
      skeleton: '80px',
    },
  ]
}

const KIND_ICONS = { greeting: IconSpeakerphone, music: IconMusic } as const

/** What a file is for, by icon and word. */
export function Kind({ kind }: { kind: AudioKind }) {
  const { t } = useTranslation('audio')
  const KindIcon = KIND_ICONS[kind]
  return (
    <span className={classes.kind}>
      <KindIcon size={16} stroke={1.75} aria-hidden />
      {t(`kind.${kind}`)}
    </span>
  )
}

/** Whether callers can hear it. */
function State({ state }: { state: SoundState }) {
  const { t } = useTranslation('audio')
  if (state === 'failed') {
    return (
      <Badge tone="bad" icon={IconAlertCircle}>
        {t('state.failed')}
      </Badge>
    )
  }
  if (state !== 'ready') {
    return (
      <Badge tone="info" icon={IconRefresh}>
        {t('state.converting')}
      </Badge>
    )
  }
  return (
    <span className={classes.ready}>
      <IconCircleCheck size={16} stroke={1.75} aria-hidden />
      {t('state.ready')}
    </span>
  )
}
