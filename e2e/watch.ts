import type { BrowserContext } from '@playwright/test'

export interface Watch {
  /** Makes failures that match expected. */
  allow: (...patterns: RegExp[]) => void
  /** Watches another browser too. */
  also: (context: BrowserContext) => void
  /** Everything that went wrong and was not allowed. */
  unexpected: () => string[]
}

/** Notes what people do not see: errors on the console, exceptions, requests that failed. */
export function watch(context: BrowserContext): Watch {
  const allowed: RegExp[] = []
  const failures: string[] = []
  const also = (watched: BrowserContext) => {
    watched.on('console', (message) => {
      // The request itself is noted below, with its method and address.
      if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
      failures.push(`console: ${message.text()}`)
    })
    watched.on('weberror', (error) => failures.push(`exception: ${error.error().stack}`))
    watched.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? ''
      // A page that is left gives its requests up.
      if (reason === 'net::ERR_ABORTED') return
      failures.push(`${reason} ${request.method()} ${pathOf(request.url())}`)
    })
    watched.on('response', (response) => {
      if (response.status() < 400) return
      failures.push(`${response.status()} ${response.request().method()} ${pathOf(response.url())}`)
    })
  }
  also(context)
  return {
    allow: (...patterns) => void allowed.push(...patterns),
    also,
    unexpected: () => failures.filter((failure) => !allowed.some((pattern) => pattern.test(failure))),
  }
}

const pathOf = (url: string) => {
  const { pathname, search } = new URL(url)
  return pathname + search
}
