"""Paragraphs as English briefs of donors write them, of the demonstration province on 28 February 2025."""

PARAGRAPHS = {
    "donor: a third": """\
As of 28 February 2025, Hòa Bình province had [right|3,206] commune cadres and civil servants. Nearly [right|a third] \
of them ([right|32.2%]) are women.""",
    "donor: one in three": """\
[right|One in three] commune officials of Hòa Bình is a woman; only [wrong|one in twenty|2] has a master's degree.""",
    "donor: three in four": """\
About [right|three in four] commune officials in Hòa Bình belong to ethnic minorities ([right|74.7%]).""",
    "donor: nearly half": """\
Nearly [right|half of] commune officials in Hòa Bình are civil servants; civil servants make up [right|48.7%] of \
commune cadres and civil servants.""",
    "donor: women against men": """\
In Hòa Bình the share of university graduates among commune officials is higher among women than among men by \
[right|1.7 points]. Among commune cadres it is lower among women than among men by [none|2.1 points].""",
    "donor: points in front": """\
In Hòa Bình a university degree is [right|1.7 percentage points] more common among women than men among commune \
officials.""",
    "donor: twice": """\
There are more than [right|twice] as many men as women among commune cadres and civil servants in Hòa Bình, and \
[wrong|three times|2,1] as many men as women among commune officials is what an earlier brief claimed.""",
    "donor: Muong": """\
Ethnic Muong account for [right|59.4%] of commune cadres and civil servants in Hòa Bình, followed by Kinh \
([right|24.2%]), Thai ([right|6.1%]) and Tay ([wrong|7.1%|5,1]).""",
    "donor: peoples by number": """\
Of the [right|3,206] commune officials of Hòa Bình, [right|1,903] are Muong, [right|197] Thai and [right|163] Tay.""",
    "donor: growth": """\
The number of commune cadres and civil servants in Hòa Bình fell by [none|24.3%] between the end of 2020 and 28 \
February 2025, from [right|4,235] to [right|3,206].""",
    "donor: posts": """\
Hòa Bình has filled [right|3,206] of [right|3,283] posts allotted to commune cadres and civil servants, \
or [right|97.7%].""",
    "donor: districts": """\
Lạc Sơn district has [right|503] commune officials, of whom [right|162] are women; Đà Bắc district has [right|362], \
of whom [wrong|112|121] are women.""",
    "donor: part of what is not understood": """\
In Hòa Bình women hold [none|16] of [none|151] commune chair posts.""",
    "donor: times of peoples": """\
Among commune officials of Hòa Bình there are [wrong|three times|2,5] as many Muong as Kinh.""",
}
