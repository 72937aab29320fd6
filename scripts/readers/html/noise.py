"""What a web site puts round an article, known by its words and by the names of its boxes, never by a site's name."""

import re

from lxml.html import HtmlElement

_LABEL = (
    r"发布时间|发布日期|发表时间|发表日期|更新时间|更新日期|录入时间|上传时间|上传日期|创建时间|添加时间|生成日期|成文日期|发文日期|公开日期|审核日期"
    r"|印发日期|时间|日期|信息来源|文章来源|稿件来源|新闻来源|内容来源|来源|出处|转载自|作者|撰稿人|撰稿|撰文|文|文字|图|图片|摄影|摄|图/文|文/图|供稿人|供稿|供稿单位|投稿|通讯员|记者|发布者|发布人"
    r"|发布单位|发布部门|发布机构|发布|上传者|上传人|上传|录入|录入人|责任编辑|责编|编辑|编审|审核|审核人|审核发布|审稿|复审|初审|终审|一审|二审|三审|校对|签发|监制|排版|信息员"
    r"|浏览次数|浏览量|浏览数|浏览|阅读次数|阅读量|阅读数|阅读|点击次数|点击量|点击数|点击率|点击|访问次数|访问量|人气|热度|查看|下载次数|下载量|下载|评论数|评论|点赞|收藏"
    r"|字体大小|字体|字号|视力保护色|保护视力色|打印|关闭|分享到|分享|索引号|索引|主题分类|信息分类|组配分类|体裁分类|信息类别|信息名称|公开方式|公开范围|公开时限|公开责任部门"
    r"|发文机关|发文机构|发文字号|文号|有效性|标题|名称|关键词|关键字|主题词|标签|分类|所属栏目|栏目|类别|页数|字数|大小|格式|评分|分数|价格|文档编号|所需积分|信息编号|公开目录"
)
_SPACED = "|".join(
    (r"(?<![\u4e00-\u9fff])" if len(word) == 1 else "") + r"[\s\u3000]*".join(map(re.escape, word))
    for word in sorted(_LABEL.split("|"), key=len, reverse=True)
)
_FIELD = re.compile(
    rf"[【\[(（]?(?:本文|本页|本条|文章|信息|新闻|文档)?(?:{_SPACED})[】\])）]?\s*[:：|｜丨]|发[表布]于\s*[:：]?(?=\s*20\d\d)"
)
_MAY_LABEL = re.compile("[:：|｜丨]|发[表布]于")
_VALUE = re.compile(r"[^。；！？]{0,32}")
_LABELS = re.compile(
    r"索\s*引\s*号|(?:主题|信息|组配|体裁)分类|发[布文]机[构关]|发文字号|公开(?:方式|范围|时限|目录)|生成日期|成文日期"
)
_WEAK = re.compile(r"(?:时间|日期|名称|标题|图|文|文字|分类|类别|大小|格式|评分|分数|热度|出处)\s*[:：]")
_BARE = re.compile(
    r"[\[【（(]?\s*(?:(?:大|中|小|默认|超大|特大|较大|较小)(?:\s*号)?|A[+-]?|T\|?T|\+|-|打印(?:本[页文])?|关闭(?:窗口|本页)?|收藏(?:本[页文])?|分享|转发|复制(?:链接)?|纠错|朗读|听全文|投稿|返回(?:列表|顶部)?|原创"
    r"|次|人|已?阅读?|字体|字号|(?:浏览|阅读|点击|评论|赞|访问|下载|收藏|喜欢|点赞)(?:次数|量|数)?)?\s*[(（:：]?\s*[\d,.]*万?\+?\s*[)）]?\s*[\]】）)]?"
)
_DATE = r"(?:19|20)\d\d\s*(?:[-/.]|年)\s*\d{1,2}\s*(?:[-/.]|月)\s*\d{1,2}\s*日?"
_MOMENT = re.compile(
    rf"{_DATE}(?:\s*(?:星期|周)[一二三四五六日天])?(?:\s*T?\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?(?:\.\d+)?Z?)?"
)
_POSTED = re.compile(
    rf"(?:(?:发[表布]|posted|published)\s*(?:于|on)?\s*)?{_MOMENT.pattern}\s*(?:由|by|作者|发布者|[|｜/·•—–-])\s*[^，。；：]{{1,20}}",
    re.IGNORECASE,
)
"""What blogs print below a title: 2025年3月1日 由 办公室."""
_CRUMBS = re.compile(
    r"(?:(?:您|你|我)?(?:当前|现在|目前)?的?(?:所在|当前)?的?位置|当前栏目|您现在[所的]?在?)\s*[:：是在].*|(?:[^>»›→]{1,20}\s*(?:>+|»|›|→|＞)\s*){2,}[^>»›→]{0,60}"
    r"|(?:网站)?(?:首页|主页)\s*(?:[>»›＞/|→·\\-]|\s).{0,80}"
)

