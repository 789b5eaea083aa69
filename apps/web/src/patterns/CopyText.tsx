import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import classes from './copy-text.module.css'
import { useCopy } from './useCopy.ts'

interface CopyTextProps {
  text: string
  /** What it is, for those who do not see it beside the button: "Copy …". */
  label: string
  /** Of a code that is read line by line. */
  lines?: boolean
}

/** Text for machines, and the button that copies it. */
export function CopyText({ text, label, lines = false }: CopyTextProps) {
  const { t } = useTranslation()
  const { copied, copy } = useCopy()
  const CopyIcon = copied ? IconCheck : IconCopy
  return (
    <div className={classes.box} data-lines={lines || undefined}>
      <pre className={classes.text}>
        <code>{text}</code>
      </pre>
      <Button
        icon={<CopyIcon size={16} stroke={1.75} aria-hidden />}
        aria-label={t('copyNamed', { what: label })}
        onClick={() => copy(text)}
      >
        {copied ? t('copied') : t('copy')}
      </Button>
      <output className="visually-hidden">{copied && t('copied')}</output>
    </div>
  )
}
