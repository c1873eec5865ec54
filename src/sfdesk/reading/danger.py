"""Whether violence, control or fear at home is named, however it is said.

The vocabulary knows expressions, and takes what stands together; of danger no form may be missed:
"hits her", "hit me and the baby", "was bitten by her partner". Where it is named by mistake, a page
with a line on safety stands first; where it is missed, a course for couples might. So what is
doubtful counts.
"""

import re
from collections.abc import Sequence

_PARTNER = (
    "partner|husband|wife|boyfriend|girlfriend|bf|gf|ex|spouse|fiance|fella|bloke|missus|hubby"
    "|other half"
)
_DAD = "dad|daddy|stepdad|stepfather|father"
_MUM = "mum|mam|mummy|mother"
_HE = f"he|hes|{_DAD}|{_PARTNER}"
_WHOSE = "her|his|my|the|their|our|mum|mums|a|an"
_WHOM = f"me|us|her|(?:(?:{_WHOSE}) )?(?:{_MUM}|{_PARTNER})"
_HURTS = (
    "hit|hits|hitting|beat|beats|beaten|beating|batter|batters|battered|battering|punch|punches"
    "|punched|punching|kick|kicks|kicked|kicking|slap|slaps|slapped|slapping|strangles|strangled"
    "|strangling|choke|chokes|choked|choking|throttles|throttled|shove|shoves|shoved|shoving|push"
    "|pushes|pushed|pushing|grab|grabs|grabbed|grabbing|thumps|thumped|whacks|whacked|bites|bit"
    "|biting|stabs|stabbed|attack|attacks|attacked|attacking|assault|assaults|assaulted"
    "|assaulting|hurt|hurts|hurting|threaten|threatens|threatened|threatening|headbutted"
    "|backhanded|belted|belts|squashed|raping|rapes|raped|lamps|lamped|clobbers|clobbered"
    "|leathers|leathered|smacks|smacked|bashes|bashed|decked|nutted|burnt|burned|roughed"
    "|manhandles|manhandled|pinned|pins|locks|locked|belittles|belittled|isolates|isolated"
    "|starts on|spat (?:in|at|on)|laid into|set about|handy with"
    "|(?:raise[sd]?|raising|puts?|putting|lays?|laid) (?:his |a |her )?"
    "(?:hands?|fists?|finger) (?:on|to)"
)
_HURT_HIM = (
    "hits?|hitting|beats?|batters|punch(?:es|ed)|slaps|slapped|attack(?:s|ed)|stabbed|assaulted"
)
_HURT_BY = (
    "hit|beaten|bitten|punched|kicked|slapped|strangled|choked|shoved|pushed|grabbed|stabbed|hurt"
    "|attacked|assaulted|threatened|raped|battered|smacked"
)
_HERS = (
    "nails|lip|lips|tongue|feet|back|tummy|feelings|milestones?|targets?|goals?|anxiety|food|chair"
    "|pillow|buttons|attention|tenancy|brothers?|sisters?|a coffee|with the|off roll|out of school"
    "|out of college|off the swing|off the course|off the waiting|to refer|to attend|to engage"
    "|to achieve|to close|to take|to it|place|limit|personal|dinner|ticket|into care|agency"
    "|agencies|organisations?|programmes?|relationships?|and baby|hard|most"
)
"""What follows "her" or "me" where nobody is hurt: "bites her nails", "kicks her off roll"."""
_AFRAID = "scared|frightened|afraid|terrified|petrified|fearful|fear"
_MUCH = (
    "so|very|really|quite|a bit|dead|pure|extremely|more|well|too|both|emotionally|verbally"
    "|physically|sexually|mentally|financially"
)
_IS = (
    "is|was|are|being|has been|have been|has become|become|becomes|became|used to be|can be|can get"
    "|gets|get|got|turns|turned"
)
_MINE = f"(?:{_WHOSE}) (?:new )?(?:{_PARTNER}|{_DAD})"
_HER_THINGS = "money|phone|card|bank card|wages|benefits|passport|keys|car keys"
_HIS_CARE = (
    r"change his|brush his|put him|cut his|help|see (?:the|his|my|our) (?:kids|bairns|children)"
)

