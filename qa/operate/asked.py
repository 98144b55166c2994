"""What a question for a number asks for: its own nouns, and the units that would answer."""

from __future__ import annotations

import re

from index.units import COMPOUND, COUNTED, GUARDED, pattern
from qa.lexical import grams, one_wording, shared_meaning
from qa.understand.english_words import in_chinese
from qa.understand.reading import Reading
from qa.understand.terms import MASK, mask

MONEY = frozenset(("元", "万元", "亿元", "美元"))
PERCENT = frozenset(("%", "‰", "个百分点", "百分点"))
TIME = frozenset(("天", "小时", "分钟", "秒", "工作日", "个工作日", "个月"))
_TIMES = frozenset(("次", "场", "场次", "期", "轮", "件次", "班次", "趟", "期次", "榜次", ""))
_NO_THINGS = _TIMES | {"人", "名", "位", "分", "级", "字", "页", "首", "课时", "学时", "人次", "剂次", "辆次"}
COUNTS = frozenset((*COUNTED, *COMPOUND, *GUARDED, "")) - _NO_THINGS | {""}
AREA = frozenset(("亩", "公顷", "平方米", "平方公里"))
LENGTH = frozenset(("公里", "米", "千米"))
AGE = frozenset(("岁",))
INTERCHANGEABLE = (
    COUNTS,
    _TIMES,
    frozenset(("人", "名", "位")),
    frozenset(("人次",)),
    MONEY,
    AREA,
)
PLAIN = frozenset(("个", "件", "项", "次", "单", ""))
"""Units that people say of anything; the others are said of what the report counts in them."""
PRINTED = frozenset(("条", "篇", "份", "册", "本", "则"))
"""Units of what is published, which reports also count by the time; a case (起) or a machine (台) is no time (次)."""
_GUARDED = {
    **GUARDED, "工作日": "个?工作日", "小时": "个?小时", "分钟": "个?分钟", "百分点": "个?百分点", "分": "分(?![之局])",
    "卷": "卷(?!入)", "部": "部(?!门)", "处": "处(?![理罚分置])", "级": "级(?!别)", "字": "字(?!数)", "块": r"块(?!钱|[\x01\s。？?，,]|$)", "米": "米",
}  # fmt: skip
UNIT = rf"个?人(?!次)|{pattern(_GUARDED)}"
_ASKED_UNIT = re.compile(rf"(?:多少|几|how many )(?:万|千|百)?(?P<unit>{UNIT})")
_TIMES_OF_PEOPLE = re.compile(r"(?:坐|乘|搭|看病|就诊|来过|去过|参观|吃|用)[了过]?(?:多少|几)(?:万|千)?[次回趟](?!数)")
"""How often people did something, which reports count in 人次 as well as in 次."""
_PIECES = re.compile(r"(?:多少|几)(?P<unit>块)(?=[\x01\s。？?，,呀啊呢]|$)")
_UNIT_IN_BRACKETS = re.compile(rf"[（(](?:单位[:：]?)?(?:万|亿)?(?P<unit>{UNIT})[）)]")
_KINDS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (re.compile(r"第几|名次|位次|排名(?!前)|what rank|which place|\branked?\b"), frozenset(("名", "位"))),
    (re.compile(r"(?:多少|几)万?(?!户外|户口)[\u4e00-\u9fff]{0,3}户(?!外|口)"), COUNTS),
    (re.compile(r"(?:多少|几)万?(?:\d+岁)?[\u4e00-\u9fff]{0,3}(?:群众|居民|老人|学生|市民|村民|职工|学员|干部|记者|驾驶员|司机|律师|专家|志愿者|党员|医生|教师|老师)"
     r"(?!代表|提|问|意见|数)"), frozenset(("人", "名", "位", "人次"))),
    (re.compile(r"百分之|百分比|百分点|[几多]少?个?点(?!击|赞|评|半|钟|上|开)|比例|占比|占了?(?:多少|几|多大)|"
     r"率(?:是|为|有|多|$|呢|达|给|各|分别|都|一共|怎|咋|[\x01\s。?？，,、；;（(])|几成|percent|\brates?\b"), PERCENT),
    (re.compile(r"(?:罚|花|付|赔|拨|投|支|省|节约|收)[^，,。？?多少几]{0,4}(?:多少|几)(?:百|千)?万(?![件条次人户家个份字篇])|多少钱|几多钱|(?:几|多少)个?亿(?!次|人|条)|几个?亿|金额|款|费用?(?:是|有|为)?多少|总额|成交额|资金|花了|多少[^，,。？?多少件条次]{0,8}(?<!免)费(?![率])|收了多少钱|"
                r"(?:掏|支付|追回|兑现|补贴|发放)了?(?:来|回来)?(?:了)?多少|(?:补贴|补助|补偿|救助金|奖金|资金|经费)[^，,。？?多少几]{0,6}多少(?![件条次人户家个份期场])|"
                r"花了?多少(?![件条次人户家个份期场天小分年月])|how much (?:was|is|were|did|does|money)|spending|spent|cost|yuan|money"), MONEY),
    (re.compile(r"(?:罚|拨|捐|贷|付|还|欠|赔|汇|借|筹|募)[^，,。；;？?多少几]{0,4}(?:多少|几)款"), MONEY),
    (re.compile(r"(?:多少|几)[^，,。？?多少几件条次个家户份]{0,5}(?:工钱|工资|薪水|欠薪|薪|税款|税费|税|补贴|补助|奖金|资金|款项|贷款|租金)(?:$|[\x01\s，,。？?呢啊呀了])"), MONEY),
    (re.compile(r"(?:工资|月薪|年薪|薪酬|薪水|工钱|报酬)[^，,。；;？?多少几]{0,6}(?:多少|几|多高)|(?:多少|几)(?:块|毛)钱|"
                r"(?:收|花|交|付|缴|退|罚|掏|补|费|价)[^，,。；;？?]{0,8}(?:多少|几)(?:块|毛)(?=[\x01\s。？?，,]|$)|\b(?:salary|salaries|wages?)\b"), MONEY),
    (re.compile(r"年龄|岁数|几岁|多少岁|多大(?:年纪|岁)|\bage\b|how old"), AGE),
    (re.compile(r"(?:路|道|线|管网|管道|桥|河|堤|渠|廊)[^，,。；;？?多少几]{0,4}多长(?!时间)|(?:里程|长度|全长)(?:各|分别|共|总共|一共|是|有|为|呢|多少|多长|[\x01。？?\s])*$|kilomet"), LENGTH),
    (re.compile(r"(?:多少|几)个?平方|hectares?|square (?:metre|meter|kilomet)"), AREA),
    (re.compile(r"tonnes?|\btons?\b"), frozenset(("吨",))),
    (re.compile(r"多久|多长时间|几天|多少天|时长|天数|how long"), TIME),
    (re.compile(r"how many (?:[a-z'-]+ ){0,4}(?:people|persons?|residents?|recipients?|participants?|attendees?|trainees?|citizens?|officials?|villagers?|beneficiaries)"),
     frozenset(("人", "名", "位", "人次"))),
    (re.compile(r"费(?:收得|越来越|的?变化|的?走势|逐年)"), MONEY),
    (re.compile(r"量(?:分别|各|共|总共|一共)?(?:是|有|为|呢)?(?:多少|几|好多|多大)?[\x01。？?]*$"), frozenset(("件", "条", "次", "人次", "件次", "份", "篇", "个", "吨", "项"))),
    (re.compile(r"期数|场数|场次|次数|几回|多少回|回数|[（(]万?次[）)]"), INTERCHANGEABLE[1]),
    (re.compile(r"[件条篇份册户家]数|[（(]万?[条件篇][）)]"), COUNTS),
    (re.compile(r"面积(?:各|分别|共|总共|一共|是|有|为|呢|多少|多大|[\x01。？?\s])*$"), AREA),
    (re.compile(r"(?:钱|款|费|补助|补贴|资金|经费)(?:一共|总共|共|各|分别|是|有|为|发了?|花了?)*(?:多少|几)(?:百|千)?万(?![件条次人户家个份字篇])"), MONEY),
    (re.compile(r"人次"), INTERCHANGEABLE[3]),
)  # fmt: skip
PEOPLE = frozenset(("人", "名", "位", "人次"))
_PEOPLE_ASKED = re.compile(
    r"(?:多少|几)个(?:农民工|职工|工人|民工|群众|居民|老人|学生|市民|村民|学员|干部|教师|老师|医生|代表|专家|志愿者|业主|工作人员)|"
    r"(?:多少|几)(?:农民工|职工|工人|民工|学员|志愿者|村民|居民|退休人员|老年人|残疾人)(?!的?(?:工资|工钱|住|房|家|投诉|来信|意见|问题|诉求))|"
    r"(?:多少|几)[^，,。；;？?多少几]{1,6}的人(?![次数均口家])|"
    r"(?:多少|几)[\u4e00-\u9fff]{1,4}[员师](?=[\x01\s，,。？?呢啊呀了]|$)"
)
"""Asks for people in the unit that people say of anything (几个农民工)."""
_PEOPLE_NAMED = re.compile(
    r"(?:娃娃?|孩子?|小孩|学生|老人|工人|居民|村民|人员|司机|师傅|教师|老师|医生|干部)(?=[^，,。；;？?]{0,2}$|[^\u4e00-\u9fff]|[^数]{0,10}(?:多少|几)个)"
    r"[^，,。；;？?]{0,4}[，,]?[^，,。；;？?多少几]{0,8}(?:多少|几)个(?=[\x01\s。？?，,呢啊呀]|$)"
)
"""The same where the people are named before (打工人家的孩子，入学的有多少个)."""
_QUESTION_WORDS = re.compile(
    r"排(?:名|在|到)?了?第几[名位]?|第几[名位]?|的?[名位]次|"
    r"(?:一共|总共|共|占了?)?(?:是|有|为|达到?)?(?:多少|几)(?:个?平方(?!公里)|[块毛]钱?)|"
    r"本人(?=[跑去到亲])|跑[到去](?=[\u4e00-\u9fff])|真有那么[高多低少]|"
    rf"(?:一共|总共|共计|合计|总计|共)?(?:是|有|为|达|达到)?(?:多少|几多|几)(?:万|千|个?亿)?(?:{UNIT}|钱|回)?|"
    r"听(?:人|别人)?说|据说|弄了|请(?:您|你)?(?:提供|给出|告知)|(?<=[”’])(?:这|那)?一?(?:类|种|块|部分)的?|"
    r"(?:有点)?(?:记不清|忘|记不得|记不住)了?|上?写的是|的?[条篇期场次份件册]数量?|[（(]万?(?:人次|[条件篇次])[）)]|前后|数据|请问|告诉我|帮我|查一?下|看一?下|"
    r"我想知道|是多少|有多少|百分之几|吗|呢|来着|的数量|数量是|年报|报告|全年|how many|how much|"
    r"到底|究竟|那个|这个|那份|那年|那会儿|一年|总共|合计|共计|真正|最后|呀|嘞|啦|给个数|给我|有没得|多大|占了?多|要?准确|"
    r"百分比|分别|各自|(?:这|前后)?两年|[的上]*咋写的?|还有人|官方|一年下来|下来|啊|(?:啥|什么)?变化(?:没|吗)?|[（(]好像[^）)]*[）)]|"
    r"(?:是|都)?(?:怎么|如何|怎样|咋)(?:报|写|登|统计|记|列)(?:出来)?[的了]|当年|当中|里头|里面|里(?=[，,])|"
    r"不是[^，,。？?（）()]*(?=[）)])|非[^，,。？?（）()]*(?=[）)])|我是?做?[^，,。？?]{0,6}的[，,]|是不是|还是更[多少]|大家|[交收拿][上下进]来|"
    r"[发花用]出去|(?<!老)人家|以后|之后|(?:猛|暴|飞|狂|大|上)?涨了?|增幅|(?<=[几少个])点(?=$|[，,。？?\s])|这[摊档]子?事儿?|搞(?=公开|"
    r"信息|政务)|里说(?!明)|应该有吧|就是(?:那个|那种|所谓)?(?=[\u4e00-\u9fff]{2})|(?<=[\s\x01，,])就(?=[\s\x01，,]|$)"
)
_CHANGE = re.compile(r"同比|环比|比(?:上|前|去)一?年|较(?:上|前|去)|增长|增加|增幅|涨|上升|下降|降|多了|少了|减少|growth")
_NUMBERED = re.compile(r"(?:期|场|条|件|次|篇|份|个|户|家|人次)数(?=$|[^据字])")
_SAID_OF_ALL = re.compile(
    r"举办|举行|召开|开展|组织|发布|公布|公开|收到|受理|办理|处理|推送|新增|增加|减少|安排|信息|政府|工作|全市|全区|主动|制作|编发"
)
_OF_REQUESTS = re.compile(r"申请|\b(?:requests?|applications?)\b")
_LEFT_OUT = re.compile(
    r"[，,（(、 。？?]\s*(?:可)?"
    r"(?:不是问|不问|别答|别给|别拿|不要答|不要给|不是|不要|不含|不算|不包括|不包含|除了|除去|非)(?P<before>[\u4e00-\u9fff]{2,8}?)(?:的?那种|的?这种|的?那些|的?那部分|的)?[）)]?(?=[）)，,。；;？?！!\s]|$)|"
    r"[，,（(、 ]\s*(?P<after>[\u4e00-\u9fff]{1,8}?)的?(?:那种|那些|部分)?(?:别|不要|不用|不必|不)(?:算|计|包括|统计)(?:进去|进来|在内|上|入)?[）)]?(?=[）)，,。；;？?！!\s]|$)"
)  # fmt: skip
_NOT_IN_ENGLISH = re.compile(r"[（(,]\s*(?:not|excluding|without)\b[^）),.?]*[）)]?")
_PART_INCLUDED = re.compile(
    r"[，,（(]?(?:包含|包括|含|算上|连同|连着?|加上)[^，,。；;？?多少几]{2,12}?(?:在内)?的?那?个?(?P<whole>总数|总额|总共|一共|总计|合计|总的)[）)]?"
)
"""A part that the total asked for is said to hold (包含运维的那个总数): it is not what is asked for."""
_DENIED = re.compile(
    r"(?:应该|是不是|难道|压根|根本|肯定|大概)?(?:连)?一(?P<unit>分钱|毛钱|[件条次个期篇份场人名家户起例宗台])(?P<what>[\u4e00-\u9fff]{0,12}?)(?:都|"
    r"也)(?:没有?|未|不)(?P<verb>[\u4e00-\u9fff]{0,6}?)(?:了|过)?(?=[吧吗么啊呀]|[，,。？?！!]|$)"
)
_SPENT = re.compile(r"(?<!打算)(?<!计划)(?<!实际)(?<!原本)(?:花|用)(?:了|掉|去|费)?(?:财政|公家|国家)?的?(?=[^\u4e00-\u9fff]|多少|几|$)")
_TAKEN = re.compile(r"(?:总共|一共|共)?收(?:了|到|上来)?(?=[^\u4e00-\u9fff]|多少|几|$)")
_CLAUSES = re.compile(r"[^，,。；;？?！!]+[，,。；;？?！!]*")
_PERSONAL = re.compile(
    r"[\s\x01]*(?:我(?!(?:市|省|区|县|镇|州|局|厅|委|办|院|街|乡|机关))|俺|咱|本人|自家|老(?:头子?|伴|公|婆|人家|太太|爷子)|孩子|儿子|女儿|闺女|爸|妈|爹|娘|爷爷|奶奶|家[里住中]|邻居|朋友|同学|同事|亲戚|听(?:人|别人)?说)"
)
"""How a clause begins that tells who asks and why (我妈住六楼…, 邻居…)."""
_WANTS_TO_KNOW = re.compile(
    r"(?:我|俺|就|只)?(?:很|正)?(?:想要?|需要|要|来)(?:请)?(?:问问|问一?[下句声]|打听一?下?|引用|核实一?下?|了解一?下?|知道|请教一?下?|查一?下?)(?:一?个(?:数字?|数据))?[：:]?|问一[句声下]|请教一下"
)
_SENTENCE_END = re.compile(r"(?<=[。！!？?；;])")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'-]*")
LEAST_ASKED = 3
"""Pairs of telling characters with which the sentence that asks stands without those told before it."""
MOST_LATIN = 3
"""Latin words of a question with Chinese ones from which on it is an English question that quotes Chinese names."""
_NARROWING = re.compile(
    r"日均|月均|平均|人均|每[万百千]|按期|逾期|超期|延期|延长|投诉|专职|兼职|预算|编制|人口|收入|年龄|学历|性别|女|男|老年|未成年|农村|外国|邮寄|信函|写信|"
    r"传真|当面|网上|在线|微信(?!公众号|视频号)|月薪|工资|成本|律师费|赔|印刷费|编印费|最快|最慢|\d+岁|\d{1,2}月|季度|[上下]半年|\d+天内|"
    r"满意|名字|问责|刑事|拒绝|驳回|注销|吊销|撤销|取消|清退|淘汰|落选|未通过|没通过|不合格|罚了"
)  # fmt: skip


