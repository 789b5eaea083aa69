import { useHotkeys } from '@mantine/hooks'
import { useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { useReadOnlyReason } from './useReadOnlyReason.ts'

/** `n` opens a new extension, while nothing is typed and no panel or dialog is open. */
export function useNewShortcut(query: Record<string, string>): void {
  const navigate = useNavigate()
  const readOnly = useReadOnlyReason() !== undefined
  useHotkeys([
    [
      'n',
      () => {
        if (readOnly || document.querySelector('[aria-modal="true"]')) return
        void navigate(paths.extensionNew(query), { preventScrollReset: true })
      },
    ],
  ])
}
