import { LANGUAGES, type Language } from '@switchboard/contract/common'
import { type ConferenceBridge, conferences } from '@switchboard/contract/conferences'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { usePages } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { useSession } from '../../api/session-store.ts'
import { usePhoneLibrary } from '../../format/phone.ts'
import { currentLanguage, LANGUAGE_NAMES } from '../../i18n/i18n.ts'
import { CopyText } from '../../patterns/CopyText.tsx'
import { Dialog } from '../../patterns/Dialog.tsx'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import classes from './conferences.module.css'
import { invitationText, WORDS } from './invitation.ts'
import { linesQuery } from './queries.ts'

interface InvitationDialogProps {
  bridge: ConferenceBridge
  onClose: () => void
}

/** What participants are told, ready to be pasted into a message, in either language. */
export function InvitationDialog({ bridge, onClose }: InvitationDialogProps) {
  const { t } = useTranslation('conferences')
  const [language, setLanguage] = useState<Language>(currentLanguage())
  const { items: lines } = usePages(linesQuery())
  const { name: company } = useSession().tenant
  const phones = usePhoneLibrary()
  // The PIN is not kept once the dialog is closed.
  const pin = useQuery({
    queryKey: ['conferences', 'invitation', bridge.id, bridge.version],
    queryFn: () => call(conferences.bridgePin, { params: { id: bridge.id } }),
    enabled: bridge.pinSet && can(conferences.bridgePin),
    gcTime: 0,
  })
  // Whoever is invited may be abroad.
  const format = (e164: string) => phones?.parsePhoneNumberFromString(e164)?.formatInternational() ?? e164
  const waiting = !lines || (pin.isEnabled && pin.isPending)
  return (
    <Dialog opened title={t('invitation.title', { name: bridge.name })} onClose={onClose}>
      <div className={classes.invitation}>
        {lines?.length === 0 && <Alert tone="warning" title={t('invitation.noLine')} />}
        {bridge.pinSet && !can(conferences.bridgePin) && <Alert tone="info" title={t('invitation.noPin')} />}
        <RadioCards
          label={t('invitation.language')}
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={setLanguage}
        />
        {pin.error ? (
          <ErrorState error={pin.error} onRetry={() => void pin.refetch()} />
        ) : waiting ? (
          <Skeleton width="80%" />
        ) : (
          <CopyText
            lines
            label={t('invitation.open')}
            text={invitationText(WORDS[language], {
              company,
              bridge,
              pin: pin.data?.pin ?? null,
              lines: lines.map(({ number, dialedAt }) => ({ number, dialedAt: dialedAt.map(format) })),
            })}
          />
        )}
      </div>
    </Dialog>
  )
}
