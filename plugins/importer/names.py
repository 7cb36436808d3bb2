"""What a person's name looks like in Chinese: family names, and words that are never names."""

from __future__ import annotations

import re

from plugins.newspaper.chinese import HAN

# The usual family names, those of two characters first. A name that begins otherwise still counts
# where a role or a mark announces it; this list only decides about names that stand alone.
DOUBLE_SURNAMES = frozenset(
    (  # noqa: SIM905  # a table to be read
        "上官 东方 东郭 东里 乐正 亓官 令狐 仲孙 公冶 公孙 公羊 公西 南宫 南荣 "
        "南门 司徒 司马 呼延 壤驷 夏侯 太史 夹谷 宇文 宰父 尉迟 左丘 巫马 慕容 "
        "拓跋 梁丘 欧阳 段干 淳于 漆雕 澹台 濮阳 申屠 百里 皇甫 端木 第五 西门 "
        "诸葛 谷梁 赫连 轩辕 钟离 长孙 闾丘 鲜于 "
        "万俟 单于 宗政 司空 司寇 即墨 哥舒 独孤 闻人 贺兰 纳兰 完颜 耶律 羊舌 "
        "微生 南郭 北宫 公良 公祖 太叔 子车 颛孙 仉督 乌孙 达奚 褚师 公仲 伊祁 "
        "东门 西乞 第二 叱干 斛律 宿勤 拔也 屈突 沙陀 贯丘 公孟 左人 钟吾 "
    ).split()
)
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛"
    "奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜"
    "顾孟平黄"
    "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危"
    "江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石"
    "崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋"
    "仲伊宫宁"
    "仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能"
    "苍双闻莘"
    "党翟谭贡劳逄邝亓郇郤戢佘佀仉眭操闳肇撒揭匡迟苟楚展揣明火么况官庆征仓银姬申扶堵冉宰郦雍却"
    "璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古"
    "易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简"
    "饶空曾毋"
    "綦隋谌牟苑鄢亢粟芦卿仝沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公墨岳帅佟仝肖付闫覃代邸涂冼揭辜"
)

HAN_NAME = re.compile(rf"^[{HAN}]{{2,4}}(?:[·•][{HAN}]{{1,8}})*(?:@\d)?$")
LONG_NAME = re.compile(rf"^[{HAN}]{{1,8}}(?:[·•][{HAN}]{{1,8}})+$")
# Two to four characters that stand in brackets or alone and are no name.
NO_NAMES = frozenset(
    [
        "完",
        "待续",
        "未完",
        "节选",
        "续",
        "全文",
        "摘要",
        "图片",
        "资料图",
        "资料图片",
        "见图",
        "上图",
        "下图",
        "左图",
        "右图",
        "本报讯",
        "广告",
        "招聘",
        "招租",
        "出租",
        "转让",
        "拍卖",
        "遗失",
        "寻人",
        "讣告",
        "征婚",
        "征稿",
        "征文",
        "通告",
        "告示",
        "挂失",
        "连载",
        "转载",
        "摘编",
        "选登",
        "略",
        "无题",
        "外一首",
        "外二首",
        "组诗",
        "组图",
        "小小说",
        "散文",
        "诗歌",
        "简讯",
        "快讯",
        "链接",
        "导读",
        "要闻",
        "综合",
        "综合新闻",
        "民生",
        "时评",
        "副刊",
        "文化",
        "科技",
        "教育",
        "经济",
        "专题",
        "园区",
        "产业",
        "人物",
        "生活",
        "理论",
        "评论",
        "周末",
        "视点",
        "关注",
        "深度",
        "调查",
        "特写",
        "言论",
        "广角",
        "聚焦",
        "时讯",
        "下图为",
        "上图为",
        "图为",
        "目录",
        "说明",
        "备注",
        "附件",
        "正文",
        "标题",
        "作者",
        "公告",
        "启事",
        "声明",
        "通知",
        "更正",
        "谢谢",
        "此致",
        "敬礼",
        "您好",
        "和谐",
        "平安",
        "高新区",
        "经开区",
        "示范区",
        "综保区",
        "开发区",
        "都市",
        "乡村",
        "时间",
        "高度",
        "温度",
        "速度",
        "力度",
        "成长",
        "成就",
        "成果",
        "成功",
        "安全",
        "平台",
        "明天",
        "全面",
        "全国",
        "全省",
        "全市",
        "全球",
        "广场",
        "广大",
        "国内",
        "国际",
        "国家",
        "家园",
        "家乡",
        "公园",
        "公司",
        "红色",
        "绿色",
        "金融",
        "文明",
        "文苑",
        "文艺",
        "文学",
        "师资",
        "能源",
        "相关链接",
        "延伸阅读",
        "新闻链接",
        "利民",
        "管理",
        "经验",
        "经济观察",
        "路在何方",
        "通道",
        "解读",
        "解码",
        "方法",
        "常识",
        "乐园",
        "对话",
        "访谈",
        "专访",
        "连线",
        "交流",
        "于都",
        "时空",
        "时代",
        "安居",
        "双创",
    ]
)


# 阿不都·热合曼: characters that write the sounds of another language
_SOUNDS = frozenset(
    "阿艾买麦古吐努热卡哈木尼依迪帕沙巴扎才旦格卓拉多玛尔克孜提江汗合曼赛力吾斯布都别肯娜丽亚萨维吉苏里"
    "达娃洛桑次仁央金罗伊凡诺夫奥莱特森德鲁穆罕默若纳亨利约瑟杰姆詹琳珊妮莎贝乌扬朵嘎强珍顿珠"
)


# 乌兰其其格 · 巴特尔 · 次仁旺姆: names of the steppe and the plateau stand without a dot
_STEPPE = frozenset(
    "乌兰其图雅那阿坦高萨木斯琴宝音额呼吉日勒敦苏哈陶套朝和满青孟根蒙旺姆平措白玛桑巴特云孜布塔托娅雅札登穆力索南让贡顿措宗曲杰"
)
_COUNTRY = re.compile(r"(?:尼亚|利亚|维亚|斯坦|西亚|比亚|莱坞)$")


def _is_foreign(text: str) -> bool:
    parts = text.split("·")
    if len(parts) == 1:
        steppe = 4 <= len(text) <= 8 and all(char in _SOUNDS or char in _STEPPE for char in text)
        return steppe and not _COUNTRY.search(text)
    sounds = sum(char in _SOUNDS for char in text)
    return len(parts) == 2 and len(text) <= 12 and sounds >= 0.7 * (len(text) - 1)


def is_name(text: str) -> bool:
    """Could this alone be a person's name? Two to four characters with a usual family name."""
    if text in NO_NAMES or not HAN_NAME.match(text):
        if _is_foreign(text):
            return text not in NO_NAMES
        return bool(LONG_NAME.match(text)) and text[0] in SURNAMES
    if text[:2] in DOUBLE_SURNAMES:
        return len(text) <= 4
    if _is_foreign(text):
        return True
    return text[0] in SURNAMES and len(text.partition("·")[0]) <= 3