def words_of(reading: Reading) -> str:
    """The question's own nouns: years, issuers and question words struck out; English ones in Chinese."""
    put_together = ("trend", "growth", "difference", "rank", "sum", "check", "list_reports")
    spans = [span for name in put_together for span in reading.operations.get(name, ())]
    body = without_left_out(mask(reading.body, spans).replace(MASK, " "))
    if not re.search(r"[\u4e00-\u9fff]", body):
        return in_chinese(body) or _QUESTION_WORDS.sub(" ", body)
    if len(_LATIN.findall(body)) > MOST_LATIN:
        quoted = " ".join(re.findall(r"[\u4e00-\u9fff]+", body))
        body = quoted if core_of(quoted) else in_chinese(body) or body
    sentence = asking_sentence(body)
    if sentence != body and len(core_of(nouns_of(sentence))) >= LEAST_ASKED:
        body = sentence
    body = _PART_INCLUDED.sub(r"\g<whole>", without_told(body))
    if kinds_of(body)[0] == MONEY:
        body = _SPENT.sub("经费", body)
        taken = _TAKEN.sub(" ", body)
        body = taken if core_of(nouns_of(taken)) else body
    return nouns_of(_NUMBERED.sub(" ", body))


def asking_sentence(body: str) -> str:
    """The last sentence of ``body`` that asks for a number, without what is told before it; the whole where none does."""
    asking = [one for one in _SENTENCE_END.split(body) if _ASKS.search(one)]
    return asking[-1] if asking else body


