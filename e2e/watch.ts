import type { BrowserContext } from '@playwright/test'

export interface Watch {
  /** Makes failures that match expected; what breaks the page's security policy never is. */
  allow: (...patterns: RegExp[]) => void
  /** Watches another browser too. */
  also: (context: BrowserContext) => Promise<void>
  /** Everything that went wrong and was not allowed. */
  unexpected: () => string[]
}

/** Begins each line about something that the Content-Security-Policy stopped, Trusted Types included. */
const STOPPED = 'stopped by the security policy: '

/** Runs in every frame before its own scripts. */
const tellViolations = (prefix: string) =>
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile }) =>
    console.error(`${prefix}${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}`),
  )

/** Notes what people do not see: errors on the console, exceptions, requests that failed. */
export async function watch(context: BrowserContext): Promise<Watch> {
  const allowed: RegExp[] = []
  const failures: string[] = []
  const also = async (watched: BrowserContext) => {
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
    await watched.addInitScript(tellViolations, STOPPED)
  }
  const isAllowed = (failure: string) =>
    !failure.includes(STOPPED) && allowed.some((pattern) => pattern.test(failure))
  await also(context)
  return {
    allow: (...patterns) => void allowed.push(...patterns),
    also,
    unexpected: () => failures.filter((failure) => !isAllowed(failure)),
  }
}

const pathOf = (url: string) => {
  const { pathname, search } = new URL(url)
  return pathname + search
}
