"""The words and signs by which people say how one statement bears on another."""

import re
import unicodedata

SUPPORTS = """
    pro pros plus for favour favor favouring favoring supporting supportive supported agree agrees
    agreed agreement advantage advantages benefit benefits upside upsides strength strengths
    proponent proponents supporters positive affirmative yes supporter dafür dafuer für fuer
    vorteil vorteile befürworter zustimmung pour avantage avantages favorable favorables ventaja
    ventajas favore vantaggio vantaggi vantagem vantagens voor voordeel voordelen za за плюс плюсы
    支持 正方 赞成 贊成 同意 优点 優點 賛成 찬성
"""
REASONS = """
    support supports because since reason reasons evidence backing justification justifications
    premise premises grounds data fact facts example examples weil denn begründung grund gründe
    beleg belege parce raison raisons porque razón razones perché motivo motivi razão razões omdat
    reden redenen довод доводы поддержка 理由 论据 論據 根拠 이유
"""
ATTACKS = """
    con cons contra contras contr against minus attack attacks attacking attacker objection
    objections objecting objects objector oppose opposes opposing opposed opposition opponent opponents
    counter counters counterargument counterarguments counterclaim counterclaims counterpoint
    counterpoints counterexample counterexamples counterevidence conargument conarguments
    contraargument contraarguments contraargumento contreargument obj rebuttal rebuttals
    rebut rebuts rebutting rebutter refutation refutations refute refutes refuting undercut
    undercuts undercutter undercutters undercutting undermine undermines undermining defeater
    defeaters defeats challenge challenges challenging challenger contradict contradicts
    contradiction contradictions contradicting contradictory criticism criticisms critique critiques
    critic critics sceptics skeptics anti nay naysayers pushback disagree disagrees disagreement
    disputes disputed disadvantage disadvantages drawback drawbacks downside downsides weakness
    weaknesses limitation limitations problem problems risk
    risks concern concerns caveat caveats doubt doubts difficulty difficulties flaw flaws negative
    dissent deny denies denial conflict conflicts dagegen gegen kontra einwand einwände
    gegenargument gegenargumente gegengrund nachteil nachteile widerspruch kritik ablehnung contre
    inconvénient inconvénients réfutation objeción objeciones desventaja desventajas refutación
    contro obiezione obiezioni svantaggio svantaggi objeção objeções desvantagem desvantagens tegen
    tegenargument tegenargumenten bezwaar bezwaren nadeel nadelen przeciw przeciwko против
    возражение возражения контраргумент контраргументы минус минусы
    反对 反對 反方 质疑 質疑 反驳 反駁 缺点 缺點 反対 反論
    반대 반론
"""
BUTS = "but however although though yet nevertheless aber jedoch doch mais pero ma mas maar но однако"
ANSWERS = """
    answer answers answering answered reply replies replying response responses responding respond
    rejoinder rejoinders defence defense antwort antworten erwiderung erwiderungen entgegnung
    réponse réponses respuesta respuestas risposta risposte resposta respostas antwoord ответ ответы
    回答 回应 回應 답변
"""
UNCLEAR = """
    procon procontra neutral question questions issue issues mixed unclear unsure both neither
    undecided maybe comment comments note notes aside clarification clarifications todo frage fragen
    问题 問題 中立
"""
NEGATIONS = "not no non never neither kein keine nicht pas"
FILLERS = """
    argument arguments argumente argumentos argomenti point points consideration considerations case
    side the a an of to in on re by as main key major minor some other further another additional
    possible potential common strong strongest weak weakest view views voice voices say says argue
    argues first second third fourth one two three final and number
    nr line lines raised from about based regarding concerning with im zu zum zur der die das ein
    eine des le la les un une el los las una en il gli аргумент аргументы
"""
OPEN = """
    con cons contra pro pros against objection objections counter counterargument counterarguments
    counterpoint rebuttal rebuttals refutation criticism criticisms critique einwand einwände
    gegenargument gegenargumente answer reply response rejoinder antwort
"""
"""Labels after which more may stand: objection from cost."""
NOUNS = """
    argument arguments reason reasons case point points consideration considerations evidence pro
    pros con cons objection objections criticism criticisms critique counterargument
    counterarguments argumente gründe einwände
"""
PREPOSITIONS = "to of on re zu zum zur"
NEUTRAL = "claim thesis conclusion statement argument point assertion position proposition proposal"
"""Labels that say nothing of a relation."""

SIGNS = {
    "supports": "+ ＋ ➕ ✅ ✔ 👍 🟢 💚 ⊕ ⬆ ↑ 🔼 :+1: :thumbsup: :white_check_mark: :heavy_check_mark:"
    " :heavy_plus_sign: :green_circle:",
    "attacks": "- – — − ‒ － ➖ ❌ ✖ ✗ ✘ ✕ 👎 🔴 ⛔ 🚫 🛑 ⊖ ⬇ ↓ 🔽 :-1: :thumbsdown: :x:"
    " :heavy_minus_sign: :heavy_multiplication_x: :no_entry: :no_entry_sign: :red_circle:",
    "answers": "↩ ↪ 💬 :leftwards_arrow_with_hook: :speech_balloon:",
    "unclear": "❎ ❓ ❔ 🤔 ⚪ 🟡 🟠 ± ⚠ :question: :grey_question: :thinking: :warning:",
}

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(?<=[^\W\d_])[0-9]{1,3}\Z")
_JOINED = re.compile(r"(?<=\w)[-\u2010\u2011'\u2019](?=\w)")


def fold_words(label: str) -> list[str]:
    """Return the words of a label without case, signs and numbers; those with a hyphen as one.

    >>> fold_words("**Counter-Argument 2:**")
    ['counterargument']
    """
    plain = _JOINED.sub("", unicodedata.normalize("NFKC", label).casefold())
    words = [_NUMBER.sub("", word) for word in _WORD.findall(plain) if not word.isnumeric()]
    return [word for place, word in enumerate(words) if not place or len(word) > 1 or not word.isascii()]
