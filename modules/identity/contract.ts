/** What travels about people, posts and sessions. */
import Type, { type Static } from 'typebox'
import { Instant, Nullable, OneOf, TitlesShape, Uuid } from '#kernel/http/shapes.ts'

export const SignIn = Type.Object(
  {
    account: Type.String({ minLength: 1, maxLength: 100 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
    code: Type.Optional(Type.String({ pattern: '^\\d{6}$', description: 'Six digits of the second factor, where one is enrolled' })),
  },
  { additionalProperties: false },
)

export const PostShape = Type.Object({
  id: Uuid,
  role: Type.String(),
  roleTitle: TitlesShape,
  unitCode: Type.String(),
  unitName: Type.String(),
  regionCode: Type.String(),
  dutyGridCode: Nullable(Type.String()),
})

export const Me = Type.Object({
  id: Uuid,
  name: Type.String(),
  posts: Type.Array(PostShape),
  permissions: Type.Array(Type.String()),
  enrolSecondFactor: Type.Boolean({ description: 'An administrator without a second factor may only enrol one' }),
  passwordExpired: Type.Boolean(),
  demo: Type.Boolean(),
  city: Type.String(),
})
export type Me = Static<typeof Me>

export const SignedIn = Type.Object({
  token: Type.String({ description: 'For programs: send as `Authorization: Bearer`. Browsers get it as a cookie.' }),
  expiresAt: Instant,
  me: Me,
})

export const DemoAccount = Type.Object({
  account: Type.String(),
  password: Type.String(),
  name: Type.String(),
  role: Type.String(),
  roleTitle: TitlesShape,
  unitName: Type.String(),
})

export const NewPassword = Type.Object(
  { old: Type.String({ maxLength: 200 }), new: Type.String({ maxLength: 200 }) },
  { additionalProperties: false },
)

export const NewPost = Type.Object(
  {
    role: Type.String({ maxLength: 40 }),
    unitCode: Type.String({ maxLength: 60 }),
    regionCode: Type.String({ maxLength: 20 }),
    regionLevel: OneOf(['city', 'district', 'street', 'community']),
    dutyGridCode: Type.Optional(Nullable(Type.String({ maxLength: 40 }))),
    validTo: Type.Optional(Nullable(Type.String({ format: 'date' }))),
  },
  { additionalProperties: false },
)

export const NewAccount = Type.Object(
  { account: Type.String({ pattern: '^[a-z0-9._-]{3,40}$' }), password: Type.String({ maxLength: 200 }) },
  { additionalProperties: false },
)

export const AccountShape = Type.Object({
  id: Uuid,
  login: Type.String(),
  disabledAt: Nullable(Instant),
  lockedUntil: Nullable(Instant),
  secondFactor: Type.Boolean(),
  passwordChangedAt: Instant,
})

export const NewToken = Type.Object(
  {
    id: Type.Optional(Uuid),
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    permissions: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 100 }),
    expiresOn: Type.String({ format: 'date', description: 'Last day, at most a year from now' }),
    readOnly: Type.Boolean(),
  },
  { additionalProperties: false },
)

export const TokenShape = Type.Object({
  id: Uuid,
  name: Type.String(),
  hint: Type.String({ description: 'Last signs of the token' }),
  permissions: Type.Array(Type.Object({ permission: Type.String(), title: TitlesShape })),
  readOnly: Type.Boolean(),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Nullable(Instant),
  lastAddress: Nullable(Type.String()),
  revokedAt: Nullable(Instant),
})
