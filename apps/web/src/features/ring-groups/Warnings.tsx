import { warningsOf } from '@switchboard/call-flow/ring-group'
import type { RingGroup, RingGroupWarning } from '@switchboard/contract/ring-groups'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { pathOfExtension } from '../../patterns/pathOfExtension.ts'
import { Alert } from '../../ui/Alert.tsx'
import { DestinationText, destinationKey } from '../destinations/index.ts'
import type { RingGroupForm } from './form.ts'
import classes from './ring-groups.module.css'

interface WarningsProps {
  values: RingGroupForm
  /** As it was opened; null for a new one. */
  group: RingGroup | null
}

/** Where calls go on from a fallback is known of the one that is saved. */
function fallbackIn({ fallback }: RingGroupForm, group: RingGroup | null) {
  if (!fallback) return null
  const saved = group?.fallback && destinationKey(group.fallback) === destinationKey(fallback) ? group : null
  return { available: saved?.fallbackAvailable ?? true, loops: (saved?.fallbackLoop.length ?? 0) > 0 }
}

/** Why the group would reach nobody if it were saved as it is now, each with where that is put right. */
export function Warnings({ values, group }: WarningsProps) {
  const { t } = useTranslation('ring-groups')
  const { members, memberForwarding } = values
  const found: RingGroupWarning[] = warningsOf({
    members,
    memberForwarding,
    fallback: fallbackIn(values, group),
  })
  const nobody = found.includes('no_members') || found.includes('nobody_available')
  if (found.length === 0) return null
  return (
    <Alert tone="warning" title={t(nobody ? 'warning.nobody' : 'warning.title')}>
      <ul className={classes.reasons}>
        {found.map((warning) => (
          <li key={warning}>
            {t(`warning.${warning}.long`)}
            <About warning={warning} values={values} group={group} />
          </li>
        ))}
      </ul>
    </Alert>
  )
}

/** Whom a warning is about, with links. */
function About({ warning, values, group }: WarningsProps & { warning: RingGroupWarning }) {
  const { t } = useTranslation('ring-groups')
  if (warning === 'nobody_available') {
    return values.members.map(({ extension, status }) => (
      <span key={extension.id} className={classes.about}>
        <Link to={pathOfExtension(extension)}>{extension.name}</Link> {t(`status.${status}`)}
      </span>
    ))
  }
  if (warning === 'fallback_unavailable' && values.fallback) {
    return (
      <span className={classes.about}>
        <DestinationText destination={values.fallback} />
      </span>
    )
  }
  if (warning !== 'fallback_loop' || !group) return null
  return (
    <span className={classes.about}>
      {group.fallbackLoop.map((extension, index) => (
        <Fragment key={`${extension.id} ${index}`}>
          {index > 0 && ' → '}
          <Link to={pathOfExtension(extension)}>{extension.name}</Link>
        </Fragment>
      ))}
    </span>
  )
}
