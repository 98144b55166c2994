"""The place list: names, hierarchy, pinyin, and finding places in running text."""

from time import process_time

import pytest

from data.places import Place, ancestors, children, current, find, full_name, pinyin, scan
from data.places.table import index


def only(name: str) -> Place:
    (place,) = find(name)
    return place


def found(text: str) -> list[tuple[str, list[str]]]:
    return [
        (text[match.start : match.end], [full_name(place) for place in match.candidates])
        for match in scan(text)
    ]


@pytest.mark.parametrize(
    ("name", "expected", "code"),
    [
        ("洪泽区", "江苏省淮安市洪泽区", "320813"),
        ("洪泽", "江苏省淮安市洪泽区", "320813"),
        ("宿迁", "江苏省宿迁市", "321300"),
        ("丽水市", "浙江省丽水市", "331100"),
        ("延边", "吉林省延边朝鲜族自治州", "222400"),
        ("恩施州", "湖北省恩施土家族苗族自治州", "422800"),
        ("内蒙古", "内蒙古自治区", "150000"),
        ("鄂伦春", "内蒙古自治区呼伦贝尔市鄂伦春自治旗", "150723"),
        ("积石山", "甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县", "622927"),
        ("恭城县", "广西壮族自治区桂林市恭城瑶族自治县", "450332"),
        ("浦东", "上海市浦东新区", "310115"),
        ("神农架", "湖北省神农架林区", "429021"),
        ("仙桃", "湖北省仙桃市", "429004"),
        ("沛县", "江苏省徐州市沛县", "320322"),
    ],
)
def test_find_one(name: str, expected: str, code: str) -> None:
    assert full_name(only(name)) == expected
    assert only(name).code == code


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("沭阳", "江苏省宿迁市沭阳县"),
        ("濉溪", "安徽省淮北市濉溪县"),
        ("黟县", "安徽省黄山市黟县"),
        ("渑池", "河南省三门峡市渑池县"),
        ("郏县", "河南省平顶山市郏县"),
        ("瀍河", "河南省洛阳市瀍河回族区"),
        ("滏阳", None),
        ("硚口", "湖北省武汉市硚口区"),
        ("鄄城", "山东省菏泽市鄄城县"),
    ],
)
def test_rare_characters(name: str, expected: str | None) -> None:
    assert [full_name(place) for place in find(name)] == ([] if expected is None else [expected])
    assert found(f"请问{name}的申请数") == ([] if expected is None else [(name, [expected])])


def test_the_most_senior_comes_first() -> None:
    assert [place.level for place in find("吉林")] == ["province", "city"]
    assert [place.name for place in find("恩施")] == ["恩施土家族苗族自治州", "恩施市"]
    assert [place.name for place in find("淮安")] == ["淮安市", "淮安区"]


def test_shared_names() -> None:
    cities = {full_name(place) for place in find("鼓楼区")}
    assert cities == {"江苏省南京市鼓楼区", "江苏省徐州市鼓楼区", "福建省福州市鼓楼区", "河南省开封市鼓楼区"}
    assert [place.name for place in find("朝阳")] == ["朝阳市", "朝阳区", "朝阳县", "朝阳区"]


def test_one_character_is_no_short_name() -> None:
    assert all(len(name) > 1 for name in index().names)
    assert find("沛") == find("") == ()


def test_unknown_name() -> None:
    assert find("青岚市") == ()


def test_hierarchy() -> None:
    hongze = only("洪泽区")
    assert [place.name for place in ancestors(hongze)] == ["淮安市", "江苏省"]
    assert hongze in children(only("淮安市"))
    assert children(hongze) == ()
    assert {place.name for place in children(only("宿迁市"))} == {
        "宿城区",
        "宿豫区",
        "沭阳县",
        "泗阳县",
        "泗洪县",
    }
    assert len(children(only("丽水市"))) == 9
    assert [place.name for place in ancestors(only("海淀区"))] == ["北京市"]


def test_every_place_has_its_parents() -> None:
    places = {place for same in index().names.values() for place in same}
    assert all(ancestors(place)[-1].level == "province" for place in places if place.level != "province")
    assert sum(place.level == "province" for place in places) == 34