def without_told(body: str) -> str:
    """``body`` without the clauses that tell who asks or why, where enough is left to ask with."""
    clauses = _CLAUSES.findall(_WANTS_TO_KNOW.sub(" ", body))
    kept = "".join(one for one in clauses if not (_PERSONAL.match(one) and not _ASKS.search(one)))
    return kept if len(core_of(nouns_of(kept))) >= LEAST_ASKED else body


def left_out(body: str) -> tuple[str, ...]:
    """What the question says it does not mean (不是信函那种, 在建的别算)."""
    return tuple((match["before"] or match["after"]).rstrip("的") for match in _LEFT_OUT.finditer(body))


def without_left_out(body: str) -> str:
    """``body`` without what it says it does not mean."""
    return _NOT_IN_ENGLISH.sub(" ", _LEFT_OUT.sub(" ", body))


def undenied(body: str) -> str:
    """A question that takes for granted that there is none (一分钱都没收吧) as one for the number; "" for any other."""
    found = _DENIED.search(body)
    if found is None:
        return ""
    unit = "钱" if found["unit"].endswith("钱") else found["unit"]
    return f"{body[: found.start()]}{found['what']}{found['verb']}了多少{unit}{body[found.end() :]}"


def nouns_of(words: str) -> str:
    """``words`` without those that only ask."""
    return _QUESTION_WORDS.sub(" ", words)


