/* Before the first paint: the reader's size and colours, and whether this is an in-app browser.
   A classic script on purpose, the only one: a module runs after the page has been drawn, and the
   text would jump. It must not throw: storage is closed in some in-app browsers. */
(() => {
  const root = document.documentElement;
  root.dataset.script = "";
  try {
    const size = localStorage.getItem("size");
    const theme = localStorage.getItem("theme");
    if (size === "large" || size === "xlarge") root.dataset.size = size;
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  } catch {
    /* nothing was remembered */
  }
  const inApp =
    /MicroMessenger|WeiBo|QQ\/|DingTalk|AlipayClient|aweme|NewsArticle|Lark|XiaoHongShu/i;
  if (inApp.test(navigator.userAgent)) root.dataset.inApp = "";
})();