def test_former_names() -> None:
    haimen = only("海门市")
    assert haimen.former
    assert full_name(current(haimen)) == "江苏省南通市海门区"
    assert [place.name for place in find("海门")] == ["海门区"]
    assert current(only("江干区")) == only("江干区")
    assert current(only("洪泽区")) == only("洪泽区")
    assert only("江干区") not in children(only("杭州市"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("丽水市", "lishui"), ("宿迁市", "suqian"), ("洪泽区", "hongze"), ("六安市", "luan"),
        ("蚌埠市", "bengbu"), ("亳州市", "bozhou"), ("台州市", "taizhou"), ("厦门市", "xiamen"),
        ("重庆市", "chongqing"), ("长沙市", "changsha"), ("朝阳市", "chaoyang"), ("乐山市", "leshan"),
        ("乐清市", "yueqing"), ("莘县", "shenxian"), ("单县", "shanxian"), ("番禺区", "panyu"),
        ("东阿县", "donge"), ("渑池县", "mianchi"), ("浚县", "xunxian"), ("铅山县", "yanshan"),
        ("歙县", "shexian"), ("黟县", "yixian"), ("涡阳县", "guoyang"), ("洪洞县", "hongtong"),
        ("繁峙县", "fanshi"), ("长子县", "zhangzi"), ("天长市", "tianchang"), ("都匀市", "duyun"),
        ("宜都市", "yidu"), ("什邡市", "shifang"), ("六合区", "luhe"), ("闵行区", "minhang"),
        ("乐亭县", "laoting"), ("井陉县", "jingxing"), ("犍为县", "qianwei"), ("荥经县", "yingjing"),
        ("荥阳市", "xingyang"), ("阿勒泰地区", "aletai"), ("喀什地区", "kashi"), ("尉犁县", "yuli"),
        ("尉氏县", "weishi"), ("盱眙县", "xuyi"), ("东莞市", "dongguan"), ("百色市", "baise"),
    ],
)  # fmt: skip
def test_pinyin(name: str, expected: str) -> None:
    assert {pinyin(place) for place in find(name)} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "江苏省淮安市洪泽区和宿迁市谁多",
            [("江苏省淮安市洪泽区", "江苏省淮安市洪泽区"), ("宿迁市", "江苏省宿迁市")],
        ),
        (
            "比较一下丽水、宿迁、洪泽",
            [("丽水", "浙江省丽水市"), ("宿迁", "江苏省宿迁市"), ("洪泽", "江苏省淮安市洪泽区")],
        ),
        ("宿迁和平湖比", [("宿迁", "江苏省宿迁市"), ("平湖", "浙江省嘉兴市平湖市")]),
        ("2024年沭阳的行政许可", [("沭阳", "江苏省宿迁市沭阳县")]),
        ("丽水平均每年", [("丽水", "浙江省丽水市")]),
        ("南京鼓楼区", [("南京鼓楼区", "江苏省南京市鼓楼区")]),
        ("北京朝阳", [("北京朝阳", "北京市朝阳区")]),
        ("乐山市市中区", [("乐山市市中区", "四川省乐山市市中区")]),
        ("晋城市城区", [("晋城市城区", "山西省晋城市城区")]),
        ("恩施土家族苗族自治州恩施市", [("恩施土家族苗族自治州恩施市", "湖北省恩施土家族苗族自治州恩施市")]),
        ("杭州下城区", [("杭州下城区", "浙江省杭州市下城区")]),
        ("南京市江北新区", [("南京市", "江苏省南京市")]),
        ("湖北公安厅", [("湖北", "湖北省")]),
    ],
)
def test_scan(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == [(name, [place]) for name, place in expected]


@pytest.mark.parametrize(
    "text",
    [
        "加强公开平台建设",
        "行政和诉讼",
        "惠民政策",
        "公安机关",
        "维护和平",
        "管理县级部门",
        "确保定期更新",
        "沟通化解",
        "重大理论",
        "中心城区",
        "新建项目",
        "洪泽湖大道",
        "县级以上人民政府",
        "朝阳",
        "",
    ],
)
def test_scan_is_not_taken_in(text: str) -> None:
    assert scan(text) == []


def test_scan_a_vague_name_before_a_year() -> None:
    ((name, places),) = found("鼓楼2023年收到多少件")
    assert name == "鼓楼"
    assert len(places) == 4


def test_a_rank_that_belongs_to_the_next_word() -> None:
    assert [text for text, _ in found("吉林市场监管局")] == ["吉林"]
    assert [text for text, _ in found("长沙县级部门")] == ["长沙"]


def test_loading_is_quick() -> None:
    times = []
    for _ in range(5):
        index.cache_clear()
        started = process_time()
        index()
        times.append(process_time() - started)
    assert min(times) < 0.030
