import type { DestinationView } from '@switchboard/contract/destination'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { can } from '../../api/session.ts'
import { extensions } from '@switchboard/contract/extensions'
import { pathOfExtension } from '../../patterns/pathOfExtension.ts'
import { DestinationIcon } from './DestinationIcon.tsx'
import classes from './destinations.module.css'
import { extensionOf } from './options.ts'
import { useDestinationText } from './useDestinationText.ts'

interface DestinationTextProps {
  destination: DestinationView
  /** Where the words are part of a link or a button already. */
  plain?: boolean
}

/** Where calls go, by icon and words; an extension leads to its panel, for those who may see it. */
export function DestinationText({ destination, plain = false }: DestinationTextProps) {
  const { t } = useTranslation('extensions')
  const text = useDestinationText()(destination)
  const extension = extensionOf(destination)
  return (
    <span className={classes.text}>
      <DestinationIcon destination={destination} />
      {destination.kind === 'extension' && (
        <span className="visually-hidden">{t(`kind.${destination.extension.kind}`)} </span>
      )}
      {extension && !plain && can(extensions.get) ? (
        <Link to={pathOfExtension(extension)}>{text}</Link>
      ) : (
        <span>{text}</span>
      )}
    </span>
  )
}
