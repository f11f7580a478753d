"""Lines that are no code: what a chat or a web page says around it, and plain sentences."""

from checks.harness.importing.syntax.slip import Slip, out, to

WORDS = "async|await|def|class|import|from|return|try|except|finally|else|elif|while"
BEGINS = f"{WORDS}|with|for|if|in|as"
TAKEN_OUT = (
    "take out that text, all its lines, or put `# ` in front of each: then they are comments"
)
NO_STATEMENT = rf"(?!(?:{BEGINS}|not|lambda|yield|raise|del|global|assert)\b)"

MARKDOWN = (
    Slip(
        r"^(?:[\w ]+:\s*)?[\w./-]+\.(?:py|toml|txt|json):?\s*$", out,
        "this line is the name of a file, and not code", TAKEN_OUT,
    ),
    Slip(
        r"^>(?: |$)", to(r"^> ?", ""), "`>` stands in front of lines",
        "the code alone: take out the `>` where lines begin with it", everywhere=True,
    ),
    Slip(
        r"^(?:\*\*\S.*|`[^`]+`:?|\[[^\]]*\]\(\S*\)|"
        r">\s.*|\|.*\||(?:-{3,}|={3,}|_{3,}|\*{3,}|~{3,}))\s*$", out,
        "this line is Markdown and not code", TAKEN_OUT,
    ),
    Slip(
        r"^(?:[-*+•]|\d+[.)])\s+\S.*$", out,
        "this line is a part of a list in a text, and not code", TAKEN_OUT,
    ),
)  # fmt: skip

SENTENCES = (
    Slip(
        rf"^(?!.*\b(?:import|def|class)\b)\s*{NO_STATEMENT}"
        r"[A-Za-z][\w'’,!:.]*(?: [\w'’,.:!?`*/-]+){3,}$", out,
        "this line reads like a sentence and not like code", TAKEN_OUT,
    ),
    Slip(
        rf"^(?!.*\b(?:import|def|class)\b)(?!(?i:{BEGINS})\b)"
        r"[A-Z][\w'’]*,?(?: [\w'’,`*/-]+)+[.:!?]$", out,
        "this line reads like a sentence and not like code", TAKEN_OUT,
    ),
    Slip(
        rf"^(?!(?i:{WORDS})\b)[A-Z][\w'’]*,?(?: [^\s=]+){{3,}}[.!?]$", out,
        "this line reads like a sentence and not like code", TAKEN_OUT,
    ),
    Slip(
        rf"^(?!(?i:{BEGINS})\b)(?:[A-Z]\w*:|[A-Z][a-z]+(?: [a-z]+){{1,2}})$", out,
        "`{found}` stands alone in this line, like the title of a text", TAKEN_OUT,
    ),
)  # fmt: skip