def telling(words: str) -> list[str]:
    """The grams of ``words``; a lone Chinese character is left out where there is anything longer."""
    found = grams(words)
    longer = [gram for gram in found if len(gram) > 1]
    return longer or found


def kinds_of(body: str) -> tuple[frozenset[str] | None, str]:
    """The units that answer, None where any will do; and the very unit named, "" where none is."""
    body = asking_sentence(without_left_out(body))
    if re.search(r"(?:多少|几)个?亿(?!次|人|条|件)", body):
        return MONEY, "亿元"
    if re.search(r"(?:多少|几)个?平方", body) and not re.search(r"(?:多少|几)个?平方公里", body):
        return AREA, ""
    if _TIMES_OF_PEOPLE.search(body):
        return INTERCHANGEABLE[1] | INTERCHANGEABLE[3], ""
    if re.search(r"百分之|百分比", body) or (re.search(r"几成|几个?点(?!击|赞|评)", body)):
        return PERCENT, ""
    if _PEOPLE_ASKED.search(body):
        return PEOPLE, ""
    if _PEOPLE_NAMED.search(body):
        return COUNTS | PEOPLE, "个"
    match = _UNIT_IN_BRACKETS.search(body) or _ASKED_UNIT.search(body)
    if match:
        unit = match["unit"]
        unit = "人" if unit == "个人" else unit
        if unit in TIME or unit.removeprefix("个") in TIME:
            return (TIME if "工作日" not in unit else frozenset(("工作日", "个工作日", "天"))), "个工作日" if "工作日" in unit else ""
        kinds = next((group for group in INTERCHANGEABLE if unit in group), frozenset((unit,)))
        return kinds, unit
    for wording, units in _KINDS:
        if wording.search(body):
            return units, ""
    return (COUNTS, "块") if _PIECES.search(body) else (None, "")


