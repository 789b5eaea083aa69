import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCopy } from '../../patterns/useCopy.ts'
import { Button } from '../../ui/Button.tsx'

/** Copies a text, and says so for a moment. */
export function CopyButton({ text, children }: { text: string; children: ReactNode }) {
  const { t } = useTranslation()
  const { copied, copy } = useCopy()
  const CopyIcon = copied ? IconCheck : IconCopy
  return (
    <>
      <Button icon={<CopyIcon size={16} stroke={1.75} aria-hidden />} onClick={() => copy(text)}>
        {children}
      </Button>
      <output className="visually-hidden">{copied && t('copied')}</output>
    </>
  )
}
