import { IconCheck, IconCopy } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'

const SHOWN_FOR = 2000

/** Copies a text, and says so for a moment. */
export function CopyButton({ text, children }: { text: string; children: ReactNode }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [copied])
  const CopyIcon = copied ? IconCheck : IconCopy
  return (
    <>
      <Button
        icon={<CopyIcon size={16} stroke={1.75} aria-hidden />}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        {children}
      </Button>
      <output className="visually-hidden">{copied && t('copied')}</output>
    </>
  )
}