_ACTS = (
    rf"(?:{_HURTS}) (?:up |down )?(?:{_WHOM})(?! (?:{_HERS})\b)",
    rf"(?:she|{_MUM}|wife|girlfriend|gf) (?:{_HURT_HIM}) (?:him|{_DAD})",
    rf"(?:his|her) (?:{_PARTNER}) (?:{_HURTS}) (?:him|her)",
    rf"(?:{_HURTS}|violent to|violent towards) each other",
    r"(?:gets?|got|getting|turns?|turned|becomes?|it goes) (?:violent|physical)"
    r"(?! (?:activity|exercise|education|health|help|therapy|support|disability|needs|illness"
    r"|symptoms|pain|contact|affection|comfort|development|play|copies|at school|in class)\b)",
    r"violent when (?:drunk|drinking|he)",
    rf"(?:he|hes) (?:(?:{_IS}) )?(?:(?:{_MUCH}) )*(?:violent|aggressive)",
)
"""What children do to their parents too: that is another trouble, and has help of its own."""
_STATES = (
    rf"(?:{_HURT_BY}) by (?:(?:{_WHOSE}) )?(?:{_PARTNER}|{_DAD}|in laws|inlaws|mother in law)",
    rf"abused by (?:(?:{_WHOSE}) )?(?:{_PARTNER})",
    rf"(?:{_AFRAID}) of (?:him|(?:(?:{_WHOSE}) )?(?:new )?(?:{_PARTNER}|{_DAD}))"
    r"(?! (?:\w+ )?(?:dying|joining|going|being|failing|leaving|getting|self\w*|agency))",
    rf"(?:{_AFRAID}) (?:(?:of )?what h|to tell (?:my|her|him)|if i leave|when he)\w*",
    rf"leave but im (?:{_AFRAID})",
    rf"(?:unsafe|not safe|dont feel safe|doesnt feel safe) (?:around|with|near) (?:him|{_MINE})",
    rf"(?:{_HE}|she|shes|{_MUM}) (?:(?:{_IS}) )?(?:(?:{_MUCH}) )*(?:abusive|controlling|coercive)"
    r"(?! (?:his|for|her own|budget|childhood|upbringing)\b)",
    rf"(?:{_DAD}|{_PARTNER}|she|shes|{_MUM}) (?:(?:{_IS}) )?(?:(?:{_MUCH}) )*violent"
    r"(?! (?:death|crime|films?|upbringing|childhood|at school)\b)",
    rf"(?:{_DAD}|{_PARTNER}) (?:(?:{_IS}) )?(?:(?:{_MUCH}) )*aggressive",
    rf"(?:violent|abusive|controlling|aggressive) (?:{_DAD}|{_PARTNER})",
    r"(?:no longer|used to be|not just|not only|just) (?:violent|abusive|controlling)",
    r"(?:rows?|fights?|arguments?) (?:gets?|got|turns?|turned|becomes?) nasty"
    r"(?! (?:at school|between brothers|between girls))",
    r"(?:rows?|fights?|arguments?|rowing|arguing) (?:\w+ )?(?:ends?|ended|ending) in "
    r"(?:violence|pushing|shoving|hitting)",
    rf"violence (?:between|from|by|against|towards|in) (?:(?:{_WHOSE}) )?"
    rf"(?:parents|relationship|couple|marriage|{_MUM}|{_DAD}|{_PARTNER})",
    r"(?:couple|mutual|relationship) violence",
    rf"(?:assaults?|abh|gbh|attack) (?:on|against) (?:(?:{_WHOSE}) )?(?:{_MUM}|{_PARTNER})",
    rf"(?:{_DAD}|{_PARTNER}|parents) (?:(?:has|have|with) )?(?:a )?history of violence",
    r"(?:marital|spousal) rape",
    r"(?:makes?|made|forces?|forced|pressures?|pressured) (?:me|her|mum) "
    r"(?:(?:to|for|into) )?(?:have )?sex(?! ed)",
    r"(?:forced|forces) himself on|coerced into sex|reproductive coercion|sex with (?:me|her) when",
    rf"sexual (?:abuse|violence) (?:by|from|in) (?:(?:{_WHOSE}) )?(?:{_PARTNER}|relationship)",
    rf"(?:{_HE}|she) (?:\w+ )?(?:wont|doesnt|never|not) (?:let|lets|letting|allows?|allowing) "
    rf"(?:me|her|mum|us|hv)(?! (?:{_HIS_CARE}))",
    rf"(?:{_HE}) (?:\w+ )?(?:controls|stops) (?:me|her|mum|what|who|where|everything)",
    rf"(?:{_HE}) (?:\w+ ){{0,6}}(?:takes|took|taken|hides|holds|keeps) (?:hold of )?"
    rf"(?:her|my|mum|mums) (?:{_HER_THINGS})",
    rf"(?:{_HE}) (?:\w+ ){{0,6}}answers for (?:me|her)|speak to (?:her|mum) alone",
    rf"(?:{_HE}) (?:really )?(?:scares|frightens|terrifies) (?:me|her|{_MUM}|us)",
    r"(?:hell|hed|he will|he would|said hed|going to|gonna) kill (?:me|her|us|mum)",
    r"kill himself if (?:i|she) leaves?",
    r"(?:knife|hands) (?:on|to|at|round|around) (?:me|her|mum|my (?:neck|throat))",
    r"black eye (?:from|off)|(?:gave|give|gives|given) (?:me|her|mum) a black eye",
    r"bruises off (?:him|her)|strangulation|flinch(?:es|ed)? when (?:he|dad)",
    rf"(?:{_MUM}|she) (?:\w+ )?(?:being|been|was|got) (?:{_HURT_BY}) (?:into|against|down|onto)",
    rf"protect (?:her|{_MUM}) from (?:him|{_DAD})|(?:{_AFRAID}) of being in the same room",
    r"control and intimidate|naked (?:pictures|photos|pics) of (?:me|her)|for domestics",
    rf"(?:wife|girlfriend|gf) throws (?:\w+ ){{1,3}}at (?:him|{_PARTNER}|{_DAD})",
    r"put (?:me|her) in hospital",
    r"tracks (?:me|her|my phone)|tracker on (?:my|her)|stalk(?:s|ed|ing) (?:me|her|mum)",
    r"ex (?:\w+ )?(?:\w+ )?(?:keeps turning up|turns up|shows up|outside|broke in|follows)",
    r"bail (?:conditions )?(?:\w+ )?(?:no contact|not to contact|not allowed)",
    r"(?:injunction|non mol|non molestation order|restraining order|occupation order) against"
    r"(?! (?:the )?(?:landlord|neighbours?|council))",
    r"(?:attended|attend|call(?:ed)? (?:out )?to|police to) (?:a )?domestic|domestic last night",
    r"dapo|dvpn|dvpo|nmo|narc ex|jealous ex|an abuser|drunk and violent|rough with (?:her|me)",
    r"(?:went|goes) for me|gave (?:me|her) a (?:doing|hiding|pasting)|grabs my arm",
    r"(?:threw|throws|chucked|chucks) (?:\w+ ){1,3}at (?:me|her|mum|my head|her head)",
    rf"(?:{_HURTS}) (?:my|the|our|her) (?:son|daughter|kids|children|bairns|weans) and me",
    rf"(?:dad|he|husband) is (?:{_AFRAID}) of (?:mum|her|his)",
    r"(?:taken|takes|took|got|hides|hidden|keeps) (?:her|my) passport",
)
_ACT = re.compile("|".join(rf"\b(?:{each})\b" for each in _ACTS))
_STATE = re.compile("|".join(rf"\b(?:{each})\b" for each in _STATES))