def given_numbers(body: str) -> frozenset[str]:
    """The counts that the question itself states, which are not what it asks for (27场发布会里…)."""
    stated = re.findall(rf"(?<![\d.])(\d+(?:\.\d+)?)(?:{UNIT})", body)
    return frozenset(stated) if not re.search(r"还是|[吗么]|是不是|对不对", body) else frozenset()


def without_said_of_all(words: str) -> str:
    """``words`` without verbs that reports use of everything."""
    return _SAID_OF_ALL.sub(" ", words)


def without_given(body: str) -> str:
    """``body`` without the counts that it states, where another report's are looked for beside them."""
    return re.sub(rf"(?<![\d.])\d+(?:\.\d+)?(?=(?:万|亿)?(?:{UNIT}))", " ", body)


def core_of(words: str) -> list[str]:
    """The grams of ``words`` without verbs that reports use of everything."""
    return [gram for gram in telling(without_said_of_all(words)) if len(gram) > 1]


def asks_change(words: str) -> bool:
    """Whether growth or decline is asked for."""
    return bool(_CHANGE.search(words))


_A_DAY, _A_MONTH = re.compile(r"平均(?:每|一)个?[天日]|每[天日]平均"), re.compile(r"平均(?:每|一)个?月|每个?月平均")


def _averaged(body: str) -> str:
    """``body`` with an average by the day or month as reports write it."""
    return _A_MONTH.sub("月均", _A_DAY.sub("日均", body))


