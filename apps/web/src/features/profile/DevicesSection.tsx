import { type OwnSession, profile } from '@switchboard/contract/profile'
import { IconCheck, IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { query, queryClient, usePrefetched, useSave } from '../../api/query.ts'
import { useDateTime } from '../../format/dates.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { toast } from '../../patterns/toast.ts'
import { FormPart } from '../../patterns/FormParts.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import classes from './profile.module.css'

/** For the loader of the page, which this section is on. */
export const devicesQuery = () => query(profile.sessions, undefined)

/** Where one is signed in; each of the other devices can be signed out, or all of them. */
export function DevicesSection() {
  const { t } = useTranslation('profile')
  const { items } = usePrefetched(devicesQuery()).data
  const list = useRef<HTMLUListElement>(null)
  const { save, saving, error } = useSave(profile.endOtherSessions, {
    invalidates: ['profile'],
    onSaved: () => {
      toast({ message: t('devices.othersEnded') })
      list.current?.focus()
    },
  })
  return (
    <FormPart title={t('devices.title')} purpose={t('devices.purpose')}>
      {Boolean(error) && <ErrorAlert error={error} />}
      {/* Takes the focus from a button that has nothing left to do. */}
      <ul className={classes.devices} ref={list} tabIndex={-1} aria-label={t('devices.title')}>
        {items.map((session) => (
          <Device key={session.id} session={session} onEnded={() => list.current?.focus()} />
        ))}
      </ul>
      <Button
        loading={saving}
        disabledReason={items.length === 1 ? t('devices.onlyThis') : undefined}
        onClick={() => save()}
      >
        {t('devices.endOthers')}
      </Button>
    </FormPart>
  )
}

function Device({ session, onEnded }: { session: OwnSession; onEnded: () => void }) {
  const { t } = useTranslation('profile')
  const dateTime = useDateTime()
  const { id, current, network, system } = session
  const device = useDeviceName(session)
  const { save, saving, error } = useSave(profile.endSession, {
    invalidates: [],
    onSaved: () => {
      toast({ message: t('devices.ended', { device }) })
      onEnded()
    },
    // Also after a failure: it may have been ended from elsewhere.
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ['profile'] }),
  })
  const DeviceIcon = system === 'Android' || system === 'iOS' ? IconDeviceMobile : IconDeviceDesktop
  return (
    <li className={classes.device}>
      <DeviceIcon className={classes.deviceIcon} size={20} stroke={1.75} aria-hidden />
      <div className={classes.deviceText}>
        <p className={classes.deviceName}>
          {device}
          {current && (
            <Badge tone="good" icon={IconCheck}>
              {t('devices.current')}
            </Badge>
          )}
        </p>
        {!current && <p>{t('devices.lastSeen', { when: dateTime(session.lastSeenAt) })}</p>}
        <p>{t('devices.signedIn', { when: dateTime(session.signedInAt), network })}</p>
        {Boolean(error) && <ErrorAlert error={error} />}
      </div>
      {!current && (
        <Button
          variant="quiet"
          aria-label={t('devices.endNamed', { device })}
          loading={saving}
          onClick={() => save({ params: { id } })}
        >
          {t('devices.end')}
        </Button>
      )}
    </li>
  )
}

/** What is known of it: "Firefox on Windows". */
function useDeviceName({ browser, system }: OwnSession): string {
  const { t } = useTranslation('profile')
  if (browser && system) return t('devices.name.both', { browser, system })
  if (browser) return browser
  return system ? t('devices.name.system', { system }) : t('devices.name.unknown')
}