_BEFORE = frozenset(
    (  # noqa: SIM905
        "is was has have had been keeps kept just he she they who that started starts always now "
        "often even gets got then also still so very really of to being aged with adhd autistic "
        "asd sometimes regularly at school where up"
    ).split()
)
"""Words that may stand between a child, or "never", and what it does, or does not."""
_DOERS = frozenset(
    (  # noqa: SIM905
        "son sons daughter daughters teen teens teenager teenagers lad lads lass boy boys girl "
        "girls kid kids child children toddler preschooler baby brother sister sibling siblings "
        "grandson granddaughter stepson stepdaughter eldest youngest twins twin old yo pupil "
        "adolescent young person tantrum tantrums meltdown meltdowns "
        "panic heart anxiety asthma dog car grief bereavement bully bullies gang mates living cuts "
        "manager stranger"
    ).split()
)
"""Children, and what else is no partner: "panic attacks mum"."""
_OWNING = frozenset(("of", "with"))
_NEVER = frozenset("no not never isnt wasnt doesnt didnt hasnt without".split())  # noqa: SIM905
_AFTER_ALL = re.compile(r" (?:since|anymore|any more|for (?:a|\d))\b")
_COUPLE = re.compile(rf"\b(?:couples?|marriage|relationship|stepdad|stepfather|{_PARTNER})\b")
_FAR = 120
"""Characters before what is named that are looked at."""


def names_danger(typed: Sequence[str]) -> bool:
    """Return whether folded words say that somebody is hurt, controlled or afraid at home."""
    text = " ".join(typed)
    by_children = not _COUPLE.search(text)
    acts = (m for m in _ACT.finditer(text) if not (by_children and _is_childs(_before(text, m))))
    return any(not _is_denied(text, match) for match in (*_STATE.finditer(text), *acts))


def _before(text: str, match: re.Match[str]) -> list[str]:
    return text[max(0, match.start() - _FAR) : match.start()].split()


def _is_childs(before: Sequence[str]) -> bool:
    """Return whether the one who does it is a child: "my son, 15, he is"; not "mum of two boys"."""
    for place in reversed(range(len(before))):
        word = before[place]
        if word in _DOERS or (word.endswith("yo") and word[:-2].isdigit()):
            # Beside a mother or a father the children are whose they are.
            return _OWNING.isdisjoint(before[max(0, place - 2) : place])
        if word not in _BEFORE and not word.isdigit():
            return False
    return False


def _is_denied(text: str, match: re.Match[str]) -> bool:
    """Return whether it is said that it is not so; "has not hit her since March" says it was."""
    for word in reversed(_before(text, match)):
        if word in _NEVER:
            return not _AFTER_ALL.match(text, match.end())
        if word not in _BEFORE:
            return False
    return False
