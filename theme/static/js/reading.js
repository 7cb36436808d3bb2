/** What a reader does with a page: size and colours everywhere, the tools on an article. */

import { watchRivers } from "./reading/rivers.js";
import { watchSettings } from "./reading/settings.js";
import { watchTools } from "./reading/shelf.js";

watchSettings(document);
for (const text of document.querySelectorAll(".body, .story-text"))
  if (text instanceof HTMLElement) watchRivers(text);
const article = document.querySelector("article[data-title]");
const tools = article?.querySelector(".tools");
if (article instanceof HTMLElement && tools instanceof HTMLElement) watchTools(article, tools);
if ("inApp" in document.documentElement.dataset)
  for (const line of document.querySelectorAll(".in-app-line")) line.removeAttribute("hidden");
// Opened from a hit of the search: its words are marked.
if (/[#?&]hl=/.test(location.href)) import("./highlight.js").catch(() => undefined);
