"""Settings of the site: data only. What each means is said where its dataclass stands.

SITE_*: plugins/newspaper/settings.py · SEARCH_*: plugins/search/ · FEEDS_*: plugins/feeds/
PUBLISH_*: plugins/publishing/settings.py
A name that is not known stops the build and is answered with the nearest right one.
"""

# --- the paper ----------------------------------------------------------------------------------

SITENAME = "开发区建设周刊"
SITEURL = (
    "http://127.0.0.1:8000"  # the public address, no slash at the end; publish refuses this one
)

SITE_NAME = SITENAME
SITE_PAPER = "科学导报"
SITE_DEFAULT_COLUMN = "开发区建设"  # where an article without a printed column is filed
SITE_COLLECTIVES = [
    "本报记者",
    "本刊记者",
    "本刊综合整理",
    "本报综合",
    "新华社",
    "受访者",
    "资料图片",
]
SITE_HANDBOOK = True  # the handbook at /help/
SITE_ICP = ""  # ICP备案号
SITE_POLICE = ""  # 公安备案号
SITE_REPORT_PHONE = ""  # 举报电话

# What a new issue's issue.toml starts with when the page does not print it.
MASTHEAD = {
    "name": "开发区建设周刊",
    "paper": "科学导报",
}

# One line a column, in the order of the site. A renamed column keeps its old name in "former".
COLUMNS = [
    {"name": "开发区建设", "slug": "kaifaqu-jianshe", "blurb": "园区动态、项目进展与招商引资"},
    {"name": "创新驱动发展", "slug": "chuangxin-qudong-fazhan", "blurb": "科技创新与成果转化"},
    {"name": "营商环境", "slug": "yingshang-huanjing", "blurb": "政务服务与企业声音"},
    {"name": "绿色转型", "slug": "lvse-zhuanxing", "blurb": "能源、环保与低碳园区"},
    {"name": "园区人物", "slug": "yuanqu-renwu", "blurb": "创业者、技工与管理者"},
    {"name": "读写之间", "slug": "duxie-zhijian", "blurb": "读报、写稿与校对"},
    {"name": "副刊", "slug": "fukan", "blurb": "诗歌、随笔与图片"},
]

# --- plugins, in order --------------------------------------------------------------------------

PLUGIN_PATHS = ["."]
PLUGINS = [
    "plugins.typography",  # the typeset filter of the templates
    "plugins.issues",  # content/ -> Archive -> pages
    "plugins.faces",  # one small headline face an issue, where a face is installed
    "plugins.cards",  # pictures for sharing, where a face is installed
    "plugins.search",  # Archive -> index for the reader's browser
    "plugins.feeds",  # Archive -> RSS, JSON Feed, OPML
]

PUBLISH_TO = ""  # where `publish` goes: branch, folder:…, zip:…, rsync:…
PUBLISH_MAINLAND = False  # served from mainland China: says so when SITE_ICP is missing

FEEDS_TAG = "kxdb.com"  # the domain in every guid: never change it, whatever SITEURL becomes

# --- Pelican: all of its own output is off, our generators write everything (DESIGN.md 1.3) ------

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh-Hans-CN"
DEFAULT_DATE_FORMAT = "%Y-%m-%d"
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
LOAD_CONTENT_CACHE = False
DELETE_OUTPUT_DIRECTORY = False
ARTICLE_PATHS = [""]
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_PATHS = []
DIRECT_TEMPLATES = []
READERS = {"html": None, "htm": None, "rst": None}
SUMMARY_MAX_LENGTH = 0
ARTICLE_SAVE_AS = ""
ARTICLE_LANG_SAVE_AS = ""
DRAFT_SAVE_AS = ""
DRAFT_LANG_SAVE_AS = ""
PAGE_SAVE_AS = ""
PAGE_LANG_SAVE_AS = ""
DRAFT_PAGE_SAVE_AS = ""
DRAFT_PAGE_LANG_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
TAG_SAVE_AS = ""
ARCHIVES_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = ""
MONTH_ARCHIVE_SAVE_AS = ""
DAY_ARCHIVE_SAVE_AS = ""
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
