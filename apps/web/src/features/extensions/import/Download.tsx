import type { Endpoint } from '@switchboard/contract/endpoint'
import { IconDownload } from '@tabler/icons-react'
import { urlOf } from '../../../api/client.ts'
import { LinkButton } from '../../../patterns/LinkButton.tsx'

interface DownloadProps {
  endpoint: Pick<Endpoint, 'path'>
  params?: Record<string, string>
  /** What will be downloaded, as a verb. */
  children: string
}

/** A file that the server writes, fetched by the browser itself: it is not held in memory, and gets its name. */
export function Download({ endpoint, params = {}, children }: DownloadProps) {
  return (
    <LinkButton
      to={urlOf(endpoint, { params })}
      reloadDocument
      download
      icon={<IconDownload size={16} stroke={1.75} aria-hidden />}
    >
      {children}
    </LinkButton>
  )
}
