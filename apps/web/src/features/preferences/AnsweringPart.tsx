import type { DestinationView } from '@switchboard/contract/destination'
import { playlists } from '@switchboard/contract/playlists'
import { type Preferences, RING_SECONDS } from '@switchboard/contract/preferences'
import { useTranslation } from 'react-i18next'
import { CountField } from '../../ui/CountField.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { can } from '../../api/session.ts'
import { PlaylistField } from '../playlists/index.ts'
import { DestinationField } from '../destinations/index.ts'
import { countOf } from './count.ts'
import { PartForm } from './PartForm.tsx'
import classes from './preferences.module.css'
import { usePart } from './usePart.ts'

interface Values {
  ringSeconds: number | ''
  operator: DestinationView | null
  holdPlaylistId: string | null
  blockAnonymous: boolean
}

const MODEL = {
  from: ({ ringSeconds, operator, holdPlaylistId, blockAnonymous }: Preferences): Values => ({
    ringSeconds,
    holdPlaylistId,
    operator: operator && { kind: 'extension', extensionId: operator.id, extension: operator },
    blockAnonymous,
  }),
  to: ({ ringSeconds, operator, holdPlaylistId, blockAnonymous }: Values) => ({
    holdPlaylistId,
    ringSeconds: countOf(ringSeconds),
    operatorExtensionId: operator?.kind === 'extension' ? operator.extensionId : null,
    blockAnonymous,
  }),
}

const EXTENSIONS = ['extension'] as const

/** What becomes of calls that come in, where nothing else says so. */
export function AnsweringPart() {
  const { t } = useTranslation('preferences')
  const part = usePart<Values>(MODEL)
  const { values, errors, set } = part
  return (
    <PartForm
      part={part}
      title={t('answering.title')}
      purpose={t('answering.purpose')}
      submitLabel={t('answering.save')}
    >
      <CountField
        label={t('answering.ringSeconds')}
        help={t('answering.ringSecondsHelp', RING_SECONDS)}
        unit={t('unit.seconds')}
        digits={3}
        className={classes.count}
        error={errors['ringSeconds']}
        value={values.ringSeconds}
        onChange={(ringSeconds) => set({ ringSeconds })}
      />
      <DestinationField
        label={t('answering.operator')}
        help={t('answering.operatorHelp')}
        kinds={EXTENSIONS}
        none={t('answering.noOperator')}
        error={errors['operatorExtensionId']}
        value={values.operator}
        onChange={(operator) => set({ operator })}
      />
      {can(playlists.list) && (
        <PlaylistField
          label={t('answering.holdMusic')}
          help={t('answering.holdMusicHelp')}
          none={t('answering.standardMusic')}
          error={errors['holdPlaylistId']}
          value={values.holdPlaylistId}
          onChange={(holdPlaylistId) => set({ holdPlaylistId })}
        />
      )}
      <Switch
        label={t('answering.blockAnonymous')}
        help={t('answering.blockAnonymousHelp')}
        checked={values.blockAnonymous}
        onChange={({ currentTarget }) => set({ blockAnonymous: currentTarget.checked })}
      />
    </PartForm>
  )
}
