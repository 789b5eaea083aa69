import type { ConfigurationChange, ConfigurationReport } from '@switchboard/contract/configuration'
import { IconAlertCircle, IconAlertTriangle, IconEqual, IconPencil, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../ui/Badge.tsx'
import classes from './configuration.module.css'

const LOOKS = {
  problem: { icon: IconAlertCircle, tone: 'bad' },
  skipped: { icon: IconAlertTriangle, tone: 'warning' },
  create: { icon: IconPlus, tone: 'good' },
  update: { icon: IconPencil, tone: 'info' },
  unchanged: { icon: IconEqual, tone: 'neutral' },
} as const
const OUTCOMES = Object.keys(LOOKS) as (keyof typeof LOOKS)[]

/** More than anybody reads; problems come first. */
const MOST_SHOWN = 200

/** What an import would do, object by object: what is wrong first, what stays as it is as a number alone. */
export function Report({ report: { counts, changes } }: { report: ConfigurationReport }) {
  const { t } = useTranslation('configuration')
  const shown = OUTCOMES.filter((outcome) => outcome !== 'unchanged').flatMap((outcome) =>
    changes.filter((change) => change.outcome === outcome),
  )
  return (
    <div className={classes.report}>
      <ul className={classes.counts} aria-label={t('report.label')}>
        {OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
          <li key={outcome}>
            <Badge {...LOOKS[outcome]}>{t(`report.count.${outcome}`, { count: counts[outcome] })}</Badge>
          </li>
        ))}
      </ul>
      <ol className={classes.changes}>
        {shown.slice(0, MOST_SHOWN).map((change) => (
          <Change key={`${change.section} ${change.key} ${change.outcome}`} change={change} />
        ))}
      </ol>
      {shown.length > MOST_SHOWN && <p>{t('report.more', { count: shown.length - MOST_SHOWN })}</p>}
      {counts.unchanged > 0 && <Same changes={changes} />}
    </div>
  )
}

/** What stays as it is, for whoever wants to be sure of it. */
function Same({ changes }: { changes: readonly ConfigurationChange[] }) {
  const { t } = useTranslation('configuration')
  const same = changes.filter(({ outcome }) => outcome === 'unchanged')
  return (
    <details>
      <summary className={classes.same}>{t('report.same')}</summary>
      <ol className={classes.changes}>
        {same.slice(0, MOST_SHOWN).map((change) => (
          <Change key={`${change.section} ${change.key}`} change={change} />
        ))}
      </ol>
      {same.length > MOST_SHOWN && <p>{t('report.more', { count: same.length - MOST_SHOWN })}</p>}
    </details>
  )
}

const SECTIONS = [
  'emergencyAddresses',
  'schedules',
  'holidayCalendars',
  'audioFiles',
  'playlists',
  'phones',
  'devices',
  'conferenceLines',
  'conferences',
  'ringGroups',
  'receptionists',
  'phoneNumbers',
  'preferences',
  'blockedNumbers',
] as const
const isSection = (section: string): section is (typeof SECTIONS)[number] =>
  SECTIONS.some((known) => known === section)

function Change({ change }: { change: ConfigurationChange }) {
  const { t } = useTranslation(['configuration', 'common'])
  const { section, key, outcome, fieldErrors = {}, leftOut = [] } = change
  const { icon: ChangeIcon } = LOOKS[outcome]
  return (
    <li className={classes.change} data-outcome={outcome}>
      <ChangeIcon size={16} stroke={1.75} aria-hidden />
      <span>
        {isSection(section) ? t(`section.${section}`) : section} <strong>{key}</strong>
        <span className="visually-hidden"> {t(`report.outcome.${outcome}`)}</span>
        {outcome === 'skipped' && (
          <span className={classes.note}>
            {t('sound' in fieldErrors ? 'report.withoutSound' : 'report.skipped')}
          </span>
        )}
        {leftOut.length > 0 && (
          <span className={classes.note}>{t('report.leftOut', { paths: leftOut.join(', ') })}</span>
        )}
        {Object.entries(outcome === 'problem' ? fieldErrors : {}).map(([path, code]) => (
          <span key={path} className={classes.problem}>
            {path && <code>{path}</code>} {t(`common:field.${code}`)}
          </span>
        ))}
      </span>
    </li>
  )
}