def narrowed_otherwise(body: str, spoken: str) -> bool:
    """Whether a word that narrows the number (平均, 预算, 每万人 …) is not among those the report speaks.

    What counts requests (申请) must be said of requests. A word of the same
    meaning will do (邮寄 for 信函).
    """
    body = without_left_out(body)
    groups = one_wording(body)[1]
    spoken = shared_meaning(spoken, groups).replace("周岁", "岁")
    if _OF_REQUESTS.search(re.sub(r"申请表|申请[的]?表单|申请材料", "", body)) and "申请" not in spoken:
        return True
    narrowing = [match.group() for match in _NARROWING.finditer(_averaged(body))]
    return any(word not in spoken and not _meant(word, groups, spoken) for word in narrowing)


def _meant(word: str, groups: list[tuple[str, ...]], spoken: str) -> bool:
    return any(word in group and group[0] in spoken for group in groups)


_ASKS = re.compile(r"多少|几|率|比例|数量|how many|how much")


_BEFORE_ASKED = re.compile(r"(?P<what>[\u4e00-\u9fff]{1,12}?)(?:了|过|出|成|来)?(?:一共|总共|共计|共|各|分别|是|有|为|达到?|占|给)*(?:多少|几|百分之)")
_INSIDE = re.compile(r".*(?:里头|里面|里的|中的|当中|其中|里|的)(?=[\u4e00-\u9fff]{2})")


