/* Before the first paint: what this person chose for reading, or what their device asks for. Kept in step with src/ui/comfort.ts. */
;(function () {
  var root = document.documentElement
  function kept(name) {
    try {
      return localStorage.getItem('waymark-' + name)
    } catch {
      return null
    }
  }
  var isDark = matchMedia('(prefers-color-scheme: dark)').matches
  var asked = matchMedia('(prefers-contrast: more)').matches
    ? isDark
      ? 'contrast'
      : 'white'
    : isDark
      ? 'dark'
      : 'paper'
  var theme = kept('theme')
  var isOurs = ['paper', 'white', 'dark', 'contrast'].indexOf(theme) >= 0
  root.setAttribute('data-theme', isOurs ? theme : asked)
  if (!isOurs) root.setAttribute('data-matched', '')
  ;['text', 'spacing', 'reading', 'font', 'motion', 'keys', 'news', 'sound'].forEach(function (name) {
    var value = kept(name)
    if (value) root.setAttribute('data-' + name, value)
  })
})()
