import { voicemail, type VoicemailMessage } from '@switchboard/contract/voicemail'
import {
  IconDownload,
  IconMail,
  IconMailOpened,
  IconPhone,
  IconPlayerPlayFilled,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { urlOf } from '../../api/client.ts'
import { useDateTime } from '../../format/dates.ts'
import { formatDuration } from '../../format/durations.ts'
import { useNumberFormat } from '../../format/phone.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { buttonClass } from '../../ui/buttonClass.ts'
import { useMessage } from './useMessage.ts'
import classes from './voicemail.module.css'

const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const

interface MessageProps {
  message: VoicemailMessage
  /** Is it to be told whose mailbox it is? */
  several: boolean
}

/** A message: who left it and when, and what can be done with it. Listening marks it as heard. */
export function Message({ message, several }: MessageProps) {
  const { t } = useTranslation('voicemail')
  const dateTime = useDateTime()
  const format = useNumberFormat()
  const [opened, setOpened] = useState(false)
  const { mark, remove, removing } = useMessage(message)
  const { id, caller, callerName, heard, recorded } = message
  const number = caller && format(caller)
  const who = callerName ?? number ?? t('withheld')
  const src = urlOf(voicemail.play, { params: { id } })
  const when = dateTime(message.receivedAt)
  return (
    <li className={classes.message} data-new={!heard || undefined}>
      <div className={classes.told}>
        <p className={classes.who}>
          <span>{who}</span>
          {callerName !== null && number && <span className={classes.number}>{number}</span>}
          {!heard && (
            <Badge tone="info" icon={IconMail}>
              {t('new')}
            </Badge>
          )}
        </p>
        <p className={classes.when}>
          <time dateTime={message.receivedAt}>{when}</time>
          {' · '}
          <span className="numeric">{formatDuration(message.durationMs)}</span>
          {several && ` · ${t('box', message.box)}`}
        </p>
      </div>
      <div className={classes.actions}>
        <Button
          icon={<IconPlayerPlayFilled size={16} aria-hidden />}
          aria-label={t('listenNamed', { who, when })}
          aria-expanded={opened}
          disabledReason={recorded ? undefined : t('notYet')}
          onClick={() => setOpened(!opened)}
        >
          {t('listen')}
        </Button>
        {caller !== null && (
          <a
            className={buttonClass({ variant: 'quiet' }, true)}
            href={`tel:${caller}`}
            aria-label={t('callBack', { who })}
            title={t('callBack', { who })}
          >
            <IconPhone {...ICON} />
          </a>
        )}
        {recorded && (
          <a
            className={buttonClass({ variant: 'quiet' }, true)}
            href={src}
            download={`voicemail-${message.receivedAt.slice(0, 16).replaceAll(/\D/g, '-')}.wav`}
            aria-label={t('download', { who, when })}
            title={t('download', { who, when })}
          >
            <IconDownload {...ICON} />
          </a>
        )}
        <Button
          variant="quiet"
          icon={heard ? <IconMail {...ICON} /> : <IconMailOpened {...ICON} />}
          title={t(heard ? 'markNew' : 'markHeard', { who, when })}
          aria-label={t(heard ? 'markNew' : 'markHeard', { who, when })}
          onClick={() => mark(!heard)}
        />
        <Button
          variant="quiet"
          icon={<IconTrash {...ICON} />}
          title={t('delete', { who, when })}
          aria-label={t('delete', { who, when })}
          loading={removing}
          onClick={remove}
        />
      </div>
      {opened && (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- what somebody said on the telephone has none
        <audio
          className={classes.player}
          src={src}
          controls
          autoPlay
          aria-label={t('listenNamed', { who, when })}
          onPlay={() => !heard && mark(true)}
        />
      )}
    </li>
  )
}