_AFTER_ASKED = re.compile(rf"(?:多少|几)(?:万|千|百|个?亿)?(?:{UNIT})?(?P<what>[\u4e00-\u9fff]{{2,8}})")
_NAMES_NOTHING = re.compile(r"[的了吗呢啊呀嘛吧]|[来出进上下]$|是|没有|被")


_OF_THE_KIND = re.compile(r"[“‘](?P<kind>[^”’]{2,8})[”’](?:这|那)?(?:一|个)?(?:类|项|种|块|部分)")
"""One kind of several that is asked about (“图解”一类)."""


def focus_of(body: str) -> str:
    """What is said right beside the question word: what is counted (几个问题), else the words before it (市级的几期)."""
    clause = asking_clause(body)
    counted = counted_noun(body)
    if counted:
        return counted
    quoted = _OF_THE_KIND.search(body)
    if quoted:
        return quoted["kind"]
    found = _BEFORE_ASKED.search(clause)
    return _INSIDE.sub("", found["what"].rstrip("的"))[-4:] if found else ""


def counted_noun(body: str) -> str:
    """What stands right after the question word (几个问题); "" where nothing is named there."""
    counted = _AFTER_ASKED.search(asking_clause(body))
    named = _NAMES_NOTHING.sub(" ", counted["what"]).split() if counted else []
    return named[0][:4] if named and len(named[0]) > 1 else ""


def asking_clause(body: str) -> str:
    """The last clause of ``body`` that asks for a number; the whole where none does."""
    plain = body.replace(MASK, " ")
    asking = [one for one in re.split(r"[，,；;。？?！!]", plain) if _ASKS.search(one)]
    return asking[-1] if asking else plain


_MEASURE_NAMED = re.compile(r"[\u4e00-\u9fff]{2,}[率量额]")


def named_measure(body: str, text: str) -> str:
    """The measure of three signs or more that the asking clause names as ``text`` prints it (接通率); "" where none is."""
    found = _MEASURE_NAMED.search(nouns_of(asking_clause(body)))
    tails = [found.group()[i:] for i in range(len(found.group()) - 2)] if found else []
    return next((tail for tail in tails if tail in text), "")
