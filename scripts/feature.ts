// npm run feature <slug>: the files of a feature in the order in which they are best read, and written.

import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'
import { ROOT } from './install.mjs'

/** One chapter of the listing: the first pattern that a path fits decides. */
const CHAPTERS: [title: string, pattern: RegExp][] = [
  ['End-to-end tests', /^e2e\//],
  ['Tests', /\.test\.tsx?$|\/testing\.tsx?$/],
  ['Contract: what the API offers', /^packages\//],
  ['Database', /^prisma\//],
  ['API: routes', /^apps\/api\/.*\/routes\.ts$/],
  ['API: service', /^apps\/api\//],
  ['Web: routes', /^apps\/web\/.*\/routes\.tsx?$/],
  ['Web: pages and panels', /^apps\/web\/.*(Page|Panel|Dialog)\.tsx$/],
  ['Web: form', /^apps\/web\/.*([Ff]orm|Field)[^/]*\.tsx?$|^apps\/web\/.*\/validate\.ts$/],
  ['Web: texts', /strings\.\w+\.json$/],
  ['Web: the rest', /^apps\/web\//],
]

/** Contract to form, then what proves it. */
const READING_ORDER = [2, 3, 4, 5, 6, 7, 8, 10, 9, 1, 0]

/** Whether a path belongs to a feature: one slug everywhere, singular for the tables of one aggregate. */
export function isOfFeature(path: string, slug: string): boolean {
  const names = new Set([slug, slug.replace(/s$/, '')])
  const stem = basename(path).split('.')[0] ?? ''
  const folders = path.split('/').slice(0, -1)
  return folders.includes(slug) || (path.startsWith('prisma/schema/') ? names.has(stem) : stem === slug)
}

/** The paths by chapter in reading order, chapters without any left out. */
export function readingOrder(paths: string[]): { title: string; paths: string[] }[] {
  const chapterOf = (path: string): number => CHAPTERS.findIndex(([, pattern]) => pattern.test(path))
  return READING_ORDER.map((chapter) => ({
    title: CHAPTERS[chapter]?.[0] ?? '',
    paths: paths.filter((path) => chapterOf(path) === chapter).toSorted(),
  })).filter((chapter) => chapter.paths.length > 0)
}

function main(slug: string | undefined): void {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  const all = files.trim().split('\n')
  const paths = slug ? all.filter((path) => isOfFeature(path, slug)) : []
  if (paths.length === 0) {
    const slugs = new Set(
      all.flatMap((path) => /^apps\/\w+\/src\/features\/([\w-]+)\//.exec(path)?.[1] ?? []),
    )
    console.error(
      `${slug ? `There is no feature ${slug}` : 'Which feature'}? There are: ${[...slugs].toSorted().join(', ')}.`,
    )
    process.exitCode = 1
    return
  }
  for (const { title, paths: chapter } of readingOrder(paths)) {
    console.log(`\n${title}`)
    for (const path of chapter) console.log(`  ${path}`)
  }
}

if (import.meta.main) main(process.argv[2])
