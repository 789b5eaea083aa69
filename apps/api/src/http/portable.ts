import type { Readable } from 'node:stream'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { z } from 'zod'
import type { TenantDb } from '../db/tenant.ts'
import type { TenantWork, TransactionContext } from './route.ts'

/** An object as a form would save it. */
export interface PortableObject<Write> {
  id: string
  version: number
  write: Write
}

/** One kind of objects in the configuration file of a company (docs/configuration-file.md). */
export interface Portable<Write extends object = object> {
  /** Property of the file that lists them. */
  section: string
  /** Properties in the file that tell one from the others, whatever its id: its number, its name. None for what there is one of. */
  key: readonly string[]
  /** What a save takes, references by their ids, secrets left out. */
  schema: z.ZodType<Write>
  /** All of them, in an order that stays. */
  list(ctx: TransactionContext): Promise<PortableObject<Write>[]>
  /** Without it they can only be changed: a company does not make its numbers. Throws problems like a save. */
  create?(ctx: TransactionContext, write: Write): Promise<unknown>
  update(ctx: TransactionContext, id: string, write: Write, version: number): Promise<unknown>
  /**
   * The same without what it refers to, or with what it refers to `now`: it is made so while that is still to come, and
   * completed afterwards.
   */
  bare?(write: Write, now?: Write): Write
}

/** Keeps what a feature knows of its objects from whoever handles all kinds of them. */
export function portable<Write extends object>(kind: Portable<Write>): Portable {
  const { schema, create, bare } = kind
  const parse = (write: object) => schema.parse(write)
  return {
    ...kind,
    update: (ctx, id, write, version) => kind.update(ctx, id, parse(write), version),
    ...(create && { create: (ctx, write) => create(ctx, parse(write)) }),
    ...(bare && { bare: (write, now) => bare(parse(write), now && parse(now)) }),
  } as Portable
}

/** A sound that the company uses. */
export interface PortableSound {
  id: string
  /** What people call it. */
  name: string
  /** mp3 · wav */
  format: string
  bytes: number
}

/** Sounds, which are beside the configuration file: contents are as they were handed in. */
export interface PortableSounds {
  /** By name. */
  list(db: TenantDb): Promise<PortableSound[]>
  read(tenantId: string, id: string): Promise<Readable>
  /** Why this would not be taken; null when it would. */
  refusalOf(content: Buffer): Promise<FieldErrorCode | null>
  /** Makes what stands for sounds of these ids, in a transaction that is taken back. */
  sketch(db: TenantDb, ids: readonly string[]): Promise<unknown>
  /** Takes a sound in, like one that is handed in; no transaction is open meanwhile. @returns its id */
  receive(
    withTenant: <T>(work: (tenant: TenantWork) => Promise<T>) => Promise<T>,
    tenantId: string,
    content: Buffer,
  ): Promise<string>
}
