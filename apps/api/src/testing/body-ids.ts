import { z } from 'zod'

/** A body in which one id was replaced. */
interface BodyWithId {
  /** Dotted, as in `fieldErrors`. */
  path: string
  body: unknown
}

type Schema = z.core.$ZodType
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** What a schema is inside `.nullable()`, `.optional()`, `.default()` and `.pipe()`. */
function unwrap(schema: Schema): Schema {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return unwrap(schema.unwrap())
  }
  return schema instanceof z.ZodPipe ? unwrap(schema.in) : schema
}

const sizeOf = (option: Schema) => (option instanceof z.ZodObject ? Object.keys(option.shape).length : 0)

/** The option with the fewest properties, so that what is around a value under test is not what is wrong. */
const plainest = ({ options }: z.ZodDiscriminatedUnion) =>
  options.reduce<Schema>((best, each) => (sizeOf(each) < sizeOf(best) ? each : best), options[0] as Schema)

/** The simplest value of a schema that holds ids: ids, literals and objects of them; nothing where that is allowed. */
function simplest(schema: Schema, id: string): unknown {
  if (schema instanceof z.ZodOptional) return undefined
  if (schema instanceof z.ZodNullable) return null
  const inner = unwrap(schema)
  if (inner instanceof z.ZodUUID) return id
  if (inner instanceof z.ZodLiteral) return [...inner.values][0]
  if (inner instanceof z.ZodBoolean) return false
  if (inner instanceof z.ZodNumber) return Math.max(1, inner.minValue ?? 1)
  if (inner instanceof z.ZodEnum) return inner.options[0]
  if (inner instanceof z.ZodArray) return []
  if (inner instanceof z.ZodRecord) return {}
  if (inner instanceof z.ZodString) return 'x'
  if (inner instanceof z.ZodISODate) return '2026-11-23'
  if (inner instanceof z.ZodEmail) return 'ada@example.test'
  if (inner instanceof z.ZodISODateTime) return '2026-11-23T09:00:00Z'
  if (inner instanceof z.ZodDiscriminatedUnion) return simplest(plainest(inner), id)
  if (inner instanceof z.ZodObject) {
    return Object.fromEntries(
      Object.entries(inner.shape).map(([key, value]) => [key, simplest(value as Schema, id)]),
    )
  }
  throw new Error(`matrix test: say in body-ids.ts what the simplest ${inner.constructor.name} is`)
}

const isId = (schema: Schema) => schema instanceof z.ZodUUID

/**
 * Every place of `schema` that takes a UUID, each with `value` changed to hold `id` there and nowhere else new.
 * @param wanted for places that take something else than a UUID
 */
export function bodiesWithId(
  schema: Schema,
  value: unknown,
  id: string,
  wanted: (schema: Schema) => boolean = isId,
  path: string[] = [],
): BodyWithId[] {
  const inner = unwrap(schema)
  if (wanted(inner)) return [{ path: path.join('.'), body: id }]
  if (inner instanceof z.ZodArray) {
    const found = bodiesWithId(inner.element as Schema, undefined, id, wanted, [...path, '0'])
    return found.map((each) => ({ ...each, body: [each.body] }))
  }
  if (inner instanceof z.ZodRecord) {
    const key = String(simplest(inner.keyType, id))
    const found = bodiesWithId(inner.valueType as Schema, undefined, id, wanted, [...path, key])
    return found.map((each) => ({ ...each, body: { [key]: each.body } }))
  }
  if (inner instanceof z.ZodDiscriminatedUnion) {
    return inner.options.flatMap((option) => bodiesWithId(option as Schema, undefined, id, wanted, path))
  }
  if (!(inner instanceof z.ZodObject)) return []
  return Object.entries(inner.shape).flatMap(([key, property]) => {
    const now = isRecord(value) ? value[key] : undefined
    return bodiesWithId(property as Schema, now, id, wanted, [...path, key]).map((each) => {
      const around = isRecord(value) ? value : (simplest(inner, id) as Record<string, unknown>)
      return { ...each, body: { ...around, [key]: each.body } }
    })
  })
}
