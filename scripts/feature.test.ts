import { expect, test } from 'vitest'
import { isOfFeature, readingOrder } from './feature.ts'

test.each([
  'packages/contract/src/ring-groups.ts',
  'prisma/schema/ring-group.prisma',
  'apps/api/src/features/ring-groups/service.ts',
  'apps/web/src/features/ring-groups/RingGroupsPage.tsx',
  'e2e/ring-groups.e2e.ts',
])('%s belongs to ring-groups', (path) => expect(isOfFeature(path, 'ring-groups')).toBe(true))

test.each(['packages/contract/src/groups.ts', 'apps/api/src/features/ring/service.ts', 'e2e/ring.e2e.ts'])(
  '%s does not',
  (path) => expect(isOfFeature(path, 'ring-groups')).toBe(false),
)

test('a feature is read from the contract to the form, then its tests', () => {
  const paths = [
    'apps/web/src/features/a/useAForm.ts',
    'e2e/a.e2e.ts',
    'apps/api/src/features/a/service.test.ts',
    'apps/web/src/features/a/APage.tsx',
    'apps/api/src/features/a/service.ts',
    'packages/contract/src/a.ts',
    'apps/api/src/features/a/routes.ts',
  ]
  expect(readingOrder(paths).flatMap((chapter) => chapter.paths)).toEqual([
    'packages/contract/src/a.ts',
    'apps/api/src/features/a/routes.ts',
    'apps/api/src/features/a/service.ts',
    'apps/web/src/features/a/APage.tsx',
    'apps/web/src/features/a/useAForm.ts',
    'apps/api/src/features/a/service.test.ts',
    'e2e/a.e2e.ts',
  ])
})
