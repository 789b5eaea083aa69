import { useHotkeys } from '@mantine/hooks'
import type { RefObject } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { useReadOnlyReason } from './useReadOnlyReason.ts'

/** No panel and no dialog lies over the page. */
const onPage = () => document.querySelector('[aria-modal="true"]') === null

/** `/` searches and `n` opens a new extension, while nothing is typed and no panel or dialog is open. */
export function useShortcuts(page: RefObject<HTMLElement | null>, query: Record<string, string>): void {
  const navigate = useNavigate()
  const readOnly = useReadOnlyReason() !== undefined
  useHotkeys([
    ['/', () => onPage() && page.current?.querySelector<HTMLElement>('[type="search"]')?.focus()],
    [
      'n',
      () => onPage() && !readOnly && void navigate(paths.extensionNew(query), { preventScrollReset: true }),
    ],
  ])
}
