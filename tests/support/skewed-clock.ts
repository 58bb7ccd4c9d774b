/** Loaded before a program (`node --import`), so that its clock goes before or after the others' by WAYMARK_TEST_SKEW_MS. */
const skewMs = Number(process.env['WAYMARK_TEST_SKEW_MS'] ?? 0)
const right = Date.now
const skewed = (): number => right() + skewMs

globalThis.Date = new Proxy(Date, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [skewed()] : given, made),
  apply: target => Reflect.construct(target, [skewed()]).toString(),
  get: (target, key) => (key === 'now' ? skewed : Reflect.get(target, key)),
})
