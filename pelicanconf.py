"""Settings of the site: data only. Editors change the first half, so it speaks Chinese.

SITE_*: plugins/newspaper/settings.py · SEARCH_*: plugins/search/ · FEEDS_*: plugins/feeds/
PUBLISH_*: plugins/publishing/settings.py
"""

# 每项的写法：名称 = 值。文字用英文双引号括起来；True 是“是”，False 是“否”。# 后面是说明，不起作用。
# 名称打错了，生成时会说，并指出最像的一项。

# --- 网址和发布 ---------------------------------------------------------------------------------

SITEURL = "http://127.0.0.1:8000"  # 网站的公开网址，以 https:// 开头，末尾不加斜杠；不改它不能发布
PUBLISH_TO = ""  # 常用的去处："branch"、"folder:D:/网站"、"zip:网站.zip"、"rsync:用户@主机:路径"
PUBLISH_MAINLAND = False  # 网站放在境内的服务器上就写 True，忘了备案号会提醒
FEEDS_TAG = "kxdb.com"  # 写在每条订阅编号里的域名：网址以后怎样变，它都不要改

# --- 报纸 ---------------------------------------------------------------------------------------

SITENAME = "开发区建设周刊"  # 周刊的名称
SITE_NAME = SITENAME
SITE_PAPER = "科学导报"  # 报纸的名称
SITE_DEFAULT_COLUMN = "开发区建设"  # 没有印栏目的稿件归到这个栏目
SITE_COLLECTIVES = [  # 这些署名不是个人，没有作者页
    "本报记者",
    "本刊记者",
    "本刊综合整理",
    "本报综合",
    "新华社",
    "受访者",
    "资料图片",
]
SITE_HANDBOOK = True  # 网站上要不要使用手册
SITE_ICP = ""  # ICP备案号，登在页尾
SITE_POLICE = ""  # 公安备案号，登在页尾
SITE_REPORT_PHONE = ""  # 举报电话，登在页尾
SITE_WECHAT_NAME = ""  # 微信公众号的名称；它和下一项都空着，“订阅”一页不请人关注
SITE_WECHAT_QR = ""  # 公众号的二维码：content 里一张图片的文件名

# 版面上没有印报头时，新一期的 issue.toml 里写这些。
MASTHEAD = {
    "name": "开发区建设周刊",
    "paper": "科学导报",
}

# 栏目：一行一个，照网站上的次序。name 名称，slug 网址名（定了不改），blurb 一句说明。
# 改名时把旧名写进 former：{"name": "新名", "slug": "…", "former": ["旧名"]}，旧订阅不会断。
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
