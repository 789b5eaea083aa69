declare global {
  interface Window {
    /** Of the W3C's Trusted Types, as much as is used here; TypeScript's DOM does not know them. */
    trustedTypes?: {
      createPolicy(name: 'default', rules: { createHTML(text: string): string | null }): unknown
    }
  }
}

/**
 * Says what the content security policy lets become HTML: text without a tag, that is the style sheets that Mantine
 * makes at run time. Anything else throws, whoever assigns it. Browsers without Trusted Types go on as before.
 */
export function refuseHtml(): void {
  window.trustedTypes?.createPolicy('default', {
    createHTML: (text) => (text.includes('<') ? null : text),
  })
}
