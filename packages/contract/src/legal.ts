import { z } from 'zod'
import { Language } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What whoever runs the installation tells everybody: who they are, what they do with data, cookies, accessibility. */
export const LEGAL_PAGES = ['imprint', 'privacy', 'cookies', 'accessibility'] as const
export const LegalPage = z.enum(LEGAL_PAGES)
export type LegalPage = z.infer<typeof LegalPage>

export const LegalText = z.object({
  /** Of the text; not the one asked for where the operator wrote one language only. */
  language: Language,
  /** CommonMark, from level-2 headings on. */
  text: z.string(),
  /** Details in it that the operator has not given yet, as `operator.json` names them. */
  missing: z.array(z.string()),
})
export type LegalText = z.infer<typeof LegalText>

export const legal = {
  get: endpoint({
    id: 'legal.get',
    method: 'GET',
    path: '/legal/:page',
    permission: 'public',
    summary: "One of the operator's legal pages, as CommonMark.",
    tx: 'none',
    params: z.object({ page: LegalPage }),
    query: z.object({ language: Language }),
    status: 200,
    response: LegalText,
    errors: [],
    example: { params: { page: 'privacy' }, query: { language: 'en' } },
  }),
}