_NUMBERED = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:、|部分)|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d))[\u4e00-\u9fff“]"
)
_SENTENCE = re.compile(r".{12,}[。！？；]")
_LEGAL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r".{0,30}(?:版权所有|copyright|©|all rights reserved|ICP[备证]\s*(?:\d|案号|字)|公网安备\s*\d).{0,120}",
        r".{0,12}(?:技术支持|网站标识码|网站支持|备案序?号|建设维护)\s*[:：].{0,120}",
        r"(?:.{0,6}(?:您|用户|游客).{0,12}(?:没有权限|无权|尚未登录).{0,40}|.{0,20}请先?(?:登录|注册)(?:后|再|[。！，]).{0,20})",
        r".{0,12}(?:扫一扫|扫描?(?:上方|下方|左侧|右侧|左边|右边)?二维码|长按(?:识别|上方|下方|二维码)|识别二维码|扫码(?:关注|下载|阅读|查看|分享|加)).{0,30}",
        r"(?:特别|郑重|版权|免责|重要|本站)?(?:声明|提示|说明)\s*[:：].{0,20}(?:本站|本网|转载|网络|版权|侵权|来源).{0,200}",
        r".{0,60}(?:如有侵权|(?:请|及时).{0,8}(?:联系|告知).{0,8}删除|版权归.{0,10}所有|仅代表作者|不代表本[站网]|转载请注明"
        r"|未经.{0,10}(?:授权|许可)[，,]?\s*(?:禁止|不得|严禁|请勿|谢绝)).{0,120}",
    )
)
_TERMS = re.compile(r".{0,60}(?:本站|本网|平台)不予受理.{0,40}|.{0,20}收入归上传[者人].{0,20}")
"""A document site's terms of sale, which it numbers as a report does."""
_END = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[【\[（(◀<«←\s]*(?:上一?|下一?|前一|后一)(?:[篇条页章则]|个)(?:文章|新闻|信息|稿件)?[】\]）)]?\s*(?:[:：>»→].*|$)",
        r"(?:【.{2,80}】|[■▪◆●★☆\[【]?(?:与?本文)?)(?:相关|推荐|热门|更多|猜你|延伸|最新|热点|精彩|随机|本类|同类|本栏目?|栏目|编辑|站内|今日|一周|本周|本月|点击|阅读|下载|大家(?:都|还)在)(?:的)?"
        r"(?:文章|新闻|阅读|链接|推荐|信息|资讯|内容|范文|文档|资料|评论|排行榜?|点击|文件|稿件|图文|报道|专题|下载|喜欢|搜索|标签|动态|公告|看|更新|发布|话题|视频|图片|热点){1,2}"
        r"(?:推荐|排行榜?|列表)?[】\]]?\s*[:：]?(?:.{0,3}更多.{0,4}|.{0,4})",
        r"(?:网友|用户|最新|热门|精彩|精选|全部|文明上网|我来|我要|发表|写|查看|已有)?\s*(?:\d+\s*条?)?\s*(?:评论|留言|跟帖|回复|点评)(?:列表|区|内容)?\s*(?:[（(]?\s*\d*\s*条?\s*[）)]?)?\s*[:：]?",
        r"(?:暂无|还没有|抢先?|登录后|您需要登录|请登录|发表您?的?|取消)(?:任何)?.{0,8}(?:评论|留言|回复|回帖).{0,12}|\d+\s*(?:条|个)(?:评论|回复|留言).{0,6}|(?:评论|留言)已关闭.{0,4}",
        r"(?:leave a (?:reply|comment)|post navigation|related posts?|share this|filed under|tagged|posted (?:in|on|by)|comments?(?: are closed)?|reply|previous|next|read more)\b.{0,40}",
        r"(?:分享|转发)(?:到|至|给|本文|文章)?(?:[:：].{0,60}|微信|微博|朋友圈|QQ.{0,6}|好友)?|一键分享.{0,10}|(?:微信|微博|QQ空间|朋友圈|复制链接)(?>\s+\S{1,6}){0,5}",
        r"(?>[【\s]*(?:打印(?:本[页文])?|关闭(?:窗口|本页)?|返回(?:顶部|列表|首页|上页)|收藏(?:本[页文])?|我要纠错|加入收藏|设为首页|返\s*回|关\s*闭|打\s*印|纠错)[】\s/|｜]*)++",
        r"(?:主办(?:单位)?|承办(?:单位)?|协办(?:单位)?|运行维护|运维单位|开发维护|制作维护|网站维护|值班电话|联系电话|办公电话|投诉电话|举报电话|服务热线|传真|邮编|电子邮箱|邮箱|地址|办公地址|联系地址|单位地址|学校地址|通讯地址)\s*[:：].{0,100}",
        r"(?:网站地图|联系我们|关于我们|网站声明|隐私政策|友情链接|法律声明|帮助中心|意见反馈|网站导航|免责声明|版权声明|服务条款|站长统计)(?>[|｜·\s]+[^|｜·\s]{2,8})*+",
        r"(?:官方|关注|下载|手机)?(?:微信公众号|公众号|官方微信|官方微博|手机版|客户端|小程序|手机站)(?:二维码)?[:：]?",
        r"(?:阅读原文|喜欢此内容的人还(?:看过|喜欢)|预览时标签不可点|收录于.{0,20}|继续滑动看下一个|轻触阅读原文|知道了|微信扫一扫.{0,20}|向上滑动看下一个|使用小程序|取消\s*允许|人划线|写留言|在看|点在看|赞赏|喜欢作者"
        r"|分享\s*收藏\s*(?:点赞)?\s*在看|已关注|关注|轻点两下取消(?:赞|在看)|视频\s*小程序\s*赞.{0,20}|，选择留言身份|分享 留言 收藏 听过)",
        r"(?:本文|文章|文档|本页|原文)(?:地址|链接|网址|标签|标题|来源|由来|编号)\s*[:：].{0,120}|https?://\S{4,200}",
        r"(?:标签|关键词|关键字|tags?|分类|所属分类|文章分类|文章标签)\s*[:：].{0,60}",
        r"(?:下载|展开|查看|阅读|显示|点击(?:下载|查看|展开|阅读)|加载|免费下载|立即下载|付费|购买|开通|复制|导出)(?:本|全部|更多|剩余|完整|此|这篇)?(?:文档|全文|文章|原文|word.{0,6}|内容|更多|会员|vip|范文).{0,24}",
        r".{0,8}(?:下载(?:word|doc|pdf|文档|全文)|加入vip|vip会员|会员免费|付费下载).{0,24}",
        r"(?:赞|踩|顶|打赏|收藏|举报|点赞|喜欢|鼓掌)\s*[（(]?\s*\d*\s*[）)]?|(?:TOP|top|顶部|回到顶部|返回顶部|关闭|更多|更多>>|more.{0,3})",
        r"《?.{2,80}\.(?:docx?|wps|pdf|rtf|txt|zip|rar|xlsx?|pptx?)》?(?:\s*[（(]?[\d.]+\s*[KM]B?[）)]?)?",
        r"附件[【\[（(].{1,60}[】\]）)](?:已?下载\s*\d*\s*次?)?|已下载\s*\d*\s*次?",
        r"(?:今天是|现在是|欢迎(?:您|光临|访问|来到)).{0,40}|(?:高级检索|站内搜索|请输入关键[字词].{0,6}|搜\s*索|登录|注册|登录\s*[|/]?\s*注册|无障碍(?:浏览|阅读)?|适老版|长者模式|繁體(?:版)?|English|RSS.{0,4}|关怀版)",
    )
)  # fmt: skip
_SOFT = re.compile(
    r"(?:【?广告】?|AD|ads?|advertisement|推广|赞助商?(?:链接)?|点击图片.{0,10}|点击蓝字.{0,10}|关注我们|↑.{0,12}|↓.{0,12}|▲.{0,30}▲|[\-—–_=*~～·.…+#|│─━↓↑▼▲◆■●\s]+"
    r"|\d{1,3}\s*/\s*\d{1,3}|第\s*\d{1,3}\s*页(?:\s*[，,/]?\s*共\s*\d{1,3}\s*页)?|图片|正文|原标题[:：].{0,60}|字数\s*[:：]?\s*\d+|本文共\s*\d+.{0,10}|阅读时?长?.{0,3}约?\s*\d+\s*分钟?.{0,4})",
    re.IGNORECASE,
)
_LONGEST = 260
"""Characters; a longer line is text, whatever it says."""
_BOX = re.compile(
    r"nav|navi|navbar|navigation|menu|menus|bread|breadcrumb|breadcrumbs|crumb|crumbs|mianbao|"
    r"weizhi|dqwz|curpos|footer|foot|copyright|sidebar|aside|related|relate|relevant|recommend|"
    r"recommends|tuijian|hot|rank|ranking|share|sharebox|bdsharebuttonbox|social|comment|"
    r"comments|pinglun|respond|reply|replies|pager|pagination|prevnext|prev|next|tags|tagcloud|"
    r"toolbar|banner|ad|ads|advert|adsense|guanggao|login|search|searchform|qrcode|ewm|"
    r"erweima|statement|disclaimer|profile|reward|widget|meta|postmeta|byline|friendlink|totop|"
    r"download|vip|cookie|breaking|pagebar"
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def is_byline(text: str) -> bool:
    """Whether a line is nothing but labelled facts about the page: 发布时间：… 来源：… 点击：… 【大 中 小】.

    One field that a report may state as well (时间：…) is not enough.
    """
    if len(text) < 80 and _POSTED.fullmatch(text):
        return True
    if len(text) > _LONGEST or not _MAY_LABEL.search(text):
        return False
    before, *values = _FIELD.split(text)
    if not values or not all(map(_BARE.fullmatch, re.split(r"[\s|｜·/]+", _MOMENT.sub(" ", before)))):
        return False
    return all(map(_VALUE.fullmatch, values)) and (len(values) > 1 or not _WEAK.match(text))


def is_label(text: str) -> bool:
    """Whether a cell names a fact about the page: 索引号 发布机构 公开方式."""
    return bool(_LABELS.fullmatch(text.rstrip(":： ")))


def is_moment(text: str) -> bool:
    """Whether a line is a date, with or without the time of day, and nothing else."""
    return bool(_MOMENT.fullmatch(text if "年" in text else text.strip("（()）[]【】 ")))


def is_crumbs(text: str) -> bool:
    """Whether a line says where in the site the page lies."""
    return len(text) <= _LONGEST and bool(_CRUMBS.fullmatch(text)) and not re.search("[，。；]", text)


def ends_article(text: str) -> bool:
    """Whether a line belongs to what stands before or after an article, so that no article goes on across it."""
    if _TERMS.fullmatch(text):
        return True
    if len(text) > _LONGEST or _NUMBERED.match(text):
        return False
    patterns = _LEGAL if _SENTENCE.fullmatch(text) else (*_LEGAL, *_END)
    return any(pattern.fullmatch(text) for pattern in patterns)


def is_speck(text: str) -> bool:
    """Whether a line is a site's speck between two paragraphs: an advertisement's label, a rule of dashes, a button."""
    return bool(_SOFT.fullmatch(text)) or bool(_BARE.fullmatch(text))


def is_box(element: HtmlElement) -> bool:
    """Whether an element says by its tag, role or name that it is no part of the text."""
    if element.tag in {"nav", "footer", "aside"} or element.get("role") in {"navigation", "contentinfo", "search"}:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"[:400]
    return any(_BOX.fullmatch(word.lower()) for word in _WORD.findall(named))
